import type { CampaignId, ShipmentId } from '@chasqui/domain';
import { type Sql, plainArray, sql } from '../db/sql.js';
import { type AudienceConditions, selectedUsers, skipReason } from '../shipments/index.js';

/** Sets the bound of the audience, the highest user id of this moment, unless an earlier try set it. */
export function boundAudience(id: ShipmentId): Sql {
  return sql`/* shipments.boundAudience */
    UPDATE shipments s SET prepare_last_user = COALESCE(s.prepare_last_user, (SELECT COALESCE(max(u.id), 0) FROM users u))
    WHERE s.id = ${id}::bigint AND s.status = 'PENDING' AND s.phase = 'PREPARING'
    RETURNING s.prepare_last_user::float8 AS "lastUser", s.prepared_through::float8 AS "preparedThrough"`;
}

export interface StepRange {
  shipmentId: ShipmentId;
  campaignId: CampaignId;
  /** Users above this id ... */
  from: number;
  /** ... up to this one. */
  through: number;
}

/** What a statement wrote: all, and of those the ones that were skipped or, being notifications, sent. */
export interface Written {
  total: number;
  skipped: number;
  sent: number;
}

/**
 * Writes the deliveries of one range of users: queued (or, for a notification, sent: its inbox row is the delivery), or
 * skipped with the reason. Users who share their address are left to {@link insertSharing}.
 *
 * Whether a user left, is suppressed and so on is asked for the whole range before the target's conditions are: of those
 * the planner expects one user to remain, and would then look up each in four indexes (5 µs a user) where it now hashes
 * what there is once a step (0.4 µs). OFFSET 0 keeps the parts apart, and the reason from being computed four times.
 */
export function insertDeliveries(
  range: StepRange,
  sharing: readonly number[],
  audience: AudienceConditions,
  values: Sql,
): Sql {
  return sql`/* deliveries.prepareStep */
    WITH decided AS (
      SELECT u.id, u.email, u.reason, ${values} AS "values"
      FROM (SELECT u.*, ${skipReason(audience)} AS reason FROM users u WHERE u.id > ${range.from} AND u.id <= ${range.through} OFFSET 0) u
      WHERE ${selectedUsers(audience)} AND u.id <> ALL(${plainArray(sharing)}::bigint[])
      OFFSET 0
    ), ${insertDecided(range, audience)}
    SELECT ${WRITTEN} FROM inserted i`;
}

/**
 * Writes the deliveries of those users of a range who share their address, when everything below the range is committed:
 * of several users with one address the lowest id wins, whichever step it is in. LIMIT keeps the planner from hashing all
 * deliveries of the shipment to answer for a few users, which is what it makes of EXISTS.
 */
export function insertSharing(
  range: StepRange,
  sharing: readonly number[],
  audience: AudienceConditions,
  values: Sql,
): Sql {
  return sql`/* deliveries.prepareSharing */
    WITH judged AS (
      SELECT u.id, u.email, u.email_key, ${skipReason(audience)} AS reason, ${values} AS "values"
      FROM users u WHERE u.id = ANY(${plainArray(sharing)}::bigint[]) AND ${selectedUsers(audience)}
      OFFSET 0
    ), decided AS (
      SELECT j.id, j.email, j."values", CASE
        WHEN j.reason IS NOT NULL THEN j.reason
        WHEN row_number() OVER (PARTITION BY j.email_key, j.reason IS NULL ORDER BY j.id) > 1 OR (
          SELECT o.id FROM users o WHERE o.email_key = j.email_key AND o.id <= ${range.from} AND (
            SELECT e.id FROM deliveries e WHERE e.user_id = o.id AND e.shipment_id = ${range.shipmentId}::bigint AND e.status <> 'SKIPPED'
            LIMIT 1) IS NOT NULL
          LIMIT 1) IS NOT NULL THEN 'DUPLICATE_ADDRESS'
      END AS reason FROM judged j
    ), ${insertDecided(range, audience)}
    SELECT ${WRITTEN} FROM inserted i`;
}

/**
 * The parts of a statement that insert what `decided` says. No ON CONFLICT, which costs a fifth of an insert: a step that
 * two processes write at once is undone by the one that comes too late.
 */
function insertDecided({ shipmentId, campaignId }: StepRange, { channel }: AudienceConditions): Sql {
  const mail = channel === 'EMAIL';
  return sql`inserted AS (
      INSERT INTO deliveries (shipment_id, user_id, channel, status, reason, due_at, sent_at, address, "values")
      SELECT ${shipmentId}::bigint, c.id, ${channel},
             CASE WHEN c.reason IS NOT NULL THEN 'SKIPPED' ELSE ${mail ? 'QUEUED' : 'SENT'} END,
             c.reason,
             CASE WHEN c.reason IS NULL AND ${mail} THEN (SELECT s.starts_at FROM shipments s WHERE s.id = ${shipmentId}::bigint) END,
             CASE WHEN c.reason IS NULL AND NOT ${mail} THEN now() END,
             CASE WHEN ${mail} THEN c.email END,
             CASE WHEN c.reason IS NULL THEN c."values" END
      FROM decided c ORDER BY c.id
      RETURNING user_id, status
    ), reached AS (
      INSERT INTO campaign_users (campaign_id, user_id)
      SELECT c.id, i.user_id FROM inserted i
      JOIN campaigns c ON c.id = ${campaignId}::bigint AND c.distinct_figures <> 'COUNTERS'
      WHERE i.status = 'SENT'
      ON CONFLICT DO NOTHING
    )`;
}

const WRITTEN = sql`count(*)::int AS total, count(*) FILTER (WHERE i.status = 'SKIPPED')::int AS skipped,
           count(*) FILTER (WHERE i.status = 'SENT')::int AS sent`;

/** Takes a step, whose deliveries this transaction wrote: no row comes back when another process took it, or the shipment stands elsewhere. */
export function takeStep({ shipmentId, from, through }: StepRange): Sql {
  return sql`/* shipments.takeStep */
    UPDATE shipments s SET prepared_through = ${through}
    WHERE s.id = ${shipmentId}::bigint AND s.status = 'PENDING' AND s.phase = 'PREPARING' AND s.prepared_through = ${from}
    RETURNING s.id`;
}

/** Adds what a step wrote to the shipment's counters, and tells of it. */
export function countWritten({ shipmentId, campaignId }: StepRange, written: Written): Sql {
  return sql`/* shipmentCounters.countWritten */
    UPDATE shipment_counters k SET
      total = k.total + ${written.total}, skipped = k.skipped + ${written.skipped}, sent = k.sent + ${written.sent}
    WHERE k.shipment_id = ${shipmentId}::bigint
    RETURNING notify_shipment(${campaignId}::bigint)`;
}

/** The next upper bound of a step: as many existing users as fit, so that gaps in the ids cost nothing. */
export function stepEnd(from: number, lastUser: number, size: number): Sql {
  return sql`/* users.stepEnd */
    SELECT COALESCE((SELECT u.id FROM users u WHERE u.id > ${from} AND u.id <= ${lastUser} ORDER BY u.id OFFSET ${size - 1} LIMIT 1),
                    ${lastUser})::float8 AS through`;
}

export function markPrepared(id: ShipmentId): Sql {
  return sql`/* shipments.markPrepared */
    UPDATE shipments s SET prepared_at = now() WHERE s.id = ${id}::bigint AND s.phase = 'PREPARING' RETURNING s.id`;
}
