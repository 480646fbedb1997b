import { GIVE_UP_MS, type ShipmentId } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import { retryUntil } from './figures.sql.js';
import type { Counters } from './figures.js';
import type { Shipment, ShipmentProgress } from './shipment.js';

interface Sample {
  at: number;
  done: number;
}

const WINDOW_MS = 5_000;
const LONGEST_MS = 60_000;

/**
 * The recent rate of each shipment, from the counters as they were read. Every look at a running shipment adds a
 * sample; without an earlier one the rate is the average since it started sending.
 */
export class RateBoard {
  private readonly samples = new Map<ShipmentId, Sample[]>();

  rate(shipment: Shipment, done: number, now: number): number {
    const kept = (this.samples.get(shipment.id) ?? []).filter(sample => now - sample.at < LONGEST_MS);
    kept.push({ at: now, done });
    this.samples.set(shipment.id, kept);
    if (this.samples.size > 1_000) this.samples.delete(this.samples.keys().next().value as ShipmentId);
    const recent = kept.find(sample => now - sample.at <= WINDOW_MS) as Sample;
    const base = recent.at < now ? recent : averageBase(shipment, now);
    const seconds = (now - base.at) / 1_000;
    return seconds <= 0 ? 0 : Math.max(0, (done - base.done) / seconds);
  }
}

function averageBase(shipment: Shipment, now: number): Sample {
  const started = Math.max(shipment.startsAt?.getTime() ?? now, shipment.preparedAt?.getTime() ?? 0);
  return { at: started, done: 0 };
}

/** How far a shipment has come. */
export async function progressOf(
  ctx: Pick<Ctx, 'db' | 'now'>,
  board: RateBoard,
  shipment: Shipment,
  counters: Counters,
): Promise<ShipmentProgress> {
  const { total, sent, skipped, deferred, canceled } = counters;
  const failed = counters.bounced + counters.failed;
  const remaining = Math.max(0, total - skipped - sent - failed - canceled);
  const running = shipment.phase === 'SENDING' || shipment.phase === 'PREPARING';
  const ratePerSecond = running ? board.rate(shipment, sent + failed, ctx.now().getTime()) : 0;
  const fresh = remaining - deferred;
  const retrying =
    shipment.phase === 'RETRYING'
      ? await ctx.db.row<{ retryUntil: Date | null }>(retryUntil(shipment.id, GIVE_UP_MS))
      : null;
  return {
    phase: shipment.phase,
    total,
    sent,
    failed,
    skipped,
    deferred,
    remaining,
    ratePerSecond: Math.round(ratePerSecond * 10) / 10,
    etaSeconds: shipment.phase === 'SENDING' && ratePerSecond > 0 ? Math.ceil(fresh / ratePerSecond) : null,
    retryUntil: retrying?.retryUntil ?? null,
  };
}
