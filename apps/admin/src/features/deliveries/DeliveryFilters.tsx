import { useApolloClient, useQuery } from '@apollo/client/react';
import { DeliveryStatus } from '@chasqui/domain';
import MailOutlined from '@mui/icons-material/MailOutlined';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import { useCallback } from 'react';
import { ChoiceChips } from '../../components/filters/ChoiceChips.js';
import { FilterBar } from '../../components/filters/FilterBar.js';
import { FilterChip } from '../../components/filters/FilterChip.js';
import { SearchChip } from '../../components/filters/SearchChip.js';
import { SearchField } from '../../components/filters/SearchField.js';
import type { UrlState } from '../../components/filters/useUrlState.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { campaignOf, NO_CAMPAIGN, sortIn, type deliveryFilters } from './delivery-filters.js';
import { ShipmentFilter } from './ShipmentFilter.js';
import { deliveryTexts } from './texts.js';

const CAMPAIGN_CHOICES = graphql(`
  query DeliveriesCampaignChoices($search: String) {
    campaigns(first: 20, filter: { search: $search }, sort: { field: LAST_SHIPMENT, direction: DESC }) {
      nodes {
        id
        name
      }
    }
  }
`);

const CHOSEN_CAMPAIGN = graphql(`
  query DeliveriesChosenCampaign($id: ID!) {
    campaign(id: $id) {
      id
      name
    }
  }
`);

/** The filters above the list, all kept in the URL. */
export function DeliveryFilters({ values, set }: Pick<UrlState<typeof deliveryFilters>, 'values' | 'set'>) {
  const say = useTexts(deliveryTexts);
  const find = useCampaignChoices();
  const chosen = useCampaignName(campaignOf(values));
  const noCampaign = values.campaign === NO_CAMPAIGN;
  // Shipment and the order by name belong to the campaign, and go with it.
  const chooseCampaign = (campaign: string | null) =>
    set({ campaign, shipment: null, sort: sortIn({ ...values, campaign }) });
  return (
    <FilterBar
      search={
        <SearchField
          label={say('searchPeople')}
          value={values.search}
          onSearch={search => set({ search }, { replace: true })}
        />
      }
    >
      <ChoiceChips
        label={say('type')}
        value={values.channel}
        onChange={channel => set({ channel })}
        choices={[
          { value: null, label: say('all') },
          { value: 'EMAIL', label: say('mail'), icon: <MailOutlined aria-hidden /> },
          { value: 'NOTIFICATION', label: say('notification'), icon: <NotificationsOutlined aria-hidden /> },
        ]}
      />
      <SearchChip
        label={say('campaign')}
        chosen={noCampaign ? say('noCampaign') : chosen}
        onChange={chooseCampaign}
        searchLabel={say('searchCampaigns')}
        find={find}
      />
      {campaignOf(values) !== null && (
        <ShipmentFilter
          campaignId={campaignOf(values) ?? ''}
          value={values.shipment}
          onChange={shipment => set({ shipment })}
        />
      )}
      <FilterChip
        label={say('status')}
        value={values.status}
        onChange={status => set({ status })}
        options={Object.values(DeliveryStatus).map(status => ({
          value: status,
          label: say(`status${status}`),
        }))}
      />
    </FilterBar>
  );
}

/** Campaigns by a part of their name, those sent last first; before anything is typed, "No Campaign" too. */
function useCampaignChoices() {
  const say = useTexts(deliveryTexts);
  const client = useApolloClient();
  return useCallback(
    async (search: string) => {
      const { data } = await client.query({ query: CAMPAIGN_CHOICES, variables: { search } });
      const found = (data?.campaigns.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }));
      return search === '' ? [{ value: NO_CAMPAIGN, label: say('noCampaignChoice') }, ...found] : found;
    },
    [client, say],
  );
}

/** The name of the chosen campaign; its number until the name is here, or where it is gone. */
function useCampaignName(id: string | null): string | null {
  const { data } = useQuery(CHOSEN_CAMPAIGN, { variables: { id: id ?? '' }, skip: id === null });
  return id === null ? null : (data?.campaign?.name ?? `#${id}`);
}
