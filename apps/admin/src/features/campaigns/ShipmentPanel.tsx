import PauseOutlined from '@mui/icons-material/PauseOutlined';
import PlayArrowOutlined from '@mui/icons-material/PlayArrowOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import UndoOutlined from '@mui/icons-material/UndoOutlined';
import { styled } from '@mui/material/styles';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useServerWords } from '../../api/server-words/useServerWords.js';
import { Button } from '../../components/bits/Button.js';
import { Surface } from '../../components/page/Section.js';
import { Notice } from '../../components/states/Notice.js';
import { ProgressLine } from '../../components/status/ProgressLine.js';
import { RelativeTime } from '../../components/time/RelativeTime.js';
import { useNow } from '../../components/time/useNow.js';
import { formatExact, formatNumber, useLanguage, useTexts } from '../../i18n/index.js';
import { useCan } from '../session/index.js';
import type { CampaignStatus } from './campaign-status.js';
import { shareDone, type ShipmentLive } from './shipment-live.js';
import { campaignTexts } from './texts.js';
import { useSteerShipment } from './useSteerShipment.js';

const RescheduleDialog = lazy(() => import('./RescheduleDialog.js'));

export interface ShipmentPanelProps {
  campaign: CampaignStatus;
  shipment: ShipmentLive;
  timeZone: string;
}

/** How the shipment under way stands, and what can be done about it; nothing once it has ended well. */
export function ShipmentPanel({ campaign, shipment, timeZone }: ShipmentPanelProps) {
  const say = useTexts(campaignTexts);
  const serverWords = useServerWords();
  const now = useNow(1_000);
  if (shipment.status === 'FAILED')
    return (
      <Notice tone="bad" title={say('failedTitle')}>
        {shipment.detail && serverWords(shipment.detail)}
      </Notice>
    );
  if (shipment.status !== 'PENDING') return null;
  const startsIn = shipment.startsAt ? (Date.parse(shipment.startsAt) - now.getTime()) / 1_000 : 0;
  if (shipment.phase === 'SCHEDULED') return <Scheduled shipment={shipment} timeZone={timeZone} />;
  if (shipment.phase === 'PAUSED') return <Paused campaign={campaign} shipment={shipment} />;
  if (shipment.phase !== 'RETRYING' && startsIn > 0)
    return <Starting shipment={shipment} seconds={Math.ceil(startsIn)} />;
  return (
    <>
      {shipment.trouble && (
        <Notice tone="warn" title={say('mailTrouble', { relay: shipment.trouble.name })}>
          {say('mailTroubleWords', { words: shipment.trouble.words })}
        </Notice>
      )}
      {shipment.phase === 'RETRYING' ? (
        <Retrying shipment={shipment} timeZone={timeZone} />
      ) : (
        <Sending campaign={campaign} shipment={shipment} />
      )}
    </>
  );
}

function Scheduled({ shipment, timeZone }: { shipment: ShipmentLive; timeZone: string }) {
  const say = useTexts(campaignTexts);
  const { locale } = useLanguage();
  const maySend = useCan('campaigns:send');
  const { askCancel, busy } = useSteerShipment();
  const [moving, setMoving] = useState(false);
  const at = shipment.scheduledAt ?? shipment.createdAt;
  return (
    <Panel
      words={
        <>
          <strong>{say('goesOutAt', { when: formatExact(new Date(at), locale, timeZone) })}</strong>
          <p>
            <RelativeTime at={at} timeZone={timeZone} /> · {say('audienceThen')}
          </p>
        </>
      }
    >
      {maySend && (
        <>
          <Button icon={<ScheduleOutlined aria-hidden />} onClick={() => setMoving(true)}>
            {say('changeTime')}
          </Button>
          <Button tone="bad" disabled={busy} onClick={() => void askCancel(shipment)}>
            {say('cancelShipment')}
          </Button>
        </>
      )}
      <Suspense fallback={null}>
        {moving && (
          <RescheduleDialog shipment={shipment} timeZone={timeZone} onClose={() => setMoving(false)} />
        )}
      </Suspense>
    </Panel>
  );
}

/** The ten seconds in which a launch can be taken back. */
function Starting({ shipment, seconds }: { shipment: ShipmentLive; seconds: number }) {
  const say = useTexts(campaignTexts);
  const maySend = useCan('campaigns:send');
  const { undo, busy } = useSteerShipment();
  return (
    <Panel
      words={
        <>
          <strong role="timer">{say('startsIn', { count: seconds })}</strong>
          <p>{say('nothingLeftYet')}</p>
        </>
      }
    >
      {maySend && (
        <Button icon={<UndoOutlined aria-hidden />} loading={busy} onClick={() => void undo(shipment.id)}>
          {say('undo')}
        </Button>
      )}
    </Panel>
  );
}

function Sending({ campaign, shipment }: { campaign: CampaignStatus; shipment: ShipmentLive }) {
  const say = useTexts(campaignTexts);
  const maySend = useCan('campaigns:send');
  const { pause, askCancel, busy } = useSteerShipment();
  const { ratePerSecond, etaSeconds } = shipment.progress;
  return (
    <Panel
      words={
        <>
          <ProgressLine
            label={campaign.name}
            share={shareDone(shipment)}
            ratePerSecond={ratePerSecond || undefined}
            secondsLeft={etaSeconds ?? undefined}
          />
          <Counts shipment={shipment} />
        </>
      }
    >
      {maySend && (
        <>
          <Button icon={<PauseOutlined aria-hidden />} loading={busy} onClick={() => void pause(shipment.id)}>
            {say('pause')}
          </Button>
          <Button tone="bad" disabled={busy} onClick={() => void askCancel(shipment)}>
            {say('cancelShipment')}
          </Button>
        </>
      )}
    </Panel>
  );
}

const PAUSE_WORDS = {
  MEMBER: 'pausedByMember',
  OVERDUE: 'pausedOverdue',
  REFUSALS: 'pausedByRefusals',
} as const;

function Paused({ campaign, shipment }: { campaign: CampaignStatus; shipment: ShipmentLive }) {
  const say = useTexts(campaignTexts);
  const serverWords = useServerWords();
  const maySend = useCan('campaigns:send');
  const { resume, askCancel, busy } = useSteerShipment();
  const { pauseReason, detail } = shipment;
  return (
    <>
      {pauseReason && pauseReason !== 'MEMBER' && (
        <Notice tone="warn" title={say(PAUSE_WORDS[pauseReason])}>
          {detail && serverWords(detail)}
        </Notice>
      )}
      <Panel
        words={
          <>
            <ProgressLine label={campaign.name} share={shareDone(shipment) ?? 0} paused />
            <Counts shipment={shipment} />
          </>
        }
      >
        {maySend && (
          <>
            <Button
              kind="filled"
              icon={<PlayArrowOutlined aria-hidden />}
              loading={busy}
              onClick={() => void resume(shipment.id)}
            >
              {say('resume')}
            </Button>
            <Button tone="bad" disabled={busy} onClick={() => void askCancel(shipment)}>
              {say('cancelShipment')}
            </Button>
          </>
        )}
      </Panel>
    </>
  );
}

function Retrying({ shipment, timeZone }: { shipment: ShipmentLive; timeZone: string }) {
  const say = useTexts(campaignTexts);
  const { locale } = useLanguage();
  const maySend = useCan('campaigns:send');
  const { askCancel, busy } = useSteerShipment();
  const { deferred, retryUntil } = shipment.progress;
  return (
    <Panel
      words={
        <>
          <strong>{say('retryingTitle', { count: deferred })}</strong>
          {retryUntil && (
            <p>{say('retryingUntil', { when: formatExact(new Date(retryUntil), locale, timeZone) })}</p>
          )}
        </>
      }
    >
      {maySend && (
        <Button tone="bad" disabled={busy} onClick={() => void askCancel(shipment)}>
          {say('stopRetrying')}
        </Button>
      )}
    </Panel>
  );
}

/** "41,204 of 128,940 sent · 12 deferred · 3 failed · 40 skipped". */
function Counts({ shipment }: { shipment: ShipmentLive }) {
  const say = useTexts(campaignTexts);
  const { locale } = useLanguage();
  const { total, sent, failed, skipped, deferred } = shipment.progress;
  const parts = [
    say('sentOf', {
      sent: formatNumber(sent, locale),
      scope: formatNumber(Math.max(0, total - skipped), locale),
    }),
    ...(deferred > 0 ? [say('countDeferred', { count: deferred })] : []),
    ...(failed > 0 ? [say('countFailed', { count: failed })] : []),
    ...(skipped > 0 ? [say('countSkipped', { count: skipped })] : []),
  ];
  return <p>{parts.join(' · ')}</p>;
}

function Panel({ words, children }: { words: ReactNode; children: ReactNode }) {
  return (
    <Outer>
      <Words>{words}</Words>
      <Buttons>{children}</Buttons>
    </Outer>
  );
}

const Outer = styled(Surface)(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(2, 3),
  [theme.breakpoints.down('sm')]: { flexDirection: 'column', alignItems: 'stretch' },
}));

const Words = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  flex: 1,
  display: 'grid',
  gap: theme.spacing(0.75),
  minWidth: 0,
  fontVariantNumeric: 'tabular-nums',
  '& > strong': { ...theme.typography.subtitle1 },
  '& > p': { ...theme.typography.caption, color: theme.vars.palette.text.secondary },
}));

const Buttons = styled('div')(({ theme }) => ({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }));
