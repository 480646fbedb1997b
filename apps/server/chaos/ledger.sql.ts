import type { ShipmentId } from '@chasqui/domain';
import { type Sql, sql } from '../src/db/sql.js';

export interface LedgerRow {
  id: string;
  status: string;
  sent: boolean;
}

export function deliveriesOf(id: ShipmentId): Sql {
  return sql`/* chaos.deliveries */
    SELECT d.id, d.status, d.sent_at IS NOT NULL AS sent FROM deliveries d WHERE d.shipment_id = ${id}::bigint`;
}

export function standingOf(id: ShipmentId): Sql {
  return sql`/* chaos.standing */
    SELECT s.status, s.phase, k.sent::int FROM shipments s JOIN shipment_counters k ON k.shipment_id = s.id WHERE s.id = ${id}::bigint`;
}

/** Processes by the name that workers register under: machine and process id. */
export function registeredWorkers(): Sql {
  return sql`/* chaos.workers */
    SELECT w.name, extract(epoch FROM now() - w.heartbeat_at)::int AS "secondsAgo" FROM workers w ORDER BY w.id`;
}

export function backendsOfChasqui(): Sql {
  return sql`/* chaos.backends */
    SELECT a.pid FROM pg_stat_activity a WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() ORDER BY a.pid`;
}

/** What may stand still: the queue's mark, leases and deliveries by their state. */
export function whatStandsStill(id: ShipmentId): Sql {
  return sql`/* chaos.whatStandsStill */
    SELECT (SELECT row_to_json(s) FROM (SELECT h.status, h.phase, h.starts_at, h.prepared_at, h.pause_reason FROM shipments h WHERE h.id = ${id}::bigint) s) AS shipment,
           (SELECT row_to_json(k) FROM shipment_counters k WHERE k.shipment_id = ${id}::bigint) AS counters,
           (SELECT row_to_json(q) FROM send_queues q WHERE q.shipment_id = ${id}::bigint) AS mark,
           (SELECT json_agg(l) FROM (SELECT l.id, l.worker_id, l.created_at, cardinality(l.delivery_ids) AS messages FROM leases l) l) AS leases,
           (SELECT json_agg(w) FROM workers w) AS workers,
           (SELECT json_agg(d) FROM (SELECT d.status, count(*), min(d.due_at) AS first_due, max(d.due_at) AS last_due
             FROM deliveries d WHERE d.shipment_id = ${id}::bigint GROUP BY d.status) d) AS deliveries`;
}
