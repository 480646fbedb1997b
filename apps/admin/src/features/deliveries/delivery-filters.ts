import { DeliveryStatus } from '@chasqui/domain';
import { choiceParam, idParam, sortParam, textParam } from '../../components/filters/url-params.js';
import type { UrlState } from '../../components/filters/useUrlState.js';
import type { Sort } from '../../components/table/columns.js';
import type { DeliveriesFilter, DeliveriesSort, DeliveriesSortField } from '../../gql/graphql.js';

/** In the URL's `campaign`: one-off messages, which belong to none. */
export const NO_CAMPAIGN = 'none';

export type DeliveriesBy = 'sent' | 'shipping' | 'name';
const NEWEST_FIRST: Sort<DeliveriesBy> = { by: 'sent', direction: 'desc' };

/** The filters as the URL keeps them; other rooms link here with `campaign` and `shipment`. */
export const deliveryFilters = {
  channel: choiceParam(['EMAIL', 'NOTIFICATION']),
  campaign: idParam(),
  shipment: idParam(),
  status: choiceParam(Object.values(DeliveryStatus)),
  search: textParam(),
  sort: sortParam<DeliveriesBy>(['sent', 'shipping', 'name'], NEWEST_FIRST),
};

export type DeliveryFilterValues = UrlState<typeof deliveryFilters>['values'];

const FIELDS: Readonly<Record<DeliveriesBy, DeliveriesSortField>> = {
  sent: 'SENT',
  shipping: 'SHIPPING',
  name: 'NAME',
};

/** The campaign that is chosen, if one is: one-off messages are of none. */
export const campaignOf = ({ campaign }: DeliveryFilterValues): string | null =>
  campaign === NO_CAMPAIGN ? null : campaign;

/** A list sorted by name is one campaign's; everything else falls back to the newest first. */
export function sortIn(values: DeliveryFilterValues): Sort<DeliveriesBy> {
  return values.sort.by === 'name' && campaignOf(values) === null ? NEWEST_FIRST : values.sort;
}

/** What the URL says, as the API wants it. A shipment counts within its campaign only. */
export function deliveriesAsked(values: DeliveryFilterValues): {
  filter: DeliveriesFilter;
  sort: DeliveriesSort;
} {
  const { channel, campaign, shipment, status, search } = values;
  const campaignId = campaignOf(values);
  const { by, direction } = sortIn(values);
  return {
    filter: {
      channel,
      campaignId,
      noCampaign: campaign === NO_CAMPAIGN,
      shipmentId: campaignId === null ? null : shipment,
      status,
      search,
    },
    sort: { field: FIELDS[by], direction: direction === 'desc' ? 'DESC' : 'ASC' },
  };
}
