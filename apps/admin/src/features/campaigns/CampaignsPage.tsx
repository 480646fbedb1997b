import AddOutlined from '@mui/icons-material/AddOutlined';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import MailOutlined from '@mui/icons-material/MailOutlined';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { countOf } from '../../api/count-of.js';
import { Button } from '../../components/bits/Button.js';
import { ButtonLink } from '../../components/bits/ButtonLink.js';
import { ChoiceChips } from '../../components/filters/ChoiceChips.js';
import { FilterBar } from '../../components/filters/FilterBar.js';
import { SearchField } from '../../components/filters/SearchField.js';
import { choiceParam, sortParam, textParam } from '../../components/filters/url-params.js';
import { useUrlState } from '../../components/filters/useUrlState.js';
import { Page } from '../../components/page/Page.js';
import { PageHeader } from '../../components/page/PageHeader.js';
import { EmptyState } from '../../components/states/EmptyState.js';
import { ErrorState } from '../../components/states/ErrorState.js';
import { DataTable } from '../../components/table/DataTable.js';
import { ListFooter } from '../../components/table/ListFooter.js';
import { usePaging } from '../../components/table/usePaging.js';
import { useSelection } from '../../components/table/useSelection.js';
import { graphql } from '../../gql/index.js';
import type { CampaignsSortField } from '../../gql/graphql.js';
import { useTexts } from '../../i18n/index.js';
import { useCan } from '../session/index.js';
import { useCampaignColumns, type CampaignsSortBy } from './campaign-columns.js';
import { campaignTexts } from './texts.js';
import { useCampaignMenu } from './useCampaignMenu.js';
import { useDeleteCampaigns } from './useDeleteCampaigns.js';
import { WatchShipment } from './WatchShipment.js';

const CAMPAIGNS = graphql(`
  query Campaigns($filter: CampaignsFilter, $sort: CampaignsSort, $after: String) {
    campaigns(filter: $filter, sort: $sort, first: 50, after: $after) {
      nodes {
        ...CampaignRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
      totalCountCapped
    }
  }
`);

const SORT_FIELDS: Readonly<Record<CampaignsSortBy, CampaignsSortField>> = {
  name: 'NAME',
  type: 'CHANNEL',
  sent: 'SENT',
  shipped: 'LAST_SHIPMENT',
  created: 'CREATED_AT',
};

/** Rows whose shipments are watched at most: a socket carries only so many subscriptions. */
const WATCHED = 15;

const filters = {
  channel: choiceParam(['EMAIL', 'NOTIFICATION']),
  search: textParam(),
  sort: sortParam(Object.keys(SORT_FIELDS) as CampaignsSortBy[], { by: 'created', direction: 'desc' }),
};

export default function CampaignsPage() {
  const say = useTexts(campaignTexts);
  const mayWrite = useCan('campaigns:write');
  const mayDelete = useCan('campaigns:send');
  const { values, set, clear, changed } = useUrlState(filters);
  const paging = usePaging();
  const { channel, search, sort } = values;
  const { data, previousData, loading, error, refetch } = useQuery(CAMPAIGNS, {
    variables: {
      filter: { channel, search: search || null },
      sort: { field: SORT_FIELDS[sort.by], direction: sort.direction === 'asc' ? 'ASC' : 'DESC' },
      after: paging.after,
    },
  });
  const list = (data ?? previousData)?.campaigns;
  const selection = useSelection(useMemo(() => list?.nodes.map(({ id }) => id) ?? [], [list]));
  const remove = useDeleteCampaigns();
  const menu = useCampaignMenu();
  const columns = useCampaignColumns();
  const add = (
    <ButtonLink kind="filled" to="/campaigns/new" icon={<AddOutlined aria-hidden />}>
      {say('newCampaign')}
    </ButtonLink>
  );
  const deleteSelected = async () => {
    const chosen = list?.nodes.filter(({ id }) => selection.has(id)) ?? [];
    if (await remove(chosen)) selection.clear();
  };
  const pending =
    list?.nodes.filter(({ latestShipment }) => latestShipment?.status === 'PENDING').slice(0, WATCHED) ?? [];
  return (
    <Page>
      <PageHeader title={say('campaigns')} action={mayWrite ? add : undefined} />
      <FilterBar
        search={
          <SearchField
            label={say('searchByName')}
            value={search}
            onSearch={text => set({ search: text }, { replace: true })}
          />
        }
      >
        <ChoiceChips
          label={say('channel')}
          value={channel}
          onChange={value => set({ channel: value })}
          choices={[
            { value: null, label: say('all') },
            { value: 'EMAIL', label: say('mail'), icon: <MailOutlined aria-hidden /> },
            {
              value: 'NOTIFICATION',
              label: say('notification'),
              icon: <NotificationsOutlined aria-hidden />,
            },
          ]}
        />
      </FilterBar>
      <DataTable
        label={say('campaigns')}
        columns={columns}
        rows={list?.nodes}
        rowKey={row => row.id}
        rowName={row => row.name}
        loading={loading}
        sort={sort}
        onSort={next => set({ sort: next })}
        rowMenu={mayWrite ? menu : undefined}
        selection={mayDelete ? selection : undefined}
        bulk={
          <Button
            small
            tone="bad"
            icon={<DeleteOutlineOutlined aria-hidden />}
            onClick={() => void deleteSelected()}
          >
            {say('delete')}
          </Button>
        }
        failure={
          error && !list ? (
            <ErrorState title={say('notLoaded')} onRetry={() => void refetch()}>
              {say('nothingLost')}
            </ErrorState>
          ) : undefined
        }
        empty={
          changed || paging.hasPrevious ? (
            <EmptyState
              drawing="nothingFound"
              action={<Button onClick={clear}>{say('clearFilters')}</Button>}
            >
              {say('noneFound')}
            </EmptyState>
          ) : (
            <EmptyState drawing="campaigns" action={mayWrite ? add : undefined}>
              {say('whatBelongsHere')}
            </EmptyState>
          )
        }
        footer={
          <ListFooter
            count={list && say('count', { count: countOf(list) })}
            paging={paging}
            pageInfo={list?.pageInfo}
          />
        }
      />
      {pending.map(({ id, latestShipment }) => (
        <WatchShipment
          key={id}
          campaignId={id}
          shipmentId={latestShipment?.id ?? null}
          onOther={() => void refetch()}
        />
      ))}
    </Page>
  );
}
