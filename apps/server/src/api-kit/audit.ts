import { type AuditEntry, insertAuditEntry } from './audit.sql.js';
import type { Ctx } from './context.js';
import { memberOf } from './principal.js';

/** Records who changed what, in the same transaction as the change. */
export async function audit(ctx: Ctx, entry: AuditEntry): Promise<void> {
  const actor = ctx.principal.kind === 'MEMBER' ? ctx.principal.email : ctx.principal.kind.toLowerCase();
  await ctx.db.execute(insertAuditEntry(memberOf(ctx.principal), actor, entry));
}
