import type { RelayId, RetryPolicy } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import { type Attempt, handOver } from './hand-over.js';
import type { Consequence } from './outcome.js';
import type { Route } from './route.js';
import type { SendingStats } from './sending-stats.js';
import type { Way } from './way.js';

/** What it takes to offer a message to one relay after another. */
interface Offering {
  ctx: Pick<Ctx, 'now'>;
  stats: SendingStats;
  route: Route;
  retries(): RetryPolicy;
  stopping: AbortSignal;
}

/** What became of a message at all the relays that could be asked. */
export type Offered =
  | Consequence
  /** Those that were asked refuse its sender; others take no mail now. */
  | { kind: 'NOT_NOW' };

/**
 * Hands one message over, and where a relay refuses its sender, to the next relay that takes mail. A relay that refused
 * the sender again and again is asked last.
 *
 * @returns SENDER_REFUSED when every relay did.
 */
export async function offer(side: Offering, attempt: Attempt, way: Way): Promise<Offered> {
  const { rendered } = attempt;
  if (!rendered.ok || !way.dislikes(rendered.message.from)) {
    const first = await handOver(side, attempt, way);
    return first.kind === 'SENDER_REFUSED' ? elsewhere(side, attempt, new Set([way.relayId]), first) : first;
  }
  const other = await elsewhere(side, attempt, new Set([way.relayId]), null);
  return other.kind === 'SENDER_REFUSED' ? handOver(side, attempt, way) : other;
}

async function elsewhere(
  side: Offering,
  attempt: Attempt,
  tried: Set<RelayId>,
  refusal: Extract<Consequence, { kind: 'SENDER_REFUSED' }> | null,
): Promise<Offered> {
  for (;;) {
    const way = await side.route.detour(tried, side.stopping);
    if (way === null)
      return side.stopping.aborted || side.route.hasOthers(tried)
        ? { kind: 'NOT_NOW' }
        : (refusal ?? { kind: 'SENDER_REFUSED', detail: '' });
    try {
      const consequence = await handOver(side, attempt, way);
      if (consequence.kind !== 'SENDER_REFUSED') return consequence;
    } finally {
      way.release();
    }
    tried.add(way.relayId);
  }
}
