import { deleteOldAuditEntries } from './audit.sql.js';
import type { Ctx } from './context.js';
import { deleteOldKeys } from './idempotency.sql.js';

/** A request that is repeated later than this is a new one. */
const IDEMPOTENCY_DAYS = 7;
const AUDIT_YEARS = 2;

/** Drops idempotency keys and entries of the audit log that are too old to be asked for. */
export async function dropOldRecords(ctx: Pick<Ctx, 'db'>): Promise<void> {
  await ctx.db.execute(deleteOldKeys(IDEMPOTENCY_DAYS));
  await ctx.db.execute(deleteOldAuditEntries(AUDIT_YEARS));
}
