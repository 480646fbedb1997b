import type { CampaignId } from '@chasqui/domain';
import { type Ctx, type TxCtx, inTransaction } from '../api-kit/context.js';
import {
  distinctFiguresSource,
  fillCampaignUsers,
  finishCounting,
  forgetCampaignUsers,
} from './count-users.sql.js';

/**
 * From a campaign's second shipment on its distinct figures come from campaign_users: this fills it with the users of
 * the earlier shipments. Called while the second one is prepared; does nothing where it was done.
 */
export async function countUsersOnce(ctx: Ctx, id: CampaignId): Promise<void> {
  const campaign = await ctx.db.row<{ source: string }>(distinctFiguresSource(id));
  if (campaign?.source !== 'FILLING') return;
  await inTransaction(ctx, async tx => {
    await tx.db.execute(fillCampaignUsers(id));
    await tx.db.execute(finishCounting(id));
  });
}

/** Counts anew after a shipment was purged, if the campaign counts users at all. */
export async function recountUsers(tx: TxCtx, id: CampaignId): Promise<void> {
  const campaign = await tx.db.row<{ source: string }>(distinctFiguresSource(id));
  if (campaign === null || campaign.source === 'COUNTERS') return;
  await tx.db.execute(forgetCampaignUsers(id));
  await tx.db.execute(fillCampaignUsers(id));
  await tx.db.execute(finishCounting(id));
}
