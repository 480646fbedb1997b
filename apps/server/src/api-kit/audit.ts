import { sql } from '../db/sql.js';
import type { Ctx } from './context.js';
import { memberOf } from './principal.js';

export interface AuditEntry {
  /** What was done, as `<room>.<verb>`: `campaign.launch`. */
  action: string;
  subject?: { kind: string; id: string };
  /** What changed, without secrets and without message contents. */
  detail?: Record<string, unknown>;
}

/** Records who changed what, in the same transaction as the change. */
export async function audit(ctx: Ctx, entry: AuditEntry): Promise<void> {
  const actor = ctx.principal.kind === 'MEMBER' ? ctx.principal.email : ctx.principal.kind.toLowerCase();
  await ctx.db.execute(sql`/* audit.insert */
    INSERT INTO audit_log (member_id, actor, action, subject_kind, subject_id, detail)
    VALUES (${memberOf(ctx.principal)}::bigint, ${actor}, ${entry.action}, ${entry.subject?.kind ?? null}::text,
            ${entry.subject?.id ?? null}::text, ${JSON.stringify(entry.detail ?? {})}::jsonb)`);
}
