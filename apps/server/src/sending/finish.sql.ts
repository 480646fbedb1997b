import type { ShipmentId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';

export interface Standing {
  state: string;
  prepared: boolean;
  /** Whether failed messages are still being put back. */
  refilling: boolean;
  leased: boolean;
  queued: boolean;
  deferred: boolean;
  total: number;
  skipped: number;
  sent: number;
}

/** How a shipment stands, its row locked: judged by the status of its deliveries, never by when they are due. */
export function standingOf(id: ShipmentId): Sql {
  return sql`/* shipments.standing */
    SELECT COALESCE(s.phase, s.status) AS state, s.prepared_at IS NOT NULL AS prepared, s.retry_through IS NOT NULL AS refilling,
           EXISTS (SELECT FROM leases l WHERE l.shipment_id = s.id) AS leased,
           EXISTS (SELECT FROM deliveries d WHERE d.shipment_id = s.id AND d.status = 'QUEUED') AS queued,
           EXISTS (SELECT FROM deliveries d WHERE d.shipment_id = s.id AND d.status = 'DEFERRED') AS deferred,
           k.total::float8, k.skipped::float8, k.sent::float8
    FROM shipments s JOIN shipment_counters k ON k.shipment_id = s.id
    WHERE s.id = ${id}::bigint FOR UPDATE OF s`;
}
