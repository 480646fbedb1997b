import type { ShipmentId } from '@chasqui/domain';
import { type Sql, sql } from '../../src/db/sql.js';

export interface ShipmentStanding {
  status: string;
  phase: string | null;
  queued: number;
  sent: number;
  finishedAt: Date | null;
}

export function standingOfShipment(id: ShipmentId): Sql {
  return sql`/* bench.standing */
    SELECT s.status, s.phase, (k.total - k.skipped)::int AS queued, k.sent::int, s.finished_at AS "finishedAt"
    FROM shipments s JOIN shipment_counters k ON k.shipment_id = s.id WHERE s.id = ${id}::bigint`;
}

/** When its first message was sent, and how many were. */
export function sentOfShipment(id: ShipmentId): Sql {
  return sql`/* bench.sent */
    SELECT min(d.sent_at) AS "firstSentAt", count(*)::int AS sent FROM deliveries d
    WHERE d.shipment_id = ${id}::bigint AND d.status = 'SENT'`;
}

/** A delivery of a shipment, as a worker claims it. */
export function someDelivery(id: ShipmentId): Sql {
  return sql`/* bench.someDelivery */
    SELECT d.id, d.shipment_id AS "shipmentId", s.campaign_id AS "campaignId", s.content_id AS "contentId", d.user_id AS "userId",
           d.address, d.values, d.attempts, d.first_tried_at AS "firstTriedAt", '0' AS "leaseId", '0' AS "workerId"
    FROM deliveries d JOIN shipments s ON s.id = d.shipment_id WHERE d.shipment_id = ${id}::bigint AND d.status = 'SENT'
    ORDER BY d.id LIMIT 1`;
}
