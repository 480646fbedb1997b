import type { ShipmentId } from '@chasqui/domain';
import { type Sql, sql } from '../../src/db/sql.js';

/** Every delivery of a shipment is sent, as far as the ledger and the counters tell. */
export function markAllSent(id: ShipmentId): Sql {
  return sql`/* bench.markAllSent */
    WITH sent AS (
      UPDATE deliveries d SET status = 'SENT', sent_at = now(), due_at = NULL
      WHERE d.shipment_id = ${id}::bigint AND d.status = 'QUEUED' RETURNING d.id
    )
    UPDATE shipment_counters k SET sent = (SELECT count(*) FROM sent) WHERE k.shipment_id = ${id}::bigint`;
}

/** What the tokens of its messages are made of, in no order. */
export function sentMessages(id: ShipmentId): Sql {
  return sql`/* bench.sentMessages */
    SELECT d.id AS "deliveryId", d.user_id AS "userId", s.content_id AS "contentId"
    FROM deliveries d JOIN shipments s ON s.id = d.shipment_id
    WHERE s.id = ${id}::bigint AND d.status = 'SENT' ORDER BY hashint8(d.id)`;
}

export function countTracked(id: ShipmentId): Sql {
  return sql`/* bench.countTracked */
    SELECT k.opens::int, k.clicks::int FROM shipment_counters k WHERE k.shipment_id = ${id}::bigint`;
}
