import PauseOutlined from '@mui/icons-material/PauseOutlined';
import UndoOutlined from '@mui/icons-material/UndoOutlined';
import { Button } from '../../components/bits/Button.js';
import { Notice } from '../../components/states/Notice.js';
import { ProgressLine } from '../../components/status/ProgressLine.js';
import { RelativeTime } from '../../components/time/RelativeTime.js';
import { useNow } from '../../components/time/useNow.js';
import { formatExact, useLanguage, useTexts } from '../../i18n/index.js';
import { useCan } from '../session/index.js';
import type { CampaignStatus } from './campaign-status.js';
import { EndedNotice } from './EndedNotice.js';
import { OverduePanel } from './OverduePanel.js';
import { PanelFrame } from './PanelFrame.js';
import { PausedPanel } from './PausedPanel.js';
import { RescheduleButton } from './RescheduleButton.js';
import { RetryingPanel } from './RetryingPanel.js';
import { ShipmentCounts } from './ShipmentCounts.js';
import { shareDone, type ShipmentLive } from './shipment-live.js';
import { campaignTexts } from './texts.js';
import { useSteerShipment } from './useSteerShipment.js';

export interface ShipmentPanelProps {
  campaign: CampaignStatus;
  shipment: ShipmentLive;
  timeZone: string;
}

/** How the shipment under way stands, and what can be done about it; once it has ended, only what went wrong. */
export function ShipmentPanel({ campaign, shipment, timeZone }: ShipmentPanelProps) {
  const say = useTexts(campaignTexts);
  const now = useNow(1_000);
  if (shipment.status !== 'PENDING') return <EndedNotice shipment={shipment} />;
  const startsIn = shipment.startsAt ? (Date.parse(shipment.startsAt) - now.getTime()) / 1_000 : 0;
  if (shipment.phase === 'SCHEDULED') return <Scheduled shipment={shipment} timeZone={timeZone} />;
  if (shipment.pauseReason === 'OVERDUE') return <OverduePanel shipment={shipment} timeZone={timeZone} />;
  if (shipment.phase === 'PAUSED') return <PausedPanel campaign={campaign} shipment={shipment} />;
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
        <RetryingPanel shipment={shipment} timeZone={timeZone} />
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
  const at = shipment.scheduledAt ?? shipment.createdAt;
  return (
    <PanelFrame
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
          <RescheduleButton shipment={shipment} timeZone={timeZone} />
          <Button tone="bad" disabled={busy} onClick={() => void askCancel(shipment)}>
            {say('cancelShipment')}
          </Button>
        </>
      )}
    </PanelFrame>
  );
}

/** The ten seconds in which a launch can be taken back. */
function Starting({ shipment, seconds }: { shipment: ShipmentLive; seconds: number }) {
  const say = useTexts(campaignTexts);
  const maySend = useCan('campaigns:send');
  const { undo, busy } = useSteerShipment();
  return (
    <PanelFrame
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
    </PanelFrame>
  );
}

function Sending({ campaign, shipment }: { campaign: CampaignStatus; shipment: ShipmentLive }) {
  const say = useTexts(campaignTexts);
  const maySend = useCan('campaigns:send');
  const { pause, askCancel, busy } = useSteerShipment();
  const { ratePerSecond, etaSeconds } = shipment.progress;
  return (
    <PanelFrame
      words={
        <>
          <ProgressLine
            label={campaign.name}
            share={shareDone(shipment)}
            ratePerSecond={ratePerSecond || undefined}
            secondsLeft={etaSeconds ?? undefined}
          />
          <ShipmentCounts shipment={shipment} />
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
    </PanelFrame>
  );
}
