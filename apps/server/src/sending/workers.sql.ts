import type { LeaseId, ShipmentId, WorkerId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';
import type { WorkerStats } from '../metrics/index.js';

export function insertWorker(name: string): Sql {
  return sql`/* workers.insert */ INSERT INTO workers (name) VALUES (${name}) RETURNING id`;
}

/** Workers alive, and how many of them are older. No row comes back when the worker was given up for dead meanwhile. */
export function beat(id: WorkerId, stats: WorkerStats): Sql {
  return sql`/* workers.beat */
    UPDATE workers SET heartbeat_at = now(), stats = ${JSON.stringify(stats)}::jsonb WHERE workers.id = ${id}::bigint
    RETURNING 1 + (SELECT count(*)::int FROM workers w WHERE w.id <> workers.id AND ${isAlive()}) AS alive,
              (SELECT count(*)::int FROM workers w WHERE w.id < workers.id AND ${isAlive()}) AS rank`;
}

export interface Beat {
  alive: number;
  rank: number;
}

/** Three beats are missing before a worker no longer counts: by then it has stopped starting messages. */
function isAlive(): Sql {
  return sql`w.heartbeat_at > now() - interval '15 seconds'`;
}

/** Workers whose heartbeat stopped, with the queues in which they hold leases (0: messages without shipment). */
export function deadWorkers(deadAfterMs: number): Sql {
  return sql`/* workers.dead */
    SELECT w.id, ARRAY(SELECT DISTINCT COALESCE(l.shipment_id, 0) FROM leases l WHERE l.worker_id = w.id ORDER BY 1) AS queues
    FROM workers w WHERE w.heartbeat_at < now() - ${deadAfterMs} * interval '1 millisecond'`;
}

export function lockQueues(ids: readonly string[]): Sql {
  return sql`/* sendQueues.lockMany */
    SELECT q.shipment_id FROM send_queues q WHERE q.shipment_id = ANY(${ids}::bigint[]) ORDER BY q.shipment_id FOR UPDATE`;
}

/** Locks a worker that is still dead: from now on it can neither beat nor claim. */
export function lockDeadWorker(id: WorkerId, deadAfterMs: number): Sql {
  return sql`/* workers.lockDead */
    SELECT w.id FROM workers w
    WHERE w.id = ${id}::bigint AND w.heartbeat_at < now() - ${deadAfterMs} * interval '1 millisecond' FOR UPDATE`;
}

/** The queues of leases that a worker took after one of them (0: messages without shipment). */
export function queuesOfLeasesAfter(id: WorkerId, newest: LeaseId | null): Sql {
  return sql`/* leases.queuesAfter */
    SELECT DISTINCT COALESCE(l.shipment_id, 0)::text AS queue FROM leases l
    WHERE l.worker_id = ${id}::bigint AND l.id > ${newest ?? 0}::bigint`;
}

/**
 * Puts back what a worker had not settled, and drops its leases in `queues` (0: messages without shipment): all, or those
 * that it took after one of them. The locks of the queues must be held, and that of a worker that is another one.
 */
export function returnLeasesOf(id: WorkerId, queues: readonly string[], newest: LeaseId | null = null): Sql {
  return sql`/* leases.return */
    WITH freed AS (
      DELETE FROM leases l
      WHERE l.worker_id = ${id}::bigint AND l.id > ${newest ?? 0}::bigint AND COALESCE(l.shipment_id, 0) = ANY(${queues}::bigint[])
      RETURNING l.shipment_id, l.delivery_ids
    ), returned AS (
      UPDATE deliveries d SET due_at = greatest(clock_timestamp(), NULLIF(q.due_at, '-infinity') + interval '1 microsecond')
      FROM (SELECT f.shipment_id, unnest(f.delivery_ids) AS id FROM freed f) f
      JOIN send_queues q ON q.shipment_id = COALESCE(f.shipment_id, 0)
      WHERE d.id = f.id AND d.status = 'QUEUED' RETURNING d.id
    )
    SELECT count(*)::int AS returned FROM returned`;
}

/** Forgets a worker; one that still holds leases is kept, so that they are found. */
export function deleteWorker(id: WorkerId): Sql {
  return sql`/* workers.delete */ DELETE FROM workers w WHERE w.id = ${id}::bigint AND NOT EXISTS (SELECT FROM leases l WHERE l.worker_id = w.id)`;
}

export interface DeadWorker {
  id: WorkerId;
  queues: ShipmentId[];
}
