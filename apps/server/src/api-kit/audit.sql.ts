import type { MemberId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';

export interface AuditEntry {
  /** What was done, as `<room>.<verb>`: `campaign.launch`. */
  action: string;
  subject?: { kind: string; id: string };
  /** What changed, without secrets and without message contents. */
  detail?: Record<string, unknown>;
}

export function insertAuditEntry(memberId: MemberId | null, actor: string, entry: AuditEntry): Sql {
  return sql`/* audit.insert */
    INSERT INTO audit_log (member_id, actor, action, subject_kind, subject_id, detail)
    VALUES (${memberId}::bigint, ${actor}, ${entry.action}, ${entry.subject?.kind ?? null}::text,
            ${entry.subject?.id ?? null}::text, ${JSON.stringify(entry.detail ?? {})}::jsonb)`;
}

export function deleteOldAuditEntries(years: number): Sql {
  return sql`/* audit.deleteOld */ DELETE FROM audit_log a WHERE a.at < now() - ${years} * interval '1 year'`;
}
