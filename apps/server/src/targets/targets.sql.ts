import type { TargetId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';

export function countUsers(condition: Sql): Sql {
  return sql`/* targets.countUsers */ SELECT count(*)::int AS count FROM users u WHERE ${condition}`;
}

export function sampleUsers(condition: Sql, size: number): Sql {
  return sql`/* targets.sampleUsers */ SELECT u.id FROM users u WHERE ${condition} ORDER BY u.id DESC LIMIT ${size}`;
}

/** Campaigns that would lose a target. */
export function campaignsOfTargets(ids: readonly TargetId[]): Sql {
  return sql`/* targets.campaigns */
    SELECT DISTINCT c.name FROM campaign_targets ct JOIN campaigns c ON c.id = ct.campaign_id
    WHERE ct.target_id = ANY(${ids}::bigint[]) AND c.deleted_at IS NULL ORDER BY c.name LIMIT 20`;
}
