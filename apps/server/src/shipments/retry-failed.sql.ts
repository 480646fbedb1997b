import type { ShipmentId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';
import { endOfQueue } from './shipments.sql.js';

/** Has the failed messages of a shipment put back from the first one on. */
export function beginRetry(id: ShipmentId): Sql {
  return sql`/* shipments.beginRetry */
    UPDATE shipments s SET retried_at = now(), retry_through = 0 WHERE s.id = ${id}::bigint`;
}

/** How far the retry of a shipment has come, its row locked; no row when there is none, or the shipment was ended meanwhile. */
export function lockRetry(id: ShipmentId): Sql {
  return sql`/* shipments.lockRetry */
    SELECT s.retry_through AS "from" FROM shipments s
    WHERE s.id = ${id}::bigint AND s.status = 'PENDING' AND s.retry_through IS NOT NULL FOR UPDATE`;
}

/**
 * Puts a step of failed messages at the end of their queue as if they had never been tried. What failed stands in the
 * index by the delivery's id, since it is neither due nor sent. The queue's lock must be held.
 */
export function retryStep(id: ShipmentId, from: string, size: number): Sql {
  return sql`/* deliveries.retryStep */
    WITH step AS (
      SELECT d.id FROM deliveries d
      WHERE d.shipment_id = ${id}::bigint AND d.status = 'FAILED' AND COALESCE(d.sent_at, d.due_at) IS NULL AND d.id > ${from}::bigint
      ORDER BY COALESCE(d.sent_at, d.due_at), d.id LIMIT ${size} FOR UPDATE
    ), queued AS (
      UPDATE deliveries d SET status = 'QUEUED', reason = NULL, reply = NULL, attempts = 0, first_tried_at = NULL, due_at = ${endOfQueue(id)}
      FROM step WHERE d.id = step.id RETURNING d.id
    ), counted AS (
      UPDATE shipment_counters k SET failed = k.failed - (SELECT count(*) FROM queued) WHERE k.shipment_id = ${id}::bigint
    ), sum AS (
      SELECT count(*)::int AS queued, max(q.id) AS last FROM queued q
    )
    UPDATE shipments s SET retry_through = CASE WHEN n.queued = ${size} THEN n.last END
    FROM sum n WHERE s.id = ${id}::bigint
    RETURNING s.retry_through IS NOT NULL AS more, notify_shipment(s.campaign_id)`;
}

/** Failed messages looked at for why they failed: enough to name the reasons, few enough to be looked at in a moment. */
const SAMPLE = 10_000;

/** Why messages of a shipment failed, the most frequent reason first, each with the words that were said most. */
export function failuresOf(id: ShipmentId): Sql {
  return sql`/* deliveries.failures */
    SELECT f.reason, count(*)::int AS count, mode() WITHIN GROUP (ORDER BY f.reply) AS reply
    FROM (
      SELECT d.reason, d.reply FROM deliveries d
      WHERE d.shipment_id = ${id}::bigint AND d.status = 'FAILED' LIMIT ${SAMPLE}
    ) f
    WHERE f.reason IS NOT NULL GROUP BY f.reason ORDER BY 2 DESC, 1`;
}
