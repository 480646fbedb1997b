import type { Ctx } from '../api-kit/context.js';
import { deleteExpiredLinks } from './contents.sql.js';

/** Drops the links of what was deleted so long ago that no old mail needs to lead anywhere any more. */
export async function dropExpiredLinks(ctx: Pick<Ctx, 'db'>): Promise<void> {
  await ctx.db.execute(deleteExpiredLinks());
}
