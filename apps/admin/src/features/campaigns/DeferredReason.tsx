import { useTexts } from '../../i18n/index.js';
import { useReasonWords } from '../deliveries/index.js';
import type { ShipmentLive } from './shipment-live.js';
import { campaignTexts } from './texts.js';

/** Why messages are deferred, with the relay's words: the reason most seen. Nothing while none are. */
export function DeferredReason({ progress }: Pick<ShipmentLive, 'progress'>) {
  const say = useTexts(campaignTexts);
  const reasonWords = useReasonWords();
  const { deferred, deferredReason: most } = progress;
  if (!most) return null;
  const reason = reasonWords(most.reason);
  const why = most.reply ? say('reasonWithWords', { reason, words: most.reply }) : reason;
  return <p>{say(most.count < deferred ? 'deferredMostly' : 'deferredAll', { why })}</p>;
}
