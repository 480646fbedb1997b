import type { MessageValues } from '@chasqui/rendering';
import type {
  CampaignId,
  ContentId,
  DeliveryId,
  LeaseId,
  ShipmentId,
  UserId,
  WorkerId,
} from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';
import { endOfQueue } from '../shipments/index.js';
import { hasLeft } from '../unsubscriptions/index.js';

/** A shipment that may send now. */
export interface SendingShipment {
  id: ShipmentId;
  campaignId: CampaignId;
  contentId: ContentId;
}

/** Shipments whose messages may go out; those in their undo window are not yet among them. */
export function sendingShipments(): Sql {
  return sql`/* shipments.sending */
    SELECT s.id, s.campaign_id AS "campaignId", s.content_id AS "contentId" FROM shipments s
    WHERE s.status = 'PENDING' AND s.phase IN ('SENDING', 'RETRYING') AND s.starts_at <= now() AND s.deleted_at IS NULL
    ORDER BY s.id`;
}

export interface ClaimedRow {
  id: DeliveryId;
  contentId: ContentId;
  userId: UserId | null;
  address: string;
  values: MessageValues | null;
  attempts: number;
  firstTriedAt: Date | null;
  leaseId: LeaseId;
}

/**
 * Claims the next messages of a shipment: reads on from the queue's mark and moves it, and writes one lease for them
 * all. The deliveries themselves are not touched, so that each is written once, when it is settled. Users who left
 * since the preparation are skipped here. The queue's lock must be held by the transaction.
 *
 * The mark is read by scalar subqueries and not joined: only then the scan of the index begins behind it. Joined, each
 * claim read everything before the mark again. The shipment is asked for once in the same way.
 */
export function claimFromShipment(worker: WorkerId, shipmentId: ShipmentId, size: number): Sql {
  return sql`/* deliveries.claim */
    WITH ${judged(sql`
      SELECT d.id, d.shipment_id, d.user_id, d.address, d.values, d.attempts, d.first_tried_at, d.due_at,
             (SELECT s.content_id FROM shipments s WHERE s.id = ${shipmentId}::bigint) AS content_id
      FROM deliveries d
      WHERE d.shipment_id = ${shipmentId}::bigint AND d.status = 'QUEUED' AND COALESCE(d.sent_at, d.due_at) <= now()
        AND (COALESCE(d.sent_at, d.due_at), d.id) > (
          (SELECT q.due_at FROM send_queues q WHERE q.shipment_id = ${shipmentId}::bigint),
          (SELECT q.delivery_id FROM send_queues q WHERE q.shipment_id = ${shipmentId}::bigint))
        AND EXISTS (SELECT FROM shipments s WHERE s.id = ${shipmentId}::bigint
          AND s.status = 'PENDING' AND s.phase IN ('SENDING', 'RETRYING') AND s.starts_at <= now())
      ORDER BY COALESCE(d.sent_at, d.due_at), d.id
      LIMIT ${size}`)}, mark AS (
      UPDATE send_queues q SET due_at = m.due_at, delivery_id = m.id
      FROM (SELECT j.due_at, j.id FROM judged j ORDER BY j.due_at DESC, j.id DESC LIMIT 1) m
      WHERE q.shipment_id = ${shipmentId}::bigint
    ), ${skipThoseWhoLeft()}, ${leaseTheRest(worker)}
    ${CLAIMED}`;
}

/**
 * Claims messages without shipment (tests, one-off messages). They are few, so the leases themselves say which are
 * taken. The lock of queue 0 must be held by the transaction.
 */
export function claimMessages(worker: WorkerId, size: number): Sql {
  return sql`/* messages.claim */
    WITH taken AS (
      SELECT unnest(l.delivery_ids) AS id FROM leases l WHERE l.shipment_id IS NULL
    ), ${judged(sql`
      SELECT d.id, d.user_id, d.address, d.values, d.attempts, d.first_tried_at, d.due_at, m.content_id, d.shipment_id
      FROM deliveries d JOIN messages m ON m.id = d.message_id
      WHERE d.shipment_id IS NULL AND d.status = 'QUEUED' AND COALESCE(d.sent_at, d.due_at) <= now() AND d.channel = 'EMAIL'
        AND NOT EXISTS (SELECT FROM taken t WHERE t.id = d.id)
      ORDER BY d.id
      LIMIT ${size}`)}, ${skipThoseWhoLeft()}, ${leaseTheRest(worker)}
    ${CLAIMED}`;
}

/**
 * The messages of a batch, each with the reason why it may not go out any more: users who left since the preparation,
 * and those whom the hold of the settings keeps from mail now. While it is on, an address that the user has no more is
 * kept as well: only the present one is known to be among those let through. What follows asks for the reason that
 * stands here and joins nothing to the batch: the planner believes that a batch is one row, and would compare each of
 * two thousand with each.
 */
function judged(batch: Sql): Sql {
  return sql`judged AS MATERIALIZED (
      SELECT b.*, CASE
          WHEN b.shipment_id IS NULL OR u.id IS NULL THEN NULL
          WHEN ${hasLeft('EMAIL')} THEN 'UNSUBSCRIBED'
          WHEN EXISTS (SELECT FROM suppressions x WHERE x.email_key = u.email_key) THEN 'SUPPRESSED'
          WHEN (SELECT h.hold FROM settings h)
            AND (u.email_key = ANY ((SELECT h.hold_addresses FROM settings h)::text[]) AND u.email = b.address) IS NOT TRUE THEN 'HELD'
        END AS gone
      FROM (${batch}) b LEFT JOIN users u ON u.id = b.user_id
    )`;
}

function skipThoseWhoLeft(): Sql {
  return sql`skipped AS (
      UPDATE deliveries d SET status = 'SKIPPED', reason = j.gone, due_at = NULL, "values" = NULL
      FROM judged j WHERE d.id = j.id AND j.gone IS NOT NULL RETURNING d.shipment_id
    ), counted AS (
      UPDATE shipment_counters k SET skipped = k.skipped + n.count, skipped_at_claim = k.skipped_at_claim + n.count
      FROM (SELECT i.shipment_id, count(*) AS count FROM skipped i GROUP BY i.shipment_id) n WHERE k.shipment_id = n.shipment_id
    )`;
}

function leaseTheRest(worker: WorkerId): Sql {
  return sql`lease AS (
      INSERT INTO leases (worker_id, shipment_id, delivery_ids)
      SELECT ${worker}::bigint, j.shipment_id, array_agg(j.id ORDER BY j.due_at, j.id)
      FROM judged j WHERE j.gone IS NULL GROUP BY j.shipment_id
      RETURNING id
    )`;
}

/** What was claimed, in order. */
const CLAIMED = sql`
    SELECT j.id, j.content_id AS "contentId", j.user_id AS "userId", j.address, j.values, j.attempts,
           j.first_tried_at AS "firstTriedAt", l.id AS "leaseId"
    FROM judged j CROSS JOIN lease l WHERE j.gone IS NULL ORDER BY j.due_at, j.id`;

/** Deferred messages whose time has come join the end of their queue. The queue's lock must be held. */
export function wakeDeferred(shipmentId: ShipmentId | null, size: number): Sql {
  return sql`/* deliveries.wakeDeferred */
    WITH due AS (
      SELECT d.id FROM deliveries d
      WHERE d.shipment_id IS NOT DISTINCT FROM ${shipmentId}::bigint AND d.status = 'DEFERRED' AND COALESCE(d.sent_at, d.due_at) <= now()
      LIMIT ${size}
    ), woken AS (
      UPDATE deliveries d SET status = 'QUEUED', due_at = ${endOfQueue(shipmentId)} FROM due WHERE d.id = due.id RETURNING d.id
    )
    UPDATE shipment_counters k SET deferred = k.deferred - (SELECT count(*) FROM woken) WHERE k.shipment_id = ${shipmentId}::bigint`;
}

/** Shipments with deferred messages that are due; null stands for messages without shipment. */
export function queuesWithDueDeferred(): Sql {
  return sql`/* deliveries.queuesWithDueDeferred */
    SELECT s.id AS "shipmentId" FROM shipments s
    WHERE s.status = 'PENDING' AND s.phase IN ('SENDING', 'RETRYING')
      AND EXISTS (SELECT FROM deliveries d WHERE d.shipment_id = s.id AND d.status = 'DEFERRED' AND COALESCE(d.sent_at, d.due_at) <= now())
    UNION ALL
    SELECT NULL WHERE EXISTS (SELECT FROM deliveries d WHERE d.shipment_id IS NULL AND d.status = 'DEFERRED' AND COALESCE(d.sent_at, d.due_at) <= now())`;
}

/**
 * Puts leased messages that were not begun back to the end of their queue, where each is found after its absence, and takes
 * them out of their lease. The queue's lock must be held.
 */
export function requeue(
  worker: WorkerId,
  shipmentId: ShipmentId | null,
  ids: readonly DeliveryId[],
  absencesMs: readonly number[],
): Sql {
  return sql`/* deliveries.requeue */
    WITH held AS (
      UPDATE leases l SET delivery_ids = ARRAY(SELECT unnest(l.delivery_ids) EXCEPT SELECT unnest(${ids}::bigint[]))
      WHERE l.worker_id = ${worker}::bigint AND l.delivery_ids && ${ids}::bigint[]
      RETURNING l.id
    )
    UPDATE deliveries d SET due_at = ${endOfQueue(shipmentId)} + b.ms * interval '1 millisecond'
    FROM unnest(${ids}::bigint[], ${absencesMs}::float8[]) AS b(id, ms)
    WHERE d.id = b.id AND d.status = 'QUEUED' AND EXISTS (SELECT FROM held)`;
}

/** Drops the leases of a worker in which nothing is left to do: each message was settled or given back. */
export function deleteDoneLeases(worker: WorkerId): Sql {
  return sql`/* leases.deleteDone */
    DELETE FROM leases l WHERE l.worker_id = ${worker}::bigint
      AND NOT EXISTS (SELECT FROM deliveries d WHERE d.id = ANY(l.delivery_ids) AND d.status = 'QUEUED')`;
}

/**
 * Sets the mark of a queue back to its beginning, so that everything queued is found again; unless a worker has claimed
 * some of it, since what is leased is queued as well and would be claimed twice. The queue's lock must be held.
 */
export function resetQueue(shipmentId: ShipmentId): Sql {
  return sql`/* sendQueues.reset */
    UPDATE send_queues q SET due_at = '-infinity', delivery_id = 0
    WHERE q.shipment_id = ${shipmentId}::bigint AND NOT EXISTS (SELECT FROM leases l WHERE l.shipment_id = q.shipment_id)`;
}
