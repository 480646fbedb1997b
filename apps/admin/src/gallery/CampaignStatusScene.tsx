import CheckCircleOutlineOutlined from '@mui/icons-material/CheckCircleOutlineOutlined';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import PauseOutlined from '@mui/icons-material/PauseOutlined';
import ScheduleSendOutlined from '@mui/icons-material/ScheduleSendOutlined';
import SendOutlined from '@mui/icons-material/SendOutlined';
import SyncOutlined from '@mui/icons-material/SyncOutlined';
import { Button } from '../components/bits/Button.js';
import { LineChart } from '../components/chart/LineChart.js';
import { FigureGrid, FigureTile } from '../components/figures/FigureTile.js';
import { Page } from '../components/page/Page.js';
import { PageHeader } from '../components/page/PageHeader.js';
import { Section, Surface } from '../components/page/Section.js';
import { Notice } from '../components/states/Notice.js';
import { ProgressLine } from '../components/status/ProgressLine.js';
import { StatusChip } from '../components/status/StatusChip.js';
import { DataTable } from '../components/table/DataTable.js';
import { RelativeTime } from '../components/time/RelativeTime.js';
import { formatNumber, formatPercent, useLanguage } from '../i18n/index.js';
import { GalleryFrame } from './GalleryFrame.js';

const HOUR = 3_600_000;
const start = Date.now() - 30 * HOUR;
const moments = Array.from({ length: 30 }, (_, hour) => new Date(start + hour * HOUR));
const opens = moments.map((_, hour) =>
  Math.round(2400 * Math.exp(-((hour - 5) ** 2) / 30) + 180 + 90 * Math.sin(hour)),
);
const clicks = opens.map((value, hour) => Math.round(value * (0.2 + 0.03 * Math.cos(hour))));

const shipments = [
  { id: '31', status: 'sending', scope: 128_940, sent: 41_204, at: new Date(Date.now() - 0.2 * HOUR) },
  { id: '22', status: 'scheduled', scope: null, sent: 0, at: new Date(Date.now() + 50 * HOUR) },
  { id: '18', status: 'completed', scope: 98_011, sent: 97_806, at: new Date(Date.now() - 400 * HOUR) },
  { id: '11', status: 'failed', scope: 12, sent: 0, at: new Date(Date.now() - 900 * HOUR) },
] as const;

function ShipmentStatus({ status }: { status: (typeof shipments)[number]['status'] }) {
  switch (status) {
    case 'sending':
      return <StatusChip icon={SyncOutlined} word="Sending" tone="accent" running />;
    case 'scheduled':
      return <StatusChip icon={ScheduleSendOutlined} word="Scheduled" tone="info" />;
    case 'completed':
      return <StatusChip icon={CheckCircleOutlineOutlined} word="Completed" tone="good" />;
    case 'failed':
      return <StatusChip icon={ErrorOutlineOutlined} word="Failed" tone="bad" />;
  }
}

export function CampaignStatusScene() {
  const { locale } = useLanguage();
  const percent = (share: number) => `${formatPercent(share, locale)} of sent`;
  return (
    <GalleryFrame>
      <Page>
        <PageHeader
          title="Spring sale 2026"
          back={{ to: '/campaigns', label: 'Campaigns' }}
          status={
            <>
              <StatusChip icon={SyncOutlined} word="Sending 41 %" tone="accent" running />
              <span>
                started <RelativeTime at={shipments[0].at} inSentence />
              </span>
            </>
          }
          menu={[
            { label: 'Message editor', icon: <EditOutlined aria-hidden />, onSelect: () => undefined },
            { label: 'Send test', icon: <SendOutlined aria-hidden />, onSelect: () => undefined },
            { kind: 'line' },
            {
              label: 'Delete',
              icon: <DeleteOutlineOutlined aria-hidden />,
              tone: 'bad',
              onSelect: () => undefined,
            },
          ]}
          action={
            <Button kind="filled" icon={<PauseOutlined aria-hidden />}>
              Pause
            </Button>
          }
        />
        <Surface>
          <ProgressLine label="Spring sale 2026" share={0.4137} ratePerSecond={312} secondsLeft={4210} />
        </Surface>
        <Notice tone="info">
          The shipment on Friday keeps the version of the message that it was scheduled with.
        </Notice>
        <FigureGrid>
          <FigureTile
            label="Reach"
            value={41_190}
            definition="Different users who got at least one message."
          />
          <FigureTile label="Shipments" value={3} />
          <FigureTile
            label="Sent"
            value={41_204}
            definition="Messages that a relay accepted."
            share="1.0 per user"
          />
          <FigureTile
            label="Unique opens"
            value={15_740}
            share={percent(0.382)}
            definition="Users who opened at least once."
          />
          <FigureTile
            label="Unique clicks"
            value={3_012}
            share={percent(0.0731)}
            definition="Users who clicked at least once."
          />
          <FigureTile
            label="Spam"
            value={4}
            share={percent(0.0001)}
            definition="Users who reported it as spam."
          />
          <FigureTile label="Bounced" value={118} share={percent(0.0029)} />
          <FigureTile label="Unsubscribed" value={null} missing="Known a day after sending" />
        </FigureGrid>
        <Section title="Opens and clicks">
          <LineChart
            label="Opens and clicks over time"
            momentHeader="Time"
            moments={moments}
            formatMoment={moment =>
              new Intl.DateTimeFormat(locale, { weekday: 'short', hour: 'numeric' }).format(moment)
            }
            lines={[
              { name: 'Opens', values: opens },
              { name: 'Clicks', values: clicks },
            ]}
          />
        </Section>
        <Section title="Shipments" framed={false}>
          <DataTable
            label="Shipments"
            rows={shipments}
            rowKey={row => row.id}
            rowName={row => row.id}
            rowMenu={() => [
              {
                label: 'Delete',
                icon: <DeleteOutlineOutlined aria-hidden />,
                tone: 'bad',
                onSelect: () => undefined,
              },
            ]}
            columns={[
              {
                key: 'date',
                header: 'Date',
                cell: row => <RelativeTime at={row.at} />,
                link: row => `/s/${row.id}`,
              },
              { key: 'targets', header: 'Targets', wideOnly: true, cell: () => 'Bought in the last year' },
              {
                key: 'scope',
                header: 'Scope',
                align: 'end',
                wideOnly: true,
                cell: row => (row.scope === null ? '–' : formatNumber(row.scope, locale)),
              },
              { key: 'sent', header: 'Sent', align: 'end', cell: row => formatNumber(row.sent, locale) },
              { key: 'status', header: 'Status', cell: row => <ShipmentStatus status={row.status} /> },
            ]}
          />
        </Section>
      </Page>
    </GalleryFrame>
  );
}
