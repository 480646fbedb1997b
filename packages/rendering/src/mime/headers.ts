import { type FixedText, fixedText } from '../program/message-pieces.js';
import type { MimeEnvelope } from './envelope.js';
import {
  cleanHeaderText,
  encodeMachineReadable,
  encodeMailbox,
  encodePhrase,
  octets,
} from './header-text.js';
import { mimeDate } from './mime-date.js';

/**
 * Writes the headers of a mail, each line ended by CRLF, with one character per octet. What does not change from one
 * mail to the next is encoded once and kept, as one fixed text.
 *
 * Mail that offers unsubscription says `Precedence: bulk`, so that absence notices do not answer it (RFC 3834 2 names
 * it as a reason to be silent). A message to one person says `Auto-Submitted: auto-generated` instead (RFC 3834 5).
 */
export class HeaderWriter {
  private last: MimeEnvelope | null = null;
  private constant = fixedText('');

  /**
   * @param subject encoded already, see `encodeUnstructured`.
   * @param unsubscribeUrl where one-click unsubscription is posted to; only https and http addresses are written.
   */
  write(envelope: MimeEnvelope, subject: string, unsubscribeUrl: string | null): [string, FixedText] {
    const listUnsubscribe = envelope.listUnsubscribe ? unsubscribeLines(envelope, unsubscribeUrl) : '';
    const own = `To: ${encodeMailbox(envelope.to.name, envelope.to.address, 4)}\r\nSubject: ${subject}\r\nDate: ${mimeDate(envelope.date)}\r\nMessage-ID: <${token(envelope.messageId)}>\r\n${listUnsubscribe}`;
    return [own, this.constantLines(envelope)];
  }

  private constantLines(envelope: MimeEnvelope): FixedText {
    if (this.last === null || !sameConstants(envelope, this.last)) {
      this.constant = fixedText(constantLines(envelope));
      this.last = envelope;
    }
    return this.constant;
  }
}

function sameConstants(one: MimeEnvelope, other: MimeEnvelope): boolean {
  return (
    one.from.name === other.from.name &&
    one.from.address === other.from.address &&
    one.replyTo?.name === other.replyTo?.name &&
    one.replyTo?.address === other.replyTo?.address &&
    one.listId?.id === other.listId?.id &&
    one.listId?.name === other.listId?.name &&
    one.feedbackId === other.feedbackId &&
    one.listUnsubscribe === other.listUnsubscribe &&
    one.headers === other.headers
  );
}

function constantLines(envelope: MimeEnvelope): string {
  const { from, replyTo, listId, feedbackId, headers = [] } = envelope;
  const lines = [`From: ${encodeMailbox(from.name, from.address, 6)}`];
  if (replyTo !== null) lines.push(`Reply-To: ${encodeMailbox(replyTo.name, replyTo.address, 10)}`);
  if (listId !== null) {
    const phrase = listId.name === null ? '' : `${encodePhrase(listId.name, 9)} `;
    lines.push(`List-Id: ${phrase}<${token(listId.id)}>`);
  }
  if (feedbackId !== null) lines.push(`Feedback-ID: ${encodeMachineReadable(feedbackId, 13)}`);
  lines.push(envelope.listUnsubscribe ? 'Precedence: bulk' : 'Auto-Submitted: auto-generated');
  for (const { name, value } of headers) {
    const safeName = name.replace(/[^!-9;-~]/g, '');
    if (safeName !== '') lines.push(`${safeName}: ${encodeMachineReadable(value, safeName.length + 2)}`);
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** RFC 2369 3.2 and RFC 8058 3.1. The address is not folded: some readers do not unfold it. */
function unsubscribeLines(envelope: MimeEnvelope, url: string | null): string {
  const targets: string[] = [];
  if (url !== null && /^https?:/.test(url)) targets.push(`<${token(url)}>`);
  const oneClick = targets.length > 0;
  if (envelope.listUnsubscribeMailto !== null)
    targets.push(`<mailto:${token(envelope.listUnsubscribeMailto)}>`);
  if (targets.length === 0) return '';
  const post = oneClick ? 'List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n' : '';
  return `List-Unsubscribe: ${targets.join(',\r\n ')}\r\n${post}`;
}

/** Something that stands between angle brackets. */
function token(text: string): string {
  return octets(cleanHeaderText(text).replace(/[<>\s]/g, ''));
}
