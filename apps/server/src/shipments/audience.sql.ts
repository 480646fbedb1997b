import type { CampaignId, Channel } from '@chasqui/domain';
import { type Sql, allOf, joinSql, sql } from '../db/sql.js';
import { hasLeft } from '../unsubscriptions/index.js';

/** Whom a launch goes to, ready for a statement: conditions over a row `u` of users. */
export interface AudienceConditions {
  channel: Channel;
  /** Null: everyone. */
  include: readonly Sql[] | null;
  exclude: readonly Sql[];
  /** The only normalised addresses that may be mailed, or null when no hold is on. */
  hold: readonly string[] | null;
  /** Skip users who got this campaign before; null: do not. */
  alreadyReached: CampaignId | null;
}

/** The users that the targets select: any of the included, none of the excluded. */
export function selectedUsers({ include, exclude }: Pick<AudienceConditions, 'include' | 'exclude'>): Sql {
  return allOf([
    include === null
      ? null
      : sql`(${joinSql(
          include.map(condition => sql`(${condition})`),
          ' OR ',
        )})`,
    ...exclude.map(condition => sql`NOT (${condition})`),
  ]);
}

/**
 * Why a selected user `u` is skipped, or NULL: the reasons in their order, but for duplicate addresses, which need to
 * know the others.
 */
export function skipReason(audience: AudienceConditions): Sql {
  const mail = audience.channel === 'EMAIL';
  const cases = [
    mail ? sql`WHEN u.email_key IS NULL THEN 'NO_ADDRESS'` : null,
    sql`WHEN ${hasLeft(audience.channel)} THEN 'UNSUBSCRIBED'`,
    mail
      ? sql`WHEN EXISTS (SELECT FROM suppressions x WHERE x.email_key = u.email_key) THEN 'SUPPRESSED'`
      : null,
    mail && audience.hold !== null
      ? sql`WHEN u.email_key <> ALL(${audience.hold}::text[]) THEN 'HELD'`
      : null,
    audience.alreadyReached === null
      ? null
      : sql`WHEN ${wasReached(audience.alreadyReached)} THEN 'ALREADY_RECEIVED'`,
  ].filter(part => part !== null);
  return sql`CASE ${cases.reduce((all, part) => sql`${all} ${part}`)} END`;
}

function wasReached(campaignId: CampaignId): Sql {
  return sql`EXISTS (SELECT FROM shipments e JOIN deliveries d ON d.shipment_id = e.id AND d.user_id = u.id
    WHERE e.campaign_id = ${campaignId}::bigint AND d.sent_at IS NOT NULL)`;
}

/** How many users a launch would reach and skip, by reason (NULL: reached). */
export function countAudience(audience: AudienceConditions): Sql {
  return sql`/* shipments.countAudience */
    WITH judged AS (
      SELECT u.id, u.email_key, ${skipReason(audience)} AS reason FROM users u WHERE ${selectedUsers(audience)}
    ), ranked AS (
      SELECT j.reason, CASE WHEN j.reason IS NULL AND ${audience.channel} = 'EMAIL'
        THEN row_number() OVER (PARTITION BY j.email_key, j.reason IS NULL ORDER BY j.id) ELSE 1 END AS place
      FROM judged j
    )
    SELECT CASE WHEN r.place > 1 THEN 'DUPLICATE_ADDRESS' ELSE r.reason END AS reason, count(*)::int AS count
    FROM ranked r GROUP BY 1`;
}

/** Some users whom a launch would reach, with the values that its messages are made from. */
export function sampleAudience(audience: AudienceConditions, values: Sql, size: number): Sql {
  return sql`/* shipments.sampleAudience */
    SELECT u.id, ${values} AS "values" FROM users u
    WHERE ${selectedUsers(audience)} AND ${skipReason(audience)} IS NULL
    LIMIT ${size}`;
}
