import type {
  CampaignId,
  ContentId,
  MemberId,
  PauseReason,
  ShipmentId,
  ShipmentState,
} from '@chasqui/domain';
import { type PageClauses, type SortKey, cappedCount } from '../api-kit/page.js';
import { type Sql, sql } from '../db/sql.js';
import { SCOPE } from './figures.sql.js';
import type { FrozenAudience } from './shipment.js';

/** The channel on which API processes hear that a shipment changed; the payload is the campaign's id. */
export const SHIPMENT_CHANNEL = 'chasqui_shipment';

export interface NewShipment {
  campaignId: CampaignId;
  contentId: ContentId;
  phase: 'SCHEDULED' | 'PREPARING';
  audience: FrozenAudience;
  skipAlreadyReached: boolean;
  scheduledAt: Date | null;
  startsAt: Date | null;
  launchedBy: MemberId | null;
}

/** Inserts a shipment with its counters and its queue, and tells who watches its campaign. */
export function insertShipment(shipment: NewShipment): Sql {
  return sql`/* shipments.insert */
    WITH inserted AS (
      INSERT INTO shipments (campaign_id, content_id, status, phase, audience, skip_already_reached, scheduled_at, starts_at,
                             started_at, launched_by)
      VALUES (${shipment.campaignId}::bigint, ${shipment.contentId}::bigint, 'PENDING', ${shipment.phase},
              ${JSON.stringify(shipment.audience)}::jsonb, ${shipment.skipAlreadyReached}, ${shipment.scheduledAt}::timestamptz,
              ${shipment.startsAt}::timestamptz, CASE WHEN ${shipment.phase} = 'PREPARING' THEN now() END,
              ${shipment.launchedBy}::bigint)
      RETURNING shipments.id
    ), counters AS (
      INSERT INTO shipment_counters (shipment_id) SELECT i.id FROM inserted i
    ), queue AS (
      INSERT INTO send_queues (shipment_id) SELECT i.id FROM inserted i
    )
    SELECT i.id, notify_shipment(${shipment.campaignId}::bigint) FROM inserted i`;
}

/**
 * Whoever holds the lock of a queue may claim from it or empty it: one at a time. Null stands for the queue of the
 * messages without shipment, row 0.
 */
export function lockQueue(shipmentId: ShipmentId | null): Sql {
  return sql`/* sendQueues.lock */ SELECT q.shipment_id FROM send_queues q WHERE q.shipment_id = ${shipmentId ?? 0}::bigint FOR UPDATE`;
}

/** A moment behind the queue's mark, whatever the clock did meanwhile. The queue's lock must be held. */
export function endOfQueue(shipmentId: ShipmentId | null): Sql {
  return sql`greatest(clock_timestamp(), (SELECT q.due_at + interval '1 microsecond' FROM send_queues q
      WHERE q.shipment_id = ${shipmentId ?? 0}::bigint AND q.due_at > '-infinity'))`;
}

/** From its second shipment on, a campaign counts users one by one. */
export function countUsersFromSecondShipment(campaignId: CampaignId): Sql {
  return sql`/* campaigns.countUsers */
    UPDATE campaigns SET distinct_figures = 'FILLING'
    WHERE campaigns.id = ${campaignId}::bigint AND campaigns.distinct_figures = 'COUNTERS'
      AND EXISTS (SELECT FROM shipments s WHERE s.campaign_id = ${campaignId}::bigint)`;
}

/**
 * Lets one launch or deletion of a campaign at a time through. Several are locked in the order of their keys, and before
 * their shipments, so that nobody waits for each other. Foreign keys are still checked meanwhile: who prepares a shipment
 * of the campaign holds the shipment's row and refers to the campaign. Returns those that are not being deleted.
 */
export function lockCampaigns(ids: readonly CampaignId[]): Sql {
  return sql`/* campaigns.lock */
    SELECT c.id, c.name FROM campaigns c WHERE c.id = ANY(${ids}::bigint[]) AND c.deleted_at IS NULL
    ORDER BY c.id FOR NO KEY UPDATE`;
}

/** The shipment that keeps a campaign from being launched again. */
export function runningShipment(campaignId: CampaignId): Sql {
  return sql`/* shipments.running */
    SELECT s.id FROM shipments s WHERE s.campaign_id = ${campaignId}::bigint
      AND s.status = 'PENDING' AND s.phase <> 'RETRYING' AND s.deleted_at IS NULL`;
}

/** Where a transition leads, beside the state itself. */
interface Move {
  from: readonly ShipmentState[];
  to: ShipmentState;
  pauseReason?: PauseReason;
  detail?: string | null;
}

/**
 * A change of state: one conditional update. No row comes back when the shipment stood elsewhere. Status and phase
 * follow from the one-word state; ended shipments get their end, resumed ones lose it.
 */
export function moveShipment(id: ShipmentId, { from, to, pauseReason, detail }: Move): Sql {
  const ended = to === 'COMPLETED' || to === 'FAILED' || to === 'CANCELED';
  return sql`/* shipments.move */
    UPDATE shipments s SET
      status = ${ended ? to : 'PENDING'},
      phase = ${ended ? null : to}::text,
      pause_reason = ${to === 'PAUSED' ? (pauseReason ?? 'MEMBER') : null}::text,
      detail = ${detail ?? null}::text,
      started_at = CASE WHEN ${to} = 'PREPARING' THEN COALESCE(s.started_at, now()) ELSE s.started_at END,
      finished_at = CASE WHEN ${ended} THEN now() END,
      retry_through = CASE WHEN NOT ${ended} THEN s.retry_through END
    WHERE s.id = ${id}::bigint AND COALESCE(s.phase, s.status) = ANY(${from}::text[])
    RETURNING s.id, s.campaign_id AS "campaignId", s.prepared_at IS NOT NULL AS prepared,
      s.starts_at > now() IS NOT FALSE AS "notBegun", notify_shipment(s.campaign_id)`;
}

/** Scheduled shipments whose time has come, and those whose time is long past. */
export function moveDueShipments(now: Date, graceMs: number): Sql {
  return sql`/* shipments.moveDue */
    WITH due AS (
      SELECT s.id, s.scheduled_at < ${now}::timestamptz - ${graceMs} * interval '1 millisecond' AS overdue
      FROM shipments s WHERE s.status = 'PENDING' AND s.phase = 'SCHEDULED' AND s.scheduled_at <= ${now}::timestamptz
      FOR UPDATE SKIP LOCKED
    )
    UPDATE shipments s SET
      phase = CASE WHEN d.overdue THEN 'PAUSED' ELSE 'PREPARING' END,
      pause_reason = CASE WHEN d.overdue THEN 'OVERDUE' END,
      starts_at = CASE WHEN d.overdue THEN NULL ELSE ${now}::timestamptz END,
      started_at = CASE WHEN d.overdue THEN NULL ELSE ${now}::timestamptz END
    FROM due d WHERE s.id = d.id
    RETURNING s.id, s.phase, notify_shipment(s.campaign_id)`;
}

/** Gives a shipment that missed its time the moment from which its messages may leave. */
export function startAfter(id: ShipmentId, at: Date): Sql {
  return sql`/* shipments.startAfter */ UPDATE shipments s SET starts_at = ${at}::timestamptz WHERE s.id = ${id}::bigint`;
}

export function setSchedule(id: ShipmentId, at: Date): Sql {
  return sql`/* shipments.setSchedule */
    UPDATE shipments s SET phase = 'SCHEDULED', pause_reason = NULL, scheduled_at = ${at}
    WHERE s.id = ${id}::bigint AND s.status = 'PENDING'
      AND (s.phase = 'SCHEDULED' OR (s.phase = 'PAUSED' AND s.pause_reason = 'OVERDUE'))
    RETURNING s.id, notify_shipment(s.campaign_id)`;
}

/** Hides a shipment for good; its rows are purged afterwards. A pending one is canceled by the same statement. */
export function hideShipment(id: ShipmentId): Sql {
  return sql`/* shipments.hide */
    UPDATE shipments s SET deleted_at = now(), phase = NULL, pause_reason = NULL,
      status = CASE WHEN s.status = 'PENDING' THEN 'CANCELED' ELSE s.status END,
      finished_at = COALESCE(s.finished_at, now())
    WHERE s.id = ${id}::bigint AND s.deleted_at IS NULL
    RETURNING s.id, s.campaign_id AS "campaignId", notify_shipment(s.campaign_id)`;
}

/** Shipments that are still there, with their campaigns, in the order in which they are to be locked. */
export function shipmentsToDelete(ids: readonly ShipmentId[]): Sql {
  return sql`/* shipments.toDelete */
    SELECT s.id, s.campaign_id AS "campaignId" FROM shipments s
    WHERE s.id = ANY(${ids}::bigint[]) AND s.deleted_at IS NULL ORDER BY s.id`;
}

export function shipmentIdsOf(campaignId: CampaignId): Sql {
  return sql`/* shipments.idsOf */
    SELECT s.id FROM shipments s WHERE s.campaign_id = ${campaignId}::bigint AND s.deleted_at IS NULL ORDER BY s.id`;
}

export const SHIPMENT_SORT_KEYS = {
  STARTED_AT: { expression: sql`COALESCE(s.started_at, s.scheduled_at, s.created_at)`, type: 'timestamptz' },
  SCOPE: { expression: SCOPE, type: 'bigint' },
  SENT: { expression: sql`k.sent`, type: 'bigint' },
  STATUS: { expression: sql`s.status`, type: 'text' },
} as const satisfies Record<string, SortKey>;

export const BY_ID: SortKey = { expression: sql`s.id`, type: 'bigint' };

/** Shipments `s` of one campaign, or of all. */
export function shipmentsOf(campaignId: CampaignId | null): Sql {
  return campaignId === null ? sql`TRUE` : sql`s.campaign_id = ${campaignId}::bigint`;
}

export function countShipments(condition: Sql): Sql {
  return sql`/* shipments.count */ ${cappedCount(sql`shipments s WHERE s.deleted_at IS NULL AND ${condition}`)}`;
}

export function listShipmentIds(condition: Sql, page: PageClauses): Sql {
  return sql`/* shipments.list */
    SELECT s.id, ${page.cursor} AS cursor FROM shipments s JOIN shipment_counters k ON k.shipment_id = s.id
    WHERE s.deleted_at IS NULL AND ${condition} AND ${page.condition} ${page.orderAndLimit}`;
}

/** The newest shipment of each campaign. */
export function latestShipments(campaignIds: readonly CampaignId[]): Sql {
  return sql`/* shipments.latest */
    SELECT DISTINCT ON (s.campaign_id) s.campaign_id AS "campaignId", s.id
    FROM shipments s WHERE s.campaign_id = ANY(${campaignIds}::bigint[]) AND s.deleted_at IS NULL
    ORDER BY s.campaign_id, s.id DESC`;
}

export function notifyShipments(campaignIds: readonly string[]): Sql {
  return sql`/* shipments.notify */ SELECT notify_shipment(c.id) FROM unnest(${campaignIds}::bigint[]) AS c(id)`;
}
