import type { ShipmentId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';

export interface Standing {
  state: string;
  prepared: boolean;
  /** Whether failed messages are still being put back. */
  refilling: boolean;
  leased: boolean;
  /** Whether messages are queued that are due. */
  queued: boolean;
  /** Whether messages are queued that wait for the turn of their domain. */
  absent: boolean;
  deferred: boolean;
  total: number;
  skipped: number;
  sent: number;
}

/** How a shipment stands, its row locked: judged by the status of its deliveries: when they are due says only whom to ask. */
export function standingOf(id: ShipmentId): Sql {
  return sql`/* shipments.standing */
    SELECT COALESCE(s.phase, s.status) AS state, s.prepared_at IS NOT NULL AS prepared, s.retry_through IS NOT NULL AS refilling,
           EXISTS (SELECT FROM leases l WHERE l.shipment_id = s.id) AS leased,
           EXISTS (SELECT FROM deliveries d WHERE d.shipment_id = s.id AND d.status = 'QUEUED' AND COALESCE(d.sent_at, d.due_at) <= now()) AS queued,
           EXISTS (SELECT FROM deliveries d WHERE d.shipment_id = s.id AND d.status = 'QUEUED' AND COALESCE(d.sent_at, d.due_at) > now()) AS absent,
           EXISTS (SELECT FROM deliveries d WHERE d.shipment_id = s.id AND d.status = 'DEFERRED') AS deferred,
           k.total::float8, k.skipped::float8, k.sent::float8
    FROM shipments s JOIN shipment_counters k ON k.shipment_id = s.id
    WHERE s.id = ${id}::bigint FOR UPDATE OF s`;
}
