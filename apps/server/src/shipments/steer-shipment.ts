import { LIMITS, type PauseReason, type ShipmentId, shipmentStatesBefore } from '@chasqui/domain';
import { audit } from '../api-kit/audit.js';
import { type Ctx, type TxCtx, inTransaction } from '../api-kit/context.js';
import { conflict } from '../api-kit/refusal.js';
import { getCampaign } from '../campaigns/index.js';
import { noteForMembers } from '../notices/index.js';
import { checkSchedule } from './check-schedule.js';
import { enqueuePreparation } from './enqueue-preparation.js';
import { getShipment } from './get-shipment.js';
import { hideAndPurge } from './hide-shipment.js';
import { Shipment } from './shipment.js';
import { moveDueShipments, moveShipment, setSchedule, startAfter } from './shipments.sql.js';

/** Stops a shipment where it stands until it is resumed. @throws Refusal CONFLICT when it is not under way. */
export function pauseShipment(ctx: Ctx, id: ShipmentId): Promise<Shipment> {
  return steer(ctx, id, 'shipment.pause', async tx => {
    const moved = await tx.db.row(
      moveShipment(id, { from: ['PREPARING', 'SENDING', 'RETRYING'], to: 'PAUSED' }),
    );
    if (moved === null) throw conflict('Only a shipment that is under way can be paused.');
  });
}

/**
 * Lets a paused shipment go on, but no sooner than it was to start. One whose time was missed is launched by that: it can
 * be undone for as long as any launch.
 */
export function resumeShipment(ctx: Ctx, id: ShipmentId): Promise<Shipment> {
  return steer(ctx, id, 'shipment.resume', async tx => {
    const shipment = await getShipment(tx, id);
    const to = shipment.preparedAt === null ? 'PREPARING' : 'SENDING';
    const moved = await tx.db.row(moveShipment(id, { from: ['PAUSED'], to }));
    if (moved === null) throw conflict('Only a paused shipment can be resumed.');
    if (to === 'SENDING') return;
    const { channel } = await getCampaign(tx, shipment.campaignId);
    const startsAt = shipment.startsAt ?? new Date(tx.now().getTime() + LIMITS.undoWindowMs);
    if (shipment.startsAt === null) await tx.db.execute(startAfter(id, startsAt));
    await enqueuePreparation(tx, channel, { id, startsAt });
  });
}

/**
 * Ends a shipment for good: what has left has left, the rest is not sent. One that has not begun (scheduled, or in the
 * seconds in which a launch can be undone) goes as if it had never been.
 */
export function cancelShipment(ctx: Ctx, id: ShipmentId): Promise<Shipment> {
  return steer(ctx, id, 'shipment.cancel', async tx => {
    const moved = await tx.db.row<{ notBegun: boolean }>(
      moveShipment(id, { from: shipmentStatesBefore('CANCELED'), to: 'CANCELED' }),
    );
    if (moved === null) throw conflict('This shipment has ended already.');
    if (moved.notBegun) await hideAndPurge(tx, id);
    else await tx.jobs.enqueue(tx.db, 'shipment.cancel', { shipmentId: id });
  });
}

/** Moves the time of a scheduled shipment, or gives one that missed its time another. */
export async function rescheduleShipment(ctx: Ctx, id: ShipmentId, scheduleAt: Date): Promise<Shipment> {
  checkSchedule(scheduleAt, ctx.now());
  return steer(ctx, id, 'shipment.reschedule', async tx => {
    if ((await tx.db.row(setSchedule(id, scheduleAt))) === null)
      throw conflict('Only a shipment that has not begun can be moved.');
  });
}

/** The system itself pauses a shipment, and has members told. @returns whether it was under way. */
export function pauseBySystem(
  ctx: Ctx,
  id: ShipmentId,
  pauseReason: Exclude<PauseReason, 'MEMBER'>,
  detail: string,
): Promise<boolean> {
  const from = ['PREPARING', 'SENDING', 'RETRYING'] as const;
  return inTransaction(ctx, async tx => {
    const moved = await tx.db.row(moveShipment(id, { from, to: 'PAUSED', pauseReason, detail }));
    if (moved !== null) await noteForMembers(tx, id, pauseReason, detail);
    return moved !== null;
  });
}

/**
 * Starts the scheduled shipments whose time has come. One that is more than the grace late, because the system was
 * down, is paused instead: it asks before it sends.
 */
export function startDueShipments(ctx: Ctx): Promise<void> {
  return inTransaction(ctx, async tx => {
    const moved = await tx.db.rows<{ id: ShipmentId; phase: string }>(
      moveDueShipments(tx.now(), LIMITS.scheduleGraceMs),
    );
    for (const { id, phase } of moved)
      if (phase === 'PREPARING') await tx.jobs.enqueue(tx.db, 'shipment.prepare', { shipmentId: id });
      else await noteForMembers(tx, id, 'OVERDUE', null);
  });
}

function steer(
  ctx: Ctx,
  id: ShipmentId,
  action: string,
  move: (tx: TxCtx) => Promise<void>,
): Promise<Shipment> {
  return inTransaction(ctx, async tx => {
    await getShipment(tx, id);
    await move(tx);
    await audit(tx, { action, subject: { kind: 'Shipment', id } });
    return tx.db.entities.findOneByOrFail(Shipment, { id });
  });
}
