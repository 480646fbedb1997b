import type { CampaignId, DeliveryId, DeliveryReason, LeaseId, ShipmentId, WorkerId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';

/** What became of one try, as it is written. */
export interface SettledOutcome {
  id: DeliveryId;
  leaseId: LeaseId;
  status: 'SENT' | 'DEFERRED' | 'BOUNCED' | 'FAILED';
  reason: DeliveryReason | null;
  reply: string | null;
  /** DEFERRED: when to try again. */
  dueAt: Date | null;
  /** Whether the address is to be suppressed. */
  suppress: boolean;
}

/** Messages of one shipment that the relay took. */
export interface SentGroup {
  shipmentId: ShipmentId;
  campaignId: CampaignId;
  ids: readonly DeliveryId[];
  replies: readonly (string | null)[];
}

/**
 * What `settleOutcomes` does, for the group that nearly all are: every message sent, all of one shipment. Nothing in it
 * is there for other outcomes.
 */
export function settleSent(worker: WorkerId, group: SentGroup, doneLeases: readonly LeaseId[]): Sql {
  const { shipmentId, campaignId, ids, replies } = group;
  return sql`/* deliveries.settleSent */
    WITH settled AS (
      UPDATE deliveries d SET
        status = 'SENT', reason = NULL, reply = o.reply, due_at = NULL, attempts = d.attempts + 1,
        first_tried_at = COALESCE(d.first_tried_at, now()), sent_at = now()
      FROM unnest(${ids}::bigint[], ${replies}::text[]) AS o(id, reply)
      WHERE d.id = o.id AND d.status = 'QUEUED'
      RETURNING d.user_id
    ), reached AS (
      INSERT INTO campaign_users (campaign_id, user_id)
      SELECT c.id, s.user_id FROM campaigns c CROSS JOIN settled s
      WHERE c.id = ${campaignId}::bigint AND c.distinct_figures <> 'COUNTERS' AND s.user_id IS NOT NULL
      ON CONFLICT DO NOTHING
    ), leases_gone AS (
      DELETE FROM leases l WHERE l.id = ANY(${doneLeases}::bigint[]) AND l.worker_id = ${worker}::bigint
    )
    UPDATE shipment_counters k SET sent = k.sent + n.count FROM (SELECT count(*) AS count FROM settled) n
    WHERE k.shipment_id = ${shipmentId}::bigint`;
}

/**
 * Writes a group of outcomes with everything that follows from them: events of failed tries, suppressions, distinct
 * users, counters; and drops the leases that are done. Only rows still queued change, so that a repeated group changes
 * nothing. That a message was sent is a fact whoever says it; any other outcome counts only from the worker that holds
 * the lease. The counters' rows are locked last and in the order of their ids.
 */
export function settleOutcomes(
  worker: WorkerId,
  outcomes: readonly SettledOutcome[],
  doneLeases: readonly LeaseId[],
): Sql {
  return sql`/* deliveries.settle */
    WITH outcome AS (
      SELECT o.* FROM unnest(
        ${outcomes.map(outcome => outcome.id)}::bigint[], ${outcomes.map(outcome => outcome.leaseId)}::bigint[],
        ${outcomes.map(outcome => outcome.status)}::text[], ${outcomes.map(outcome => outcome.reason)}::text[],
        ${outcomes.map(outcome => outcome.reply)}::text[], ${outcomes.map(outcome => outcome.dueAt)}::timestamptz[],
        ${outcomes.map(outcome => outcome.suppress)}::boolean[]
      ) AS o(id, lease_id, status, reason, reply, due_at, suppress)
    ), settled AS (
      UPDATE deliveries d SET
        status = o.status, reason = o.reason, reply = o.reply, due_at = o.due_at, attempts = d.attempts + 1,
        first_tried_at = COALESCE(d.first_tried_at, now()),
        sent_at = CASE WHEN o.status = 'SENT' THEN now() ELSE d.sent_at END
      FROM outcome o
      WHERE d.id = o.id AND d.status = 'QUEUED'
        AND (o.status = 'SENT' OR EXISTS (SELECT FROM leases l WHERE l.id = o.lease_id AND l.worker_id = ${worker}::bigint))
      RETURNING d.id, d.shipment_id, d.user_id, d.status, d.reason, d.reply, o.suppress
    ), events AS (
      INSERT INTO delivery_events (delivery_id, kind, reason, reply)
      SELECT s.id, s.status, s.reason, s.reply FROM settled s WHERE s.status <> 'SENT'
    ), suppressed AS (
      INSERT INTO suppressions (email_key, reason, delivery_id, detail)
      SELECT u.email_key, 'HARD_BOUNCE', min(s.id), COALESCE(min(s.reply), '')
      FROM settled s JOIN users u ON u.id = s.user_id WHERE s.suppress AND u.email_key IS NOT NULL GROUP BY u.email_key
      ON CONFLICT (email_key) DO NOTHING
    ), reached AS (
      INSERT INTO campaign_users (campaign_id, user_id)
      SELECT c.id, s.user_id FROM settled s
      JOIN shipments h ON h.id = s.shipment_id JOIN campaigns c ON c.id = h.campaign_id AND c.distinct_figures <> 'COUNTERS'
      WHERE s.status = 'SENT' AND s.user_id IS NOT NULL
      ON CONFLICT DO NOTHING
    ), leases_gone AS (
      DELETE FROM leases l WHERE l.id = ANY(${doneLeases}::bigint[]) AND l.worker_id = ${worker}::bigint
    ), sums AS (
      SELECT s.shipment_id, count(*) FILTER (WHERE s.status = 'SENT') AS sent, count(*) FILTER (WHERE s.status = 'DEFERRED') AS deferred,
             count(*) FILTER (WHERE s.status = 'BOUNCED') AS bounced, count(*) FILTER (WHERE s.status = 'FAILED') AS failed
      FROM settled s WHERE s.shipment_id IS NOT NULL GROUP BY s.shipment_id
    ), locked AS (
      SELECT k.shipment_id FROM shipment_counters k WHERE k.shipment_id IN (SELECT n.shipment_id FROM sums n) ORDER BY k.shipment_id FOR UPDATE
    ), counted AS (
      UPDATE shipment_counters k SET sent = k.sent + n.sent, deferred = k.deferred + n.deferred,
        bounced = k.bounced + n.bounced, failed = k.failed + n.failed
      FROM sums n WHERE k.shipment_id = n.shipment_id AND k.shipment_id IN (SELECT l.shipment_id FROM locked l)
    )
    SELECT count(*)::int AS settled FROM settled`;
}
