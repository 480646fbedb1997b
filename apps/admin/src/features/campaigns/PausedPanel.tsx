import PlayArrowOutlined from '@mui/icons-material/PlayArrowOutlined';
import { useServerWords } from '../../api/server-words/useServerWords.js';
import { Button } from '../../components/bits/Button.js';
import { Notice } from '../../components/states/Notice.js';
import { ProgressLine } from '../../components/status/ProgressLine.js';
import { useTexts } from '../../i18n/index.js';
import { useCan } from '../session/index.js';
import type { CampaignStatus } from './campaign-status.js';
import { PanelFrame } from './PanelFrame.js';
import { ShipmentCounts } from './ShipmentCounts.js';
import { shareDone, type ShipmentLive } from './shipment-live.js';
import { campaignTexts } from './texts.js';
import { useSteerShipment } from './useSteerShipment.js';

/** What is said of a shipment that paused by itself, and what to do. */
const PAUSED_BY_ITSELF = {
  REFUSALS: ['pausedByRefusals', 'pausedByRefusalsHelp'],
  SENDER_REFUSED: ['pausedBySender', 'pausedBySenderHelp'],
} as const;

/** It stands still, by a member's wish or by itself, until somebody lets it go on. */
export function PausedPanel({ campaign, shipment }: { campaign: CampaignStatus; shipment: ShipmentLive }) {
  const say = useTexts(campaignTexts);
  const serverWords = useServerWords();
  const maySend = useCan('campaigns:send');
  const { resume, askCancel, busy } = useSteerShipment();
  const { pauseReason, detail } = shipment;
  const byItself = pauseReason === 'REFUSALS' || pauseReason === 'SENDER_REFUSED';
  const [title, help] = byItself ? PAUSED_BY_ITSELF[pauseReason] : [];
  return (
    <>
      {title && (
        <Notice tone="warn" title={say(title)}>
          {detail && <p>{say('quoted', { words: serverWords(detail) })}</p>}
          <p>{say(help)}</p>
        </Notice>
      )}
      <PanelFrame
        words={
          <>
            <ProgressLine label={campaign.name} share={shareDone(shipment) ?? 0} paused />
            <ShipmentCounts shipment={shipment} />
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
      </PanelFrame>
    </>
  );
}
