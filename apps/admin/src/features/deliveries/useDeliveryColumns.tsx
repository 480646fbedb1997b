import { styled } from '@mui/material/styles';
import { AddressLine, AddressText } from '../../components/bits/AddressLine.js';
import { Tooltip } from '../../components/bits/Tooltip.js';
import { oneLine } from '../../components/bits/one-line.js';
import { firstWritten } from '../../components/bits/first-written.js';
import type { Column } from '../../components/table/columns.js';
import { RelativeTime } from '../../components/time/RelativeTime.js';
import type { DeliveriesQuery } from '../../gql/graphql.js';
import { useTexts } from '../../i18n/index.js';
import { CampaignLink } from './CampaignLink.js';
import { ChannelLabel } from './ChannelLabel.js';
import type { DeliveriesBy } from './delivery-filters.js';
import { DeliveryReasonLine, hasReason } from './DeliveryReasonLine.js';
import { DeliveryStatusChip } from './DeliveryStatusChip.js';
import { deliveryTexts } from './texts.js';

export type DeliveryRow = DeliveriesQuery['deliveries']['nodes'][number];

/** How a delivery's user is called: by name, else by address; an erased user by that. */
export function useUserName(): (delivery: {
  user?: { name: string; email?: string | null } | null;
  address?: string | null;
}) => string {
  const say = useTexts(deliveryTexts);
  return ({ user, address }) => firstWritten(user?.name, user?.email, address, say('erasedUser'));
}

/** The columns of the list. Within one campaign its name would only repeat itself, and names can be sorted. */
export function useDeliveryColumns(inOneCampaign: boolean): readonly Column<DeliveryRow, DeliveriesBy>[] {
  const say = useTexts(deliveryTexts);
  const nameOf = useUserName();
  const columns: readonly Column<DeliveryRow, DeliveriesBy>[] = [
    {
      key: 'name',
      header: say('name'),
      width: '240px',
      ...(inOneCampaign && { sortBy: 'name' as const }),
      cell: row =>
        addressUnder(row) ? (
          <Short title={nameOf(row)}>{nameOf(row)}</Short>
        ) : (
          <AddressText text={nameOf(row)} />
        ),
      link: row => `/deliveries/${row.id}`,
      below: row => {
        const address = addressUnder(row);
        if (!address) return null;
        return (
          <Short title={address}>
            <AddressLine address={address} />
          </Short>
        );
      },
    },
    {
      key: 'campaign',
      header: say('campaign'),
      wideOnly: true,
      cell: ({ campaign }) =>
        campaign ? (
          <CampaignLink to={`/campaigns/${campaign.id}`} title={campaign.name}>
            {campaign.name}
          </CampaignLink>
        ) : (
          <Muted>{say('noCampaign')}</Muted>
        ),
    },
    {
      key: 'type',
      header: say('type'),
      wideOnly: true,
      width: '96px',
      cell: row => <ChannelLabel channel={row.channel} />,
    },
    {
      key: 'shipping',
      header: say('shipping'),
      sortBy: 'shipping',
      firstDirection: 'desc',
      wideOnly: true,
      width: '96px',
      cell: row => <When at={row.shippedAt} />,
    },
    {
      key: 'sent',
      header: say('sent'),
      sortBy: 'sent',
      firstDirection: 'desc',
      wideOnly: true,
      width: '96px',
      cell: row => <When at={row.sentAt} />,
    },
    {
      key: 'read',
      header: say('read'),
      wideOnly: true,
      width: '96px',
      cell: row => <When at={row.readAt ?? row.openedAt} />,
    },
    {
      key: 'status',
      header: say('status'),
      width: '144px',
      cell: row => <DeliveryStatusChip status={row.status} />,
      below: row =>
        hasReason(row) && (
          <Tooltip text={<DeliveryReasonLine delivery={row} />} describe={false}>
            <Reason>
              <DeliveryReasonLine delivery={row} short />
            </Reason>
          </Tooltip>
        ),
    },
  ];
  return inOneCampaign ? columns.filter(({ key }) => key !== 'campaign') : columns;
}

/** The address under a name; not where it is what stands for the name. */
function addressUnder({ user, address }: DeliveryRow): string | null | undefined {
  return user?.name ? (address ?? user.email) : null;
}

function When({ at }: { at: string | null | undefined }) {
  return at ? <RelativeTime at={at} short /> : '–';
}

/** In one line, so that all rows are alike; a phone has room for a second one, but not for a long one. */
const Short = styled('span')(({ theme }) => ({
  '&:not(:empty)': { [theme.breakpoints.up('sm')]: oneLine },
}));

const Muted = styled('span')(({ theme }) => ({ color: theme.vars.palette.text.secondary }));

const Reason = styled('span')(({ theme }) => ({
  ...theme.typography.caption,
  ...oneLine,
  color: theme.vars.palette.text.secondary,
}));
