import type { CampaignId, ShipmentId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';
import { type AudienceConditions, selectedUsers, skipReason } from '../shipments/index.js';

/** Sets the bound of the audience, the highest user id of this moment, unless an earlier try set it. */
export function boundAudience(id: ShipmentId): Sql {
  return sql`/* shipments.boundAudience */
    UPDATE shipments s SET prepare_last_user = COALESCE(s.prepare_last_user, (SELECT COALESCE(max(u.id), 0) FROM users u))
    WHERE s.id = ${id}::bigint AND s.status = 'PENDING' AND s.phase = 'PREPARING'
    RETURNING s.prepare_last_user::float8 AS "lastUser", s.prepared_through::float8 AS "preparedThrough"`;
}

/** Takes one step for this transaction: no row comes back when another process took it, or the shipment stands elsewhere. */
export function takeStep(id: ShipmentId, from: number, through: number): Sql {
  return sql`/* shipments.takeStep */
    UPDATE shipments s SET prepared_through = ${through}
    WHERE s.id = ${id}::bigint AND s.status = 'PENDING' AND s.phase = 'PREPARING' AND s.prepared_through = ${from}
    RETURNING s.id`;
}

export interface StepRange {
  shipmentId: ShipmentId;
  campaignId: CampaignId;
  /** Users above this id ... */
  from: number;
  /** ... up to this one. */
  through: number;
}

/**
 * Writes the deliveries of one range of users: queued (or, for a notification, sent: its inbox row is the delivery), or
 * skipped with the reason. Of several users with one address the lowest id wins, whichever step it is in. The counters
 * follow from what was really inserted, so a repeated step counts nothing twice.
 */
export function insertDeliveries(range: StepRange, audience: AudienceConditions, values: Sql): Sql {
  const { shipmentId, from, through } = range;
  const mail = audience.channel === 'EMAIL';
  const duplicate = mail
    ? sql`WHEN row_number() OVER (PARTITION BY j.email_key, j.reason IS NULL ORDER BY j.id) > 1 OR EXISTS (
        SELECT FROM users o JOIN deliveries e ON e.shipment_id = ${shipmentId}::bigint AND e.user_id = o.id AND e.status <> 'SKIPPED'
        WHERE o.email_key = j.email_key AND o.id <= ${from}) THEN 'DUPLICATE_ADDRESS'`
    : sql``;
  return sql`/* deliveries.prepareStep */
    WITH judged AS (
      SELECT u.id, u.email, u.email_key, ${skipReason(audience)} AS reason, ${values} AS vals
      FROM users u WHERE u.id > ${from} AND u.id <= ${through} AND ${selectedUsers(audience)}
    ), decided AS (
      SELECT j.id, j.email, j.vals, CASE WHEN j.reason IS NOT NULL THEN j.reason ${duplicate} END AS reason FROM judged j
    ), inserted AS (
      INSERT INTO deliveries (shipment_id, user_id, channel, status, reason, due_at, sent_at, address, "values")
      SELECT s.id, c.id, ${audience.channel},
             CASE WHEN c.reason IS NOT NULL THEN 'SKIPPED' WHEN ${mail} THEN 'QUEUED' ELSE 'SENT' END,
             c.reason,
             CASE WHEN c.reason IS NULL AND ${mail} THEN s.starts_at END,
             CASE WHEN c.reason IS NULL AND NOT ${mail} THEN now() END,
             CASE WHEN ${mail} THEN c.email END,
             CASE WHEN c.reason IS NULL THEN c.vals END
      FROM decided c CROSS JOIN shipments s WHERE s.id = ${shipmentId}::bigint
      ORDER BY c.id
      ON CONFLICT (shipment_id, user_id) DO NOTHING
      RETURNING user_id, status
    ), reached AS (
      INSERT INTO campaign_users (campaign_id, user_id)
      SELECT c.id, i.user_id FROM inserted i
      JOIN campaigns c ON c.id = ${range.campaignId}::bigint AND c.distinct_figures <> 'COUNTERS'
      WHERE i.status = 'SENT'
      ON CONFLICT DO NOTHING
    )
    UPDATE shipment_counters k SET
      total = k.total + n.total, skipped = k.skipped + n.skipped, sent = k.sent + n.sent
    FROM (SELECT count(*) AS total, count(*) FILTER (WHERE i.status = 'SKIPPED') AS skipped,
                 count(*) FILTER (WHERE i.status = 'SENT') AS sent FROM inserted i) n
    WHERE k.shipment_id = ${shipmentId}::bigint
    RETURNING n.total::int AS inserted, n.sent::int AS sent, notify_shipment(${range.campaignId}::bigint)`;
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
