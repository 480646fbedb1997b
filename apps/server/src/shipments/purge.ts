import type { CampaignId, ContentId, ShipmentId } from '@chasqui/domain';
import { type Ctx, inTransaction } from '../api-kit/context.js';
import { deleteUnusedContent } from '../contents/index.js';
import { recountUsers } from './count-users.js';
import { cancelStep, isAnythingOpen, purgeCampaign, purgeShipment, purgeStep } from './purge.sql.js';
import { lockQueue } from './shipments.sql.js';

const STEP = 5_000;
/** What is on the wire settles meanwhile. */
const PAUSE_MS = 500;

/** Cancels whatever a canceled shipment has queued, in steps, until nothing is open; what is on the wire still settles. */
export async function cancelRest(ctx: Ctx, id: ShipmentId, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const canceled = await inTransaction(ctx, async tx => {
      await tx.db.rows(lockQueue(id));
      return (await tx.db.row<{ canceled: number }>(cancelStep(id, STEP)))?.canceled ?? 0;
    });
    if (canceled > 0) continue;
    const state = await ctx.db.row<{ open: boolean }>(isAnythingOpen(id));
    if (state?.open !== true) return;
    await pause();
  }
}

/** Removes a deleted shipment's rows, in steps: an interrupted purge goes on where it stopped. */
export async function purgeDeletedShipment(ctx: Ctx, id: ShipmentId, signal: AbortSignal): Promise<void> {
  await cancelRest(ctx, id, signal);
  for (let purged = -1; purged !== 0;) {
    if (signal.aborted) return;
    purged = (await ctx.db.row<{ purged: number }>(purgeStep(id, STEP)))?.purged ?? 0;
  }
  await inTransaction(ctx, async tx => {
    const gone = await tx.db.row<{ campaignId: CampaignId; contentId: ContentId }>(purgeShipment(id));
    if (gone === null) return;
    await tx.db.execute(deleteUnusedContent(gone.contentId));
    await recountUsers(tx, gone.campaignId);
  });
}

/** Removes a deleted campaign as soon as the last of its shipments is purged. */
export async function purgeDeletedCampaign(ctx: Ctx, id: CampaignId, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const left = await inTransaction(ctx, async tx => {
      const purged = await tx.db.row<{ left: boolean; contentIds: ContentId[] }>(purgeCampaign(id));
      for (const contentId of purged?.contentIds ?? []) await tx.db.execute(deleteUnusedContent(contentId));
      return purged?.left === true;
    });
    if (!left) return;
    await pause();
  }
}

function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, PAUSE_MS));
}
