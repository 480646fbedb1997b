import { type DeliveryReason, type RetryPolicy, retryPause } from '@chasqui/domain';
import type { SendOutcome } from '@chasqui/smtp';
import type { Claimed } from './claimed.js';
import type { SettledOutcome } from './settle.sql.js';

/** What follows from a try: it is settled, or the relay is in trouble and the message goes back without having been tried. */
export type Consequence =
  | { kind: 'SETTLE'; outcome: SettledOutcome }
  | { kind: 'RELAY_TROUBLE'; detail: string }
  | { kind: 'SENDER_REFUSED'; detail: string }
  /** It was begun ahead, and nothing was said about it: it goes back. */
  | { kind: 'WITHHELD' };

/** Replies at MAIL FROM that are about the connection or who we are, and not about the sender. */
const ABOUT_US: ReadonlySet<number> = new Set([500, 501, 502, 503, 504, 521, 530, 534, 535, 538]);

/**
 * From what the relay did to what the ledger says.
 *
 * | outcome | ledger |
 * |---|---|
 * | accepted | SENT |
 * | refused at MAIL FROM, 5xx, for the sender | another relay is tried; see `Detours` |
 * | refused, the relay's trouble | back to the queue, the relay rests |
 * | hung up on with 421 for the third time (`HangUps`) | DEFERRED, TRY_LATER |
 * | refused for the address, 4xx | DEFERRED, TRY_LATER |
 * | refused for the address, 5xx | BOUNCED: UNKNOWN_MAILBOX (and suppressed) or ADDRESS_REFUSED |
 * | refused for the message, 4xx | DEFERRED, TRY_LATER |
 * | refused for the message, 5xx | FAILED, MESSAGE_REFUSED |
 * | not offered: SMTPUTF8, SIZE | FAILED, NEEDS_SMTPUTF8, TOO_LARGE |
 * | unsendable: it would break the dialogue (`Pipeline`) | FAILED, RENDERING |
 * | lost before the relay heard of the message | back to the queue, the relay rests |
 * | lost later | DEFERRED, CONNECTION_LOST |
 * | withheld: sending was stopped, or the connection ended with the message before | back to the queue |
 * | deferred beyond the give-up time | FAILED, GAVE_UP |
 *
 * @param chance a number from 0 to 1 that spreads the retries.
 * @param hungUpOften the relay hangs up on this message, again.
 */
export function consequenceOf(
  message: Claimed,
  outcome: SendOutcome,
  retries: RetryPolicy,
  now: Date,
  chance: number,
  hungUpOften = false,
): Consequence {
  switch (outcome.kind) {
    case 'accepted':
      return settle(message, 'SENT', null, outcome.reply.text);
    case 'unsupported':
      return settle(
        message,
        'FAILED',
        outcome.feature === 'SIZE' ? 'TOO_LARGE' : 'NEEDS_SMTPUTF8',
        outcome.message,
      );
    case 'withheld':
      return { kind: 'WITHHELD' };
    case 'lost':
      // RSET ends what is left of the message before.
      if (outcome.step === 'RESET' || outcome.step === 'MAIL')
        return { kind: 'RELAY_TROUBLE', detail: outcome.detail };
      return defer(message, 'CONNECTION_LOST', outcome.detail, retries, now, chance);
    case 'refused':
      if (hungUpOften) return defer(message, 'TRY_LATER', outcome.reply.text, retries, now, chance);
      return refused(message, outcome, retries, now, chance);
  }
}

function refused(
  message: Claimed,
  outcome: Extract<SendOutcome, { kind: 'refused' }>,
  retries: RetryPolicy,
  now: Date,
  chance: number,
): Consequence {
  const { by, step, permanent, unknownMailbox, reply } = outcome;
  if (by === 'RELAY' && step === 'MAIL' && permanent && !ABOUT_US.has(reply.code))
    return { kind: 'SENDER_REFUSED', detail: reply.text };
  if (by === 'RELAY') return { kind: 'RELAY_TROUBLE', detail: reply.text };
  if (!permanent) return defer(message, 'TRY_LATER', reply.text, retries, now, chance);
  if (by === 'MESSAGE')
    return settle(message, 'FAILED', reply.code === 552 ? 'TOO_LARGE' : 'MESSAGE_REFUSED', reply.text);
  return settle(
    message,
    'BOUNCED',
    unknownMailbox ? 'UNKNOWN_MAILBOX' : 'ADDRESS_REFUSED',
    reply.text,
    unknownMailbox,
  );
}

function defer(
  message: Claimed,
  reason: DeliveryReason,
  reply: string,
  retries: RetryPolicy,
  now: Date,
  chance: number,
): Consequence {
  const firstTriedAt = message.firstTriedAt ?? now;
  const dueAt = new Date(now.getTime() + retryPause(retries, message.attempts + 1, chance));
  if (dueAt.getTime() - firstTriedAt.getTime() > retries.giveUpMs)
    return settle(message, 'FAILED', 'GAVE_UP', reply);
  return {
    kind: 'SETTLE',
    outcome: {
      id: message.id,
      leaseId: message.leaseId,
      status: 'DEFERRED',
      reason,
      reply,
      dueAt,
      suppress: false,
    },
  };
}

/** Of a message without shipment, which nobody could resume. */
export function senderRefused(message: Claimed, reply: string): SettledOutcome {
  const { id, leaseId } = message;
  return { id, leaseId, status: 'FAILED', reason: 'SENDER_REFUSED', reply, dueAt: null, suppress: false };
}

function settle(
  message: Claimed,
  status: 'SENT' | 'BOUNCED' | 'FAILED',
  reason: DeliveryReason | null,
  reply: string,
  suppress = false,
): Consequence {
  return {
    kind: 'SETTLE',
    outcome: { id: message.id, leaseId: message.leaseId, status, reason, reply, dueAt: null, suppress },
  };
}
