import MailOutlined from '@mui/icons-material/MailOutlined';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import { styled } from '@mui/material/styles';
import { TagChips } from '../../components/bits/TagChips.js';
import { ProgressLine } from '../../components/status/ProgressLine.js';
import type { Column } from '../../components/table/columns.js';
import { RelativeTime } from '../../components/time/RelativeTime.js';
import { graphql } from '../../gql/index.js';
import type { CampaignRowFragment } from '../../gql/graphql.js';
import { formatNumber, useLanguage, useTexts } from '../../i18n/index.js';
import { ShipmentStatusChip } from './ShipmentStatusChip.js';
import { isMoving, shareDone, type ShipmentLive } from './shipment-live.js';
import { campaignTexts } from './texts.js';

graphql(`
  fragment CampaignRow on Campaign {
    id
    name
    channel
    targeting
    targets {
      id
      name
    }
    sentCount
    lastShipmentAt
    createdAt
    latestShipment {
      ...ShipmentLive
    }
  }
`);

export type CampaignsSortBy = 'name' | 'type' | 'sent' | 'shipped' | 'created';

export function useCampaignColumns(): Column<CampaignRowFragment, CampaignsSortBy>[] {
  const say = useTexts(campaignTexts);
  const { locale } = useLanguage();
  return [
    {
      key: 'name',
      header: say('name'),
      sortBy: 'name',
      cell: row => row.name,
      link: row => `/campaigns/${row.id}`,
      below: row => (
        <>
          {row.targeting && <TagChips label={say('targets')} tags={row.targets.map(({ name }) => name)} />}
          {row.latestShipment && <UnderWay name={row.name} shipment={row.latestShipment} />}
        </>
      ),
    },
    {
      key: 'type',
      header: say('type'),
      sortBy: 'type',
      wideOnly: true,
      width: '136px',
      cell: row => (
        <Type>
          {row.channel === 'EMAIL' ? <MailOutlined aria-hidden /> : <NotificationsOutlined aria-hidden />}
          {say(row.channel === 'EMAIL' ? 'mail' : 'notification')}
        </Type>
      ),
    },
    {
      key: 'sent',
      header: say('sent'),
      sortBy: 'sent',
      firstDirection: 'desc',
      align: 'end',
      width: '112px',
      cell: row => formatNumber(sentOf(row), locale),
    },
    {
      key: 'shipped',
      header: say('lastShipment'),
      sortBy: 'shipped',
      firstDirection: 'desc',
      wideOnly: true,
      width: '160px',
      cell: row =>
        row.lastShipmentAt === null || row.lastShipmentAt === undefined ? (
          say('never')
        ) : (
          <RelativeTime at={row.lastShipmentAt} />
        ),
    },
    {
      key: 'created',
      header: say('createdOn'),
      sortBy: 'created',
      firstDirection: 'desc',
      wideOnly: true,
      width: '136px',
      cell: row => <RelativeTime at={row.createdAt} />,
    },
  ];
}

/** The list's own count is as old as the list; a shipment that moves is newer. */
function sentOf({ sentCount, latestShipment }: CampaignRowFragment): number {
  return Math.max(sentCount, latestShipment?.progress.sent ?? 0);
}

/** What is worth saying of the newest shipment in a list: that it moves, stands still or went wrong. */
function UnderWay({ name, shipment }: { name: string; shipment: ShipmentLive }) {
  if (isMoving(shipment))
    return (
      <ProgressLine
        label={name}
        share={shareDone(shipment)}
        ratePerSecond={shipment.progress.ratePerSecond || undefined}
        secondsLeft={shipment.progress.etaSeconds ?? undefined}
      />
    );
  if (shipment.status === 'PENDING' || shipment.status === 'FAILED')
    return (
      <span>
        <ShipmentStatusChip shipment={shipment} />
      </span>
    );
  return null;
}

const Type = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  verticalAlign: 'middle',
  gap: theme.spacing(0.75),
  color: theme.vars.palette.text.secondary,
  '& svg': { fontSize: theme.size.iconSmall },
}));
