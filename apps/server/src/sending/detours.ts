import type { RelayId, RetryPolicy } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import type { Claimed } from './claimed.js';
import { handOver } from './hand-over.js';
import type { Consequence } from './outcome.js';
import type { Rendered } from './render.js';
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
export async function offer(
  side: Offering,
  message: Claimed,
  rendered: Rendered,
  way: Way,
): Promise<Offered> {
  if (!rendered.ok || !way.dislikes(rendered.message.from)) {
    const first = await handOver(side, message, rendered, way);
    return first.kind === 'SENDER_REFUSED'
      ? elsewhere(side, message, rendered, new Set([way.relayId]), first)
      : first;
  }
  const other = await elsewhere(side, message, rendered, new Set([way.relayId]), null);
  return other.kind === 'SENDER_REFUSED' ? handOver(side, message, rendered, way) : other;
}

async function elsewhere(
  side: Offering,
  message: Claimed,
  rendered: Rendered,
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
      const consequence = await handOver(side, message, rendered, way);
      if (consequence.kind !== 'SENDER_REFUSED') return consequence;
    } finally {
      way.release();
    }
    tried.add(way.relayId);
  }
}
