import { formatExact, useLanguage, useTexts } from '../../i18n/index.js';
import { Button } from '../../components/bits/Button.js';
import { useCan } from '../session/index.js';
import { DeferredReason } from './DeferredReason.js';
import { PanelFrame } from './PanelFrame.js';
import { RetryFailedButton } from './RetryFailedButton.js';
import type { ShipmentLive } from './shipment-live.js';
import { campaignTexts } from './texts.js';
import { useSteerShipment } from './useSteerShipment.js';

/** Every message had its turn; some are tried again. */
export function RetryingPanel({ shipment, timeZone }: { shipment: ShipmentLive; timeZone: string }) {
  const say = useTexts(campaignTexts);
  const { locale } = useLanguage();
  const maySend = useCan('campaigns:send');
  const { askCancel, busy } = useSteerShipment();
  const { deferred: count, retryUntil } = shipment.progress;
  return (
    <PanelFrame
      words={
        <>
          <strong>
            {retryUntil
              ? say('retryingUntil', { count, when: formatExact(new Date(retryUntil), locale, timeZone) })
              : say('retryingTitle', { count })}
          </strong>
          <DeferredReason progress={shipment.progress} />
        </>
      }
    >
      <RetryFailedButton shipment={shipment} />
      {maySend && (
        <Button tone="bad" disabled={busy} onClick={() => void askCancel(shipment)}>
          {say('stopRetrying')}
        </Button>
      )}
    </PanelFrame>
  );
}
