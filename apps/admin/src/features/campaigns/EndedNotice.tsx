import { useServerWords } from '../../api/server-words/useServerWords.js';
import { Notice } from '../../components/states/Notice.js';
import { useTexts } from '../../i18n/index.js';
import { RetryFailedButton } from './RetryFailedButton.js';
import type { ShipmentLive } from './shipment-live.js';
import { campaignTexts } from './texts.js';

/** What went wrong with a shipment that has ended, and what can be tried again; nothing when all went well. */
export function EndedNotice({ shipment }: { shipment: ShipmentLive }) {
  const say = useTexts(campaignTexts);
  const serverWords = useServerWords();
  const { status, detail, figures } = shipment;
  const action = <RetryFailedButton shipment={shipment} />;
  if (status === 'FAILED')
    return (
      <Notice tone="bad" title={say('failedTitle')} action={action}>
        {detail && serverWords(detail)}
      </Notice>
    );
  if (status !== 'COMPLETED' || figures.failed === 0) return null;
  return (
    <Notice tone="info" title={say('someFailed', { count: figures.failed })} action={action}>
      {say('someFailedHelp')}
    </Notice>
  );
}
