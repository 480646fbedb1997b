import type { LeaseId, ShipmentId, WorkerId } from '@chasqui/domain';
import { type Ctx, type TxCtx, inTransaction } from '../api-kit/context.js';
import { lockQueue } from '../shipments/index.js';
import {
  type ClaimedRow,
  type SendingShipment,
  claimFromShipment,
  claimMessages,
  deleteDoneLeases,
  queuesWithDueDeferred,
  requeue,
  resetQueue,
  wakeDeferred,
} from './claim.sql.js';
import type { Claimed } from './claimed.js';
import { lockQueues, queuesOfLeasesAfter, returnLeasesOf } from './workers.sql.js';

const WAKE_AT_ONCE = 1_000;

/** Claims up to `size` of the next messages of a shipment for this worker. Empty: none is left that is due. */
export function claimShipment(
  ctx: Ctx,
  worker: WorkerId,
  shipment: SendingShipment,
  size: number,
): Promise<Claimed[]> {
  return ctx.db.preparedTransaction(async tx => {
    await tx.preparedRows(lockQueue(shipment.id));
    const rows = await tx.preparedRows<ClaimedRow>(claimFromShipment(worker, shipment.id, size));
    return rows.map(row => ({
      ...row,
      shipmentId: shipment.id,
      campaignId: shipment.campaignId,
      workerId: worker,
    }));
  });
}

/** Claims messages without shipment: they go before all shipments. */
export function claimDirect(ctx: Ctx, worker: WorkerId, size: number): Promise<Claimed[]> {
  return ctx.db.preparedTransaction(async tx => {
    await tx.preparedRows(lockQueue(null));
    const rows = await tx.preparedRows<ClaimedRow>(claimMessages(worker, size));
    return rows.map(row => ({ ...row, shipmentId: null, campaignId: null, workerId: worker }));
  });
}

/** Puts messages that were not begun back to the end of their queues; those with an absence are due only after it. */
export async function returnMessages(
  ctx: Ctx,
  worker: WorkerId,
  messages: readonly Claimed[],
  absencesMs: ReadonlyMap<Claimed, number> = new Map(),
): Promise<void> {
  const shipments = new Set(messages.map(message => message.shipmentId));
  for (const shipmentId of shipments) {
    const returned = messages.filter(message => message.shipmentId === shipmentId);
    const ids = returned.map(message => message.id);
    const absences = returned.map(message => absencesMs.get(message) ?? 0);
    await inTransaction(ctx, async tx => {
      await tx.db.rows(lockQueue(shipmentId));
      await tx.db.execute(requeue(worker, shipmentId, ids, absences));
      await dropDoneLeases(tx, worker);
    });
  }
}

/**
 * Puts back what this worker claimed without hearing of it, since the answer was lost with its connection: nobody has it
 * in hand, and the worker lives, so that nobody else would put it back. No claim may be under way.
 *
 * @param newest the last lease that it heard of.
 */
export async function returnUnheardClaims(ctx: Ctx, worker: WorkerId, newest: LeaseId | null): Promise<void> {
  const rows = await ctx.db.rows<{ queue: string }>(queuesOfLeasesAfter(worker, newest));
  if (rows.length === 0) return;
  const queues = rows.map(({ queue }) => queue);
  await inTransaction(ctx, async tx => {
    await tx.db.rows(lockQueues(queues));
    await tx.db.execute(returnLeasesOf(worker, queues, newest));
  });
  ctx.log.warn({ worker, queues }, 'The answer to a claim was lost; what it took went back to the queue.');
}

/** Drops the leases of a worker in which nothing is left to do. */
export async function dropDoneLeases(ctx: Pick<Ctx, 'db'>, worker: WorkerId): Promise<void> {
  await ctx.db.execute(deleteDoneLeases(worker));
}

/** Lets deferred messages whose time has come join their queues again. */
export async function wakeDueDeferred(ctx: Ctx): Promise<void> {
  const due = await ctx.db.rows<{ shipmentId: ShipmentId | null }>(queuesWithDueDeferred());
  for (const { shipmentId } of due) {
    await inTransaction(ctx, async tx => {
      await tx.db.rows(lockQueue(shipmentId));
      await tx.db.execute(wakeDeferred(shipmentId, WAKE_AT_ONCE));
    });
  }
}

/** Sets a queue's mark back: messages are queued that nobody has and nobody finds. */
export async function resetStuckQueue(tx: TxCtx, shipmentId: ShipmentId): Promise<void> {
  await tx.db.rows(lockQueue(shipmentId));
  await tx.db.execute(resetQueue(shipmentId));
}
