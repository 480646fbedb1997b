import type { DeliveryReason, ShipmentId } from '@chasqui/domain';
import type { RequestCtx } from '../api-kit/context.js';
import { loaderOf } from '../api-kit/loader.js';
import { deferredOf, sentOfLate } from './figures.sql.js';
import type { Counters } from './figures.js';
import type { Shipment, ShipmentProgress } from './shipment.js';

interface Sample {
  at: number;
  done: number;
}

const WINDOW_MS = 5_000;
/** Less than this is no measure: outcomes are written in groups. */
const SHORTEST_MS = 1_000;
const LATE_SECONDS = 2;
const DEFERRED = Symbol('deferred messages of shipments');

/** The recent rate of each shipment, from the counters as they were read: every look at a running shipment adds a sample. */
export class RateBoard {
  private readonly samples = new Map<ShipmentId, Sample[]>();

  /** Messages a second over the last seconds; null when nobody looked a while ago. */
  rate(id: ShipmentId, done: number, now: number): number | null {
    const kept = (this.samples.get(id) ?? []).filter(sample => now - sample.at < WINDOW_MS);
    kept.push({ at: now, done });
    this.samples.delete(id); // So that the one looked at least recently stands first.
    this.samples.set(id, kept);
    if (this.samples.size > 1_000) this.samples.delete(this.samples.keys().next().value as ShipmentId);
    const base = kept[0] as Sample;
    const span = now - base.at;
    return span < SHORTEST_MS ? null : Math.max(0, ((done - base.done) * 1_000) / span);
  }
}

/** What the deferred messages of a shipment wait for. */
interface Deferred {
  shipmentId: ShipmentId;
  retryUntil: Date | null;
  reason: DeliveryReason | null;
  count: number;
  reply: string | null;
}

/** Null when nothing of it is deferred. */
export function loadDeferred(ctx: RequestCtx, id: ShipmentId): Promise<Deferred | null> {
  return loaderOf(ctx, DEFERRED, async (ids: readonly ShipmentId[]) => {
    const rows = await ctx.db.rows<Deferred>(deferredOf(ids));
    return ids.map(each => rows.find(row => row.shipmentId === each) ?? null);
  }).load(id);
}

/** How far a shipment has come. */
export async function progressOf(
  ctx: RequestCtx,
  board: RateBoard,
  shipment: Shipment,
  counters: Counters,
): Promise<ShipmentProgress> {
  const { total, sent, skipped, canceled } = counters;
  const failed = counters.bounced + counters.failed;
  const remaining = Math.max(0, total - skipped - sent - failed - canceled);
  const ratePerSecond = await rateOf(ctx, board, shipment, sent + failed);
  const fresh = remaining - counters.deferred;
  const deferred = isWaiting(shipment, counters) ? await loadDeferred(ctx, shipment.id) : null;
  return {
    phase: shipment.phase,
    total,
    sent,
    failed,
    skipped,
    deferred: counters.deferred,
    remaining,
    ratePerSecond: Math.round(ratePerSecond * 10) / 10,
    etaSeconds: shipment.phase === 'SENDING' && ratePerSecond > 0 ? Math.ceil(fresh / ratePerSecond) : null,
    retryUntil: shipment.phase === 'RETRYING' ? (deferred?.retryUntil ?? null) : null,
    deferredReason:
      deferred === null || deferred.reason === null
        ? null
        : { reason: deferred.reason, count: deferred.count, reply: deferred.reply },
  };
}

/** Whether a shipment has deferred messages that are going to be tried again. */
export function isWaiting(shipment: Shipment, counters: Counters): boolean {
  return shipment.status === 'PENDING' && counters.deferred > 0;
}

async function rateOf(ctx: RequestCtx, board: RateBoard, shipment: Shipment, done: number): Promise<number> {
  if (shipment.phase !== 'SENDING' && shipment.phase !== 'PREPARING') return 0;
  const rate = board.rate(shipment.id, done, ctx.now().getTime());
  if (rate !== null) return rate;
  const late = await ctx.db.row<{ sent: number }>(sentOfLate(shipment.id, LATE_SECONDS));
  return (late?.sent ?? 0) / LATE_SECONDS;
}
