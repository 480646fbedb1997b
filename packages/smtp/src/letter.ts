import { assertNever } from '@chasqui/domain';
import type { ContentBuffer } from './content-buffer.js';
import { checkAddress, mailCommand, needsSmtpUtf8, rcptCommand } from './envelope.js';
import type { MessageContent } from './message-content.js';
import type { RelayOffers } from './relay-offers.js';
import type { Unsupported } from './send-outcome.js';
import { SmtpStep } from './smtp-step.js';
import { unsupported } from './unsupported.js';

/** One message to one address. */
export interface OutgoingMessage {
  /** The envelope's sender, to whom bounces go; '' for none (RFC 5321 4.5.5). */
  from: string;
  /** The envelope's recipient. */
  to: string;
  content: MessageContent;
}

/** A command before the content. */
export type CommandStep = 'RESET' | 'MAIL' | 'RCPT' | 'DATA';

/** A message as it is said to a relay. */
export interface Letter {
  kind: 'letter';
  mail: string;
  rcpt: string;
  content: ContentBuffer;
}

/**
 * Makes a message ready to be said to a relay.
 *
 * @param content where its content is put; it must not be that of a message on its way
 * @returns what the relay would have to offer and does not, or the letter
 * @throws UnsendableMessage for an address or a content that would break the dialogue
 */
export function letterFor(
  { from, to, content: text }: OutgoingMessage,
  content: ContentBuffer,
  offers: RelayOffers,
): Letter | Unsupported {
  if (from !== '') checkAddress(from);
  checkAddress(to);
  content.load(text);
  const smtpUtf8 = needsSmtpUtf8(from) || needsSmtpUtf8(to);
  const missing = unsupported(offers, content, smtpUtf8);
  if (missing !== null) return missing;
  const mail = mailCommand(from, offers.size === null ? null : content.size, content.eightBit, smtpUtf8);
  return { kind: 'letter', mail, rcpt: rcptCommand(to), content };
}

/** All that is said before the content, for a relay that offers PIPELINING. */
export const envelopeOf = ({ mail, rcpt }: Letter): string => `${mail}${rcpt}DATA\r\n`;

/** One command of it, with its line end. */
export function commandOf({ mail, rcpt }: Letter, step: CommandStep): string {
  switch (step) {
    case SmtpStep.RESET:
      return 'RSET\r\n';
    case SmtpStep.MAIL:
      return mail;
    case SmtpStep.RCPT:
      return rcpt;
    case SmtpStep.DATA:
      return 'DATA\r\n';
    default:
      return assertNever(step);
  }
}
