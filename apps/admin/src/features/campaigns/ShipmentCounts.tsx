import { formatNumber, useLanguage, useTexts } from '../../i18n/index.js';
import { DeferredReason } from './DeferredReason.js';
import type { ShipmentLive } from './shipment-live.js';
import { campaignTexts } from './texts.js';

/** "41,204 of 128,940 sent · 12 deferred · 3 failed · 40 skipped". */
export function ShipmentCounts({ shipment }: { shipment: ShipmentLive }) {
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
  return (
    <>
      <p>{parts.join(' · ')}</p>
      <DeferredReason progress={shipment.progress} />
    </>
  );
}
