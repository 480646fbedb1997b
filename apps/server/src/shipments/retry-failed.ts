import type { ShipmentId } from '@chasqui/domain';
import { RenderingError } from '@chasqui/rendering';
import { audit } from '../api-kit/audit.js';
import { type Ctx, type TxCtx, inTransaction } from '../api-kit/context.js';
import { conflict } from '../api-kit/refusal.js';
import { programOf } from '../contents/index.js';
import { violatesUnique } from '../db/errors.js';
import { countersOf } from './figures.sql.js';
import { getShipment } from './get-shipment.js';
import { beginRetry, lockRetry, retryStep } from './retry-failed.sql.js';
import { Shipment } from './shipment.js';
import { lockCampaigns, lockQueue, moveShipment, runningShipment } from './shipments.sql.js';

/** Messages of one step: some tenths of a second of work. */
const STEP = 5_000;
const RUNNING = 'Another shipment of this campaign is running or scheduled. Wait for it, or cancel it first.';

/**
 * Tries the failed messages of a shipment again that has ended, or that only retries deferred ones. They are as if they
 * had never been tried; users who left meanwhile are skipped at their turn. What bounced stays: the address is the cause.
 *
 * The first step is made at once, and the rest by a job. Asked again while the messages go out, nothing happens.
 *
 * @throws Refusal CONFLICT when nothing failed, when another shipment of the campaign is running, or when this one is
 * paused or sends for the first time.
 */
export async function retryFailed(ctx: Ctx, id: ShipmentId, size = STEP): Promise<Shipment> {
  try {
    return await inTransaction(ctx, async tx => {
      const { campaignId } = await getShipment(tx, id);
      await tx.db.execute(lockCampaigns([campaignId]));
      const shipment = await getShipment(tx, id);
      const underWay = shipment.phase === 'SENDING' && shipment.retriedAt !== null;
      if (!underWay) await retry(tx, shipment, size);
      return tx.db.entities.findOneByOrFail(Shipment, { id });
    });
  } catch (error) {
    // One that only retried when it was looked for was paused since.
    if (violatesUnique(error, 'shipments_one_running')) throw conflict(RUNNING);
    throw error;
  }
}

async function retry(tx: TxCtx, shipment: Shipment, size: number): Promise<void> {
  const { id, campaignId } = shipment;
  const counters = await tx.db.row<{ failed: number }>(countersOf([id]));
  if ((counters?.failed ?? 0) === 0) throw conflict('No message of this shipment has failed.');
  const running = await tx.db.row<{ id: ShipmentId }>(runningShipment(campaignId));
  if (running !== null && running.id !== id) throw conflict(RUNNING);
  await refuseUnmakeable(tx, shipment);
  const moved = await tx.db.row(
    moveShipment(id, { from: ['COMPLETED', 'FAILED', 'RETRYING'], to: 'SENDING' }),
  );
  if (moved === null) throw conflict('Failed messages can be tried again once the others are done.');
  await tx.db.execute(beginRetry(id));
  if (await makeStep(tx, id, size)) await tx.jobs.enqueue(tx.db, 'shipment.retryFailed', { shipmentId: id });
  await audit(tx, {
    action: 'shipment.retryFailed',
    subject: { kind: 'Shipment', id },
    detail: { failed: counters?.failed },
  });
}

/** A message that cannot be made any more would only fail again. */
async function refuseUnmakeable(tx: TxCtx, { contentId }: Shipment): Promise<void> {
  try {
    if ((await programOf(tx, contentId)) === null) throw conflict('What the message says is gone.');
  } catch (error) {
    if (error instanceof RenderingError) throw conflict(error.message);
    throw error;
  }
}

/** Puts the rest of the failed messages back, in steps; an interrupted one goes on where it stopped. */
export async function retryRest(ctx: Ctx, id: ShipmentId, signal: AbortSignal, size = STEP): Promise<void> {
  while (await inTransaction(ctx, tx => makeStep(tx, id, size)))
    if (signal.aborted)
      throw new Error('Stopped while failed messages are put back; the job goes on elsewhere.');
}

/** @returns whether more may be left. */
async function makeStep(tx: TxCtx, id: ShipmentId, size: number): Promise<boolean> {
  const place = await tx.db.row<{ from: string }>(lockRetry(id));
  if (place === null) return false;
  await tx.db.rows(lockQueue(id));
  return (await tx.db.row<{ more: boolean }>(retryStep(id, place.from, size)))?.more === true;
}
