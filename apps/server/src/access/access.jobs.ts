import type { Ctx } from '../api-kit/context.js';
import { deleteExpiredSessions, forgetSignInAttempts } from './sessions.sql.js';
import { ATTEMPTS_WINDOW_MS } from './sign-in.js';

/** Drops sessions that have ended, and attempts to sign in that no longer count. */
export async function dropExpiredSessions(ctx: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  await ctx.db.execute(deleteExpiredSessions());
  await ctx.db.execute(forgetSignInAttempts([], new Date(ctx.now().getTime() - ATTEMPTS_WINDOW_MS)));
}
