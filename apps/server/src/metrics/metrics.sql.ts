import type { RelayId, WorkerId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';

/** What waits to be sent, of one kind. */
export interface QueueRow {
  kind: 'shipment' | 'direct';
  queued: number;
  deferred: number;
  oldestSeconds: number;
}

/**
 * What the shipments that may send now have waiting. How much, from their counters; since when, from the first delivery
 * that is due behind the mark of each queue, as claiming reads it: one look into the index per shipment.
 */
export function shipmentQueues(): Sql {
  return sql`/* metrics.shipmentQueues */
    SELECT 'shipment' AS kind,
           COALESCE(sum(k.total - k.skipped - k.sent + k.bounced_later - k.bounced - k.failed - k.canceled - k.deferred), 0)::float8 AS queued,
           COALESCE(sum(k.deferred), 0)::float8 AS deferred,
           COALESCE(extract(epoch FROM now() - min(oldest.due_at)), 0)::float8 AS "oldestSeconds"
    FROM shipments s
    JOIN shipment_counters k ON k.shipment_id = s.id
    JOIN send_queues q ON q.shipment_id = s.id
    LEFT JOIN LATERAL (
      SELECT COALESCE(d.sent_at, d.due_at) AS due_at FROM deliveries d
      WHERE d.shipment_id = s.id AND d.status = 'QUEUED'
        AND (COALESCE(d.sent_at, d.due_at), d.id) > (q.due_at, q.delivery_id) AND COALESCE(d.sent_at, d.due_at) <= now()
      ORDER BY COALESCE(d.sent_at, d.due_at), d.id LIMIT 1
    ) oldest ON true
    WHERE s.status = 'PENDING' AND s.phase IN ('SENDING', 'RETRYING') AND s.starts_at <= now() AND s.deleted_at IS NULL`;
}

/** What waits of messages without shipment. They are few; of many, the first `most` are looked at. */
export function directQueue(most: number): Sql {
  return sql`/* metrics.directQueue */
    SELECT 'direct' AS kind,
           count(*) FILTER (WHERE w.status = 'QUEUED')::float8 AS queued,
           count(*) FILTER (WHERE w.status = 'DEFERRED')::float8 AS deferred,
           COALESCE(extract(epoch FROM now() - min(w.due_at) FILTER (WHERE w.status = 'QUEUED' AND w.due_at <= now())), 0)::float8 AS "oldestSeconds"
    FROM (
      SELECT d.status, d.due_at FROM deliveries d WHERE d.shipment_id IS NULL AND d.status IN ('QUEUED', 'DEFERRED') LIMIT ${most}
    ) w`;
}

export interface LedgerRow {
  sent: number;
  skipped: number;
  bounced: number;
  failed: number;
  canceled: number;
}

/** How the messages of the shipments that still exist ended: their counters, one narrow row each. */
export function ledgerOutcomes(): Sql {
  return sql`/* metrics.ledgerOutcomes */
    SELECT COALESCE(sum(k.sent), 0)::float8 AS sent, COALESCE(sum(k.skipped), 0)::float8 AS skipped,
           COALESCE(sum(k.bounced), 0)::float8 AS bounced, COALESCE(sum(k.failed), 0)::float8 AS failed,
           COALESCE(sum(k.canceled), 0)::float8 AS canceled
    FROM shipment_counters k`;
}

export interface ShipmentsRow {
  state: string;
  /** Why it is paused, or empty. */
  reason: string;
  count: number;
}

/** How many shipments are under way, by state. */
export function pendingShipments(): Sql {
  return sql`/* metrics.pendingShipments */
    SELECT s.phase AS state, COALESCE(s.pause_reason, '') AS reason, count(*)::int AS count FROM shipments s
    WHERE s.status = 'PENDING' AND s.deleted_at IS NULL GROUP BY 1, 2 ORDER BY 1, 2`;
}

export interface WorkerRow {
  id: WorkerId;
  name: string;
  beatSeconds: number;
  oldestLeaseSeconds: number;
  leases: number;
  stats: unknown;
}

/** Who sends, when they last said so, and what they said then. */
export function workersWithStats(): Sql {
  return sql`/* metrics.workers */
    SELECT w.id, w.name, extract(epoch FROM now() - w.heartbeat_at)::float8 AS "beatSeconds", w.stats,
           count(l.id)::int AS leases, COALESCE(extract(epoch FROM now() - min(l.created_at)), 0)::float8 AS "oldestLeaseSeconds"
    FROM workers w LEFT JOIN leases l ON l.worker_id = w.id
    GROUP BY w.id ORDER BY w.id`;
}

export interface RelayRow {
  id: RelayId;
  name: string;
  enabled: boolean;
  trouble: boolean;
  maxConnections: number;
}

export function relaysToWatch(): Sql {
  return sql`/* metrics.relays */
    SELECT r.id, r.name, r.enabled, r.trouble IS NOT NULL AS trouble, r.max_connections AS "maxConnections" FROM relays r
    ORDER BY r.position, r.id`;
}

export interface JobsRow {
  queue: string;
  state: 'waiting' | 'scheduled' | 'active' | 'retrying' | 'failed';
  count: number;
}

/** The jobs that are not done, as pg-boss keeps them: few, since a job is a shipment's preparation and the like. */
export function unfinishedJobs(): Sql {
  return sql`/* metrics.jobs */
    SELECT j.name AS queue, count(*)::int AS count,
           CASE WHEN j.state = 'created' THEN CASE WHEN j.start_after > now() THEN 'scheduled' ELSE 'waiting' END
                WHEN j.state = 'retry' THEN 'retrying' ELSE j.state::text END AS state
    FROM pgboss.job j WHERE j.state IN ('created', 'retry', 'active', 'failed') AND NOT starts_with(j.name, '__pgboss__') GROUP BY 1, 3 ORDER BY 1, 3`;
}
