import SendOutlined from '@mui/icons-material/SendOutlined';
import { Button } from '../../components/bits/Button.js';
import { formatExact, useLanguage, useTexts } from '../../i18n/index.js';
import { useCan } from '../session/index.js';
import { PanelFrame } from './PanelFrame.js';
import { RescheduleButton } from './RescheduleButton.js';
import type { ShipmentLive } from './shipment-live.js';
import { campaignTexts } from './texts.js';
import { useSteerShipment } from './useSteerShipment.js';

/** Its time had long passed when Chasqui came back: it asks before it sends. */
export function OverduePanel({ shipment, timeZone }: { shipment: ShipmentLive; timeZone: string }) {
  const say = useTexts(campaignTexts);
  const { locale } = useLanguage();
  const maySend = useCan('campaigns:send');
  const { resume, askCancel, busy } = useSteerShipment();
  const due = formatExact(new Date(shipment.scheduledAt ?? shipment.createdAt), locale, timeZone);
  return (
    <PanelFrame
      words={
        <>
          <strong>{say('overdueTitle', { when: due })}</strong>
          <p>{say(maySend ? 'overdueQuestion' : 'overdueWaits')}</p>
        </>
      }
    >
      {maySend && (
        <>
          <Button
            kind="filled"
            icon={<SendOutlined aria-hidden />}
            loading={busy}
            onClick={() => void resume(shipment.id)}
          >
            {say('sendNow')}
          </Button>
          <RescheduleButton shipment={shipment} timeZone={timeZone} />
          <Button tone="bad" disabled={busy} onClick={() => void askCancel(shipment)}>
            {say('cancelShipment')}
          </Button>
        </>
      )}
    </PanelFrame>
  );
}
