import type { RetryPolicy } from '@chasqui/domain';
import { type SendOutcome, SmtpStep, UnsendableMessage } from '@chasqui/smtp';
import type { Ctx } from '../api-kit/context.js';
import type { Claimed } from './claimed.js';
import { type Consequence, consequenceOf } from './outcome.js';
import type { Rendered } from './render.js';
import type { SendingStats } from './sending-stats.js';
import type { Way } from './way.js';

/** A message with its mail, about to be handed over. */
export interface Attempt {
  message: Claimed;
  rendered: Rendered;
  /** What its content waits for. False: it may not go out any more. */
  clearance: Promise<boolean>;
}

/**
 * Hands one message to a relay.
 *
 * @returns what follows from it: what could not be made or sent is this message's alone.
 */
export async function handOver(
  { ctx, stats, retries }: { ctx: Pick<Ctx, 'now'>; stats: SendingStats; retries: () => RetryPolicy },
  { message, rendered, clearance }: Attempt,
  way: Way,
): Promise<Consequence> {
  if (!rendered.ok) return fault(message, rendered.why);
  // How long the relay takes, and not how long it waits for us.
  let began = performance.now();
  const cleared = clearance.then(go => {
    began = performance.now();
    return go;
  });
  let outcome: SendOutcome;
  try {
    outcome = await way.connection.send(rendered.message, cleared);
  } catch (error) {
    if (error instanceof UnsendableMessage) return fault(message, error.message);
    throw error;
  }
  const counts = hangsUp(outcome) && way.hungUpOn(message);
  const consequence = consequenceOf(message, outcome, retries(), ctx.now(), Math.random(), counts);
  if (consequence.kind === 'WITHHELD') return consequence;
  stats.answered(way.relayId, consequence, performance.now() - began);
  const { from } = rendered.message;
  if (consequence.kind === 'SENDER_REFUSED') way.refused(from);
  else if (consequence.kind === 'RELAY_TROUBLE') {
    if (!endsOldConnection(outcome, way)) way.trouble(consequence.detail);
  } else if (outcome.kind === 'accepted' || (outcome.kind === 'refused' && !hangsUp(outcome))) {
    way.took(from);
    way.success();
  }
  return consequence;
}

/** Steps at which the relay has taken the connection, who we are and the sender. */
const WITH_THE_MESSAGE: ReadonlySet<SmtpStep> = new Set([SmtpStep.RCPT, SmtpStep.DATA, SmtpStep.CONTENT]);

/** Whether the relay closed the connection when it knew of the message: that may be why. */
function hangsUp(outcome: SendOutcome): boolean {
  return outcome.kind === 'refused' && outcome.reply.code === 421 && WITH_THE_MESSAGE.has(outcome.step);
}

/** Whether the relay ended a connection that had served: that says nothing about the next one. */
function endsOldConnection(outcome: SendOutcome, way: Way): boolean {
  const ended = outcome.kind === 'lost' || (outcome.kind === 'refused' && outcome.reply.code === 421);
  return ended && way.connection.served > 0;
}

function fault({ id, leaseId }: Claimed, why: string): Consequence {
  const outcome = {
    id,
    leaseId,
    status: 'FAILED',
    reason: 'RENDERING',
    reply: why,
    dueAt: null,
    suppress: false,
  } as const;
  return { kind: 'SETTLE', outcome };
}
