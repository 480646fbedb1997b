import type { ContentBuffer } from './content-buffer.js';
import type { RelayOffers } from './relay-offers.js';
import { NeededExtension, type Unsupported } from './send-outcome.js';

/** @returns what the message needs and the relay does not offer, or null when nothing is amiss. */
export function unsupported(
  offers: RelayOffers,
  content: Pick<ContentBuffer, 'size' | 'eightBit'>,
  smtpUtf8: boolean,
): Unsupported | null {
  if (smtpUtf8 && !offers.smtpUtf8)
    return lacking(
      NeededExtension.SMTPUTF8,
      'An address has characters beyond ASCII, for which the relay would have to offer SMTPUTF8.',
    );
  if (content.eightBit && !offers.eightBitMime)
    return lacking(
      NeededExtension.EIGHTBITMIME,
      'The message has octets above 127, for which the relay would have to offer 8BITMIME.',
    );
  if (offers.size !== null && offers.size > 0 && content.size > offers.size)
    return lacking(
      NeededExtension.SIZE,
      `The message has ${content.size} octets; the relay takes up to ${offers.size}.`,
    );
  return null;
}

const lacking = (feature: NeededExtension, message: string): Unsupported => ({
  kind: 'unsupported',
  feature,
  message,
});
