import type { CampaignId, ShipmentId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';

/** Cancels a step of what no worker has in hand, counted in the same statement. */
export function cancelStep(id: ShipmentId, size: number): Sql {
  return sql`/* deliveries.cancelStep */
    WITH held AS (
      SELECT unnest(l.delivery_ids) AS id FROM leases l WHERE l.shipment_id = ${id}::bigint
    ), step AS (
      SELECT d.id, d.status FROM deliveries d
      WHERE d.shipment_id = ${id}::bigint AND d.status IN ('QUEUED', 'DEFERRED')
        AND NOT EXISTS (SELECT FROM held h WHERE h.id = d.id)
      LIMIT ${size} FOR UPDATE
    ), canceled AS (
      UPDATE deliveries d SET status = 'CANCELED', due_at = NULL FROM step WHERE d.id = step.id RETURNING step.status
    )
    UPDATE shipment_counters k SET
      canceled = k.canceled + (SELECT count(*) FROM canceled),
      deferred = k.deferred - (SELECT count(*) FROM canceled c WHERE c.status = 'DEFERRED')
    WHERE k.shipment_id = ${id}::bigint
    RETURNING (SELECT count(*)::int FROM canceled) AS canceled`;
}

/**
 * Whether anything of a shipment is still open: queued (in a worker's hands or not) or deferred. Leases are not asked: one
 * in which nothing is left may stand until its worker sweeps it.
 */
export function isAnythingOpen(id: ShipmentId): Sql {
  return sql`/* deliveries.isAnythingOpen */
    SELECT EXISTS (SELECT FROM deliveries d WHERE d.shipment_id = ${id}::bigint AND d.status IN ('QUEUED', 'DEFERRED')) AS open`;
}

/** Deletes a step of a deleted shipment's deliveries with their events. */
export function purgeStep(id: ShipmentId, size: number): Sql {
  return sql`/* deliveries.purgeStep */
    WITH step AS (
      SELECT d.id FROM deliveries d WHERE d.shipment_id = ${id}::bigint LIMIT ${size}
    ), events AS (
      DELETE FROM delivery_events e USING step WHERE e.delivery_id = step.id
    ), gone AS (
      DELETE FROM deliveries d USING step WHERE d.id = step.id RETURNING d.id
    )
    SELECT count(*)::int AS purged FROM gone`;
}

/** Deletes what is left of a purged shipment; what it said is left to the room of contents. */
export function purgeShipment(id: ShipmentId): Sql {
  return sql`/* shipments.purge */
    WITH gone AS (
      DELETE FROM shipments s WHERE s.id = ${id}::bigint AND s.deleted_at IS NOT NULL RETURNING s.campaign_id, s.content_id
    ), queue AS (
      DELETE FROM send_queues q WHERE q.shipment_id = ${id}::bigint
    )
    SELECT g.campaign_id AS "campaignId", g.content_id AS "contentId" FROM gone g`;
}

/**
 * Deletes a deleted campaign with its tests once none of its shipments is left, and says whether some are. What the tests
 * said is left to the room of contents.
 */
export function purgeCampaign(id: CampaignId): Sql {
  return sql`/* campaigns.purge */
    WITH shipments_left AS (
      SELECT EXISTS (SELECT FROM shipments s WHERE s.campaign_id = ${id}::bigint) AS any
    ), tests AS (
      DELETE FROM messages m USING shipments_left l WHERE m.campaign_id = ${id}::bigint AND NOT l.any RETURNING m.id, m.content_id
    ), test_deliveries AS (
      -- Messages without shipment stand together in the index.
      DELETE FROM deliveries d USING tests t WHERE d.shipment_id IS NULL AND d.message_id = t.id RETURNING d.id
    ), test_events AS (
      DELETE FROM delivery_events e USING test_deliveries d WHERE e.delivery_id = d.id
    ), gone AS (
      DELETE FROM campaigns c USING shipments_left l WHERE c.id = ${id}::bigint AND c.deleted_at IS NOT NULL AND NOT l.any
    )
    SELECT l.any AS left, ARRAY(SELECT t.content_id FROM tests t) AS "contentIds" FROM shipments_left l`;
}
