import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import ListAltOutlined from '@mui/icons-material/ListAltOutlined';
import ReplayOutlined from '@mui/icons-material/ReplayOutlined';
import { useQuery } from '@apollo/client/react';
import { styled } from '@mui/material/styles';
import { lazy, Suspense, useState } from 'react';
import { ButtonLink } from '../../components/bits/ButtonLink.js';
import type { MenuEntry } from '../../components/menu/entries.js';
import { Section } from '../../components/page/Section.js';
import { ErrorState } from '../../components/states/ErrorState.js';
import type { Sort } from '../../components/table/columns.js';
import { DataTable } from '../../components/table/DataTable.js';
import { RelativeTime } from '../../components/time/RelativeTime.js';
import { graphql } from '../../gql/index.js';
import type { CampaignShipmentsQuery, ShipmentsSortField } from '../../gql/graphql.js';
import { formatNumber, useLanguage, useTexts } from '../../i18n/index.js';
import { useCan } from '../session/index.js';
import type { CampaignStatus } from './campaign-status.js';
import { canRetryFailed } from './shipment-live.js';
import { ShipmentStatusChip } from './ShipmentStatusChip.js';
import { campaignTexts } from './texts.js';
import { useDeleteShipment } from './useDeleteShipment.js';

const RetryFailedDialog = lazy(() => import('./RetryFailedDialog.js'));

const SHIPMENTS = graphql(`
  query CampaignShipments($id: ID!, $sort: ShipmentsSort) {
    campaign(id: $id) {
      id
      shipments(first: 200, sort: $sort) {
        nodes {
          ...ShipmentLive
          toEveryone
          targetNames
          excludedTargetNames
        }
      }
    }
  }
`);

type Row = NonNullable<CampaignShipmentsQuery['campaign']>['shipments']['nodes'][number];
type By = 'date' | 'scope' | 'sent' | 'status';

const FIELDS: Readonly<Record<By, ShipmentsSortField>> = {
  date: 'STARTED_AT',
  scope: 'SCOPE',
  sent: 'SENT',
  status: 'STATUS',
};

/** Every launch of a campaign; each leads to its deliveries. */
export function ShipmentsTable({ campaign }: { campaign: CampaignStatus }) {
  const say = useTexts(campaignTexts);
  const { locale } = useLanguage();
  const maySend = useCan('campaigns:send');
  const [retrying, setRetrying] = useState<Row | null>(null);
  const [sort, setSort] = useState<Sort<By>>({ by: 'date', direction: 'desc' });
  const { data, previousData, loading, error, refetch } = useQuery(SHIPMENTS, {
    variables: {
      id: campaign.id,
      sort: { field: FIELDS[sort.by], direction: sort.direction === 'asc' ? 'ASC' : 'DESC' },
    },
  });
  const rows = (data ?? previousData)?.campaign?.shipments.nodes;
  const remove = useDeleteShipment(campaign);
  const deliveries = (row: Row) => `/deliveries?campaign=${campaign.id}&shipment=${row.id}`;
  const menu = (row: Row): MenuEntry[] => [
    { kind: 'link', label: say('seeDeliveries'), icon: <ListAltOutlined aria-hidden />, to: deliveries(row) },
    ...(maySend && canRetryFailed(row)
      ? [
          {
            label: say('retryFailed', { count: row.figures.failed }),
            icon: <ReplayOutlined aria-hidden />,
            onSelect: () => setRetrying(row),
          },
        ]
      : []),
    ...(maySend
      ? [
          {
            label: say('delete'),
            icon: <DeleteOutlineOutlined aria-hidden />,
            tone: 'bad' as const,
            onSelect: () => void remove(row),
          },
        ]
      : []),
  ];
  return (
    <Section
      title={say('shipments')}
      framed={false}
      actions={
        <ButtonLink small to={`/deliveries?campaign=${campaign.id}`}>
          {say('allDeliveries')}
        </ButtonLink>
      }
    >
      <DataTable
        label={say('shipments')}
        rows={rows}
        expected={Math.max(1, campaign.figures.shipments)}
        loading={loading && rows !== undefined && previousData !== undefined}
        rowKey={row => row.id}
        rowName={row => say('shipmentOf', { date: row.createdAt.slice(0, 10) })}
        sort={sort}
        onSort={setSort}
        rowMenu={menu}
        failure={
          error && !rows ? (
            <ErrorState title={say('shipmentsNotLoaded')} onRetry={() => void refetch()} />
          ) : undefined
        }
        columns={[
          {
            key: 'date',
            header: say('date'),
            sortBy: 'date',
            firstDirection: 'desc',
            cell: row => <RelativeTime at={row.startedAt ?? row.scheduledAt ?? row.createdAt} />,
            link: deliveries,
            below: row =>
              row.finishedAt ? (
                <Muted>{say.rich('ended', { when: () => <RelativeTime at={row.finishedAt ?? ''} /> })}</Muted>
              ) : null,
          },
          {
            key: 'targets',
            header: say('targets'),
            wideOnly: true,
            cell: row => (
              <Muted>{targetWords(row, say('everyone'), names => say('without', { names }))}</Muted>
            ),
          },
          {
            key: 'scope',
            header: say('scope'),
            sortBy: 'scope',
            firstDirection: 'desc',
            align: 'end',
            width: '104px',
            wideOnly: true,
            cell: row => (row.phase === 'SCHEDULED' ? '–' : formatNumber(row.figures.scope, locale)),
          },
          {
            key: 'sent',
            header: say('sent'),
            sortBy: 'sent',
            firstDirection: 'desc',
            align: 'end',
            width: '104px',
            cell: row => formatNumber(row.progress.sent, locale),
          },
          {
            key: 'status',
            header: say('status'),
            sortBy: 'status',
            width: '180px',
            cell: row => <ShipmentStatusChip shipment={row} />,
          },
        ]}
      />
      <Suspense fallback={null}>
        {retrying && <RetryFailedDialog shipment={retrying} onClose={() => setRetrying(null)} />}
      </Suspense>
    </Section>
  );
}

function targetWords(row: Row, everyone: string, without: (names: string) => string): string {
  const whom = row.toEveryone ? everyone : row.targetNames.join(', ');
  return row.excludedTargetNames.length === 0
    ? whom
    : `${whom} ${without(row.excludedTargetNames.join(', '))}`;
}

const Muted = styled('span')(({ theme }) => ({
  ...theme.typography.caption,
  color: theme.vars.palette.text.secondary,
}));
