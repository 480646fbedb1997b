import type { CampaignId, ShipmentId } from '@chasqui/domain';
import { RenderingError } from '@chasqui/rendering';
import { type Ctx, inTransaction } from '../api-kit/context.js';
import { Refusal } from '../api-kit/refusal.js';
import { programOf, valuesOf } from '../contents/index.js';
import { isTransient } from '../db/errors.js';
import { noteForMembers } from '../notices/index.js';
import { Shipment, audienceConditions, countUsersOnce, moveShipment } from '../shipments/index.js';
import { finishShipment } from './finish.js';
import { type Preparation, prepareStep } from './prepare-step.js';
import { boundAudience, markPrepared, stepEnd } from './prepare.sql.js';
import { SharedAddresses } from './shared-addresses.js';
import { skipDuplicates } from './shared-addresses.sql.js';

/** Users of one step: less than a second of work, so that progress is seen and little is undone by pausing. */
const STEP_USERS = 50_000;

/**
 * Computes the audience of a shipment and writes its deliveries, in steps by user id, each in a transaction of its own.
 * It may be killed anywhere and called again, also twice at once: a step is taken by compare-and-set. For a
 * notification this is the sending.
 *
 * @param stepUsers users of one step; tests take few, so that there are several steps.
 */
export async function prepareShipment(
  ctx: Ctx,
  id: ShipmentId,
  signal: AbortSignal,
  stepUsers = STEP_USERS,
): Promise<void> {
  try {
    await prepare(ctx, id, signal, stepUsers);
  } catch (error) {
    // The job is repeated and goes on where this try stopped.
    if (signal.aborted || isTransient(error)) throw error;
    ctx.log.error({ err: error, shipment: id }, 'A shipment could not be prepared.');
    const forPeople = error instanceof Refusal || error instanceof RenderingError;
    const why = forPeople ? error.message : 'An error on our side; the log has the details.';
    await failPreparation(ctx, id, `It could not be prepared: ${why}`);
  }
}

async function prepare(ctx: Ctx, id: ShipmentId, signal: AbortSignal, stepUsers: number): Promise<void> {
  const bounds = await ctx.db.row<{ lastUser: number; preparedThrough: number }>(boundAudience(id));
  if (bounds === null) return; // Paused, canceled, deleted, or prepared already.
  const shipment = await ctx.db.entities.findOneByOrFail(Shipment, { id });
  const compiled = await programOf(ctx, shipment.contentId);
  if (compiled === null) throw new Error(`The content of shipment ${id} is gone.`);
  const values = valuesOf(compiled.program.paths);
  const alreadyReached = shipment.skipAlreadyReached ? shipment.campaignId : null;
  const audience = await audienceConditions(ctx, compiled.channel, shipment.audience, alreadyReached);
  await countUsersOnce(ctx, shipment.campaignId);

  const sharing =
    compiled.channel === 'EMAIL'
      ? await SharedAddresses.find(ctx.db, bounds.preparedThrough)
      : SharedAddresses.none;

  const shipmentBounds = { ...bounds, shipmentId: id, campaignId: shipment.campaignId };
  if (!(await takeSteps(ctx, shipmentBounds, { audience, values, sharing }, stepUsers, signal))) return;
  await endPreparation(ctx, id, compiled.channel, sharing);
}

interface Bounds {
  shipmentId: ShipmentId;
  campaignId: CampaignId;
  preparedThrough: number;
  lastUser: number;
}

/**
 * Takes the steps that are left, two at a time: one is written while the one before ends.
 *
 * @returns whether all were taken; if not, another process prepares the shipment, or it stands elsewhere.
 */
async function takeSteps(
  ctx: Ctx,
  { preparedThrough, lastUser, ...shipment }: Bounds,
  preparation: Preparation,
  stepUsers: number,
  signal: AbortSignal,
): Promise<boolean> {
  let step = Promise.resolve(true);
  try {
    for (let from = preparedThrough; from < lastUser;) {
      if (signal.aborted) throw new Error('Stopped while preparing; the job goes on elsewhere.');
      const end = await ctx.db.row<{ through: number }>(stepEnd(from, lastUser, stepUsers));
      const through = end?.through ?? lastUser;
      const before = step;
      step = prepareStep(ctx, { ...shipment, from, through }, preparation, before);
      // Until it is awaited, in the next round, its failing must not count as unseen.
      step.catch(() => undefined);
      if (!(await before)) break;
      from = through;
    }
  } catch (error) {
    // The step that was begun fails for the same reason, or is whole: the next try goes on behind it.
    await Promise.allSettled([step]);
    throw error;
  }
  return step;
}

async function failPreparation(ctx: Ctx, id: ShipmentId, detail: string): Promise<void> {
  await inTransaction(ctx, async tx => {
    const moved = await tx.db.row(moveShipment(id, { from: ['PREPARING'], to: 'FAILED', detail }));
    if (moved !== null) await noteForMembers(tx, id, 'FAILED', detail);
  });
}

async function endPreparation(
  ctx: Ctx,
  id: ShipmentId,
  channel: 'EMAIL' | 'NOTIFICATION',
  sharing: SharedAddresses,
): Promise<void> {
  // Done before the transaction, which keeps others from the shipment. What changes after it changes no mail: all are written.
  const late = channel === 'EMAIL' ? await sharing.lookAgain(ctx.db) : [];
  await inTransaction(ctx, async tx => {
    if ((await tx.db.row(markPrepared(id))) === null) return;
    if (channel === 'NOTIFICATION') return finishShipment(tx, id);
    if (late.length > 0) await tx.db.execute(skipDuplicates(id, late));
    await tx.db.row(moveShipment(id, { from: ['PREPARING'], to: 'SENDING' }));
  });
}
