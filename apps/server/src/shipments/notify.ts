import type { Ctx } from '../api-kit/context.js';
import { notifyShipments } from './shipments.sql.js';

/** Tells the API processes that shipments of these campaigns moved, so that screens that watch them look again. */
export async function notifyCampaigns(ctx: Pick<Ctx, 'db'>, campaignIds: readonly string[]): Promise<void> {
  await ctx.db.rows(notifyShipments(campaignIds));
}
