import type { CampaignId, ShipmentId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';

/** The scope of a shipment with counters `k`: its audience minus those skipped at preparation. */
export const SCOPE = sql`(k.total - k.skipped + k.skipped_at_claim)`;

/** Counts come as float8: exact far beyond any ledger, and numbers in JavaScript. */
const COUNTERS = sql`
  k.total::float8, ${SCOPE}::float8 AS scope, k.skipped::float8, k.sent::float8, k.deferred::float8, k.bounced::float8,
  k.failed::float8, k.canceled::float8, k.opens::float8, k.unique_opens::float8 AS "uniqueOpens", k.clicks::float8,
  k.unique_clicks::float8 AS "uniqueClicks", k.machine_opens::float8 AS "machineOpens", k.machine_clicks::float8 AS "machineClicks",
  k.complaints::float8, k.unsubscribed::float8`;

export function countersOf(ids: readonly ShipmentId[]): Sql {
  return sql`/* shipmentCounters.of */
    SELECT k.shipment_id AS "shipmentId", ${COUNTERS}
    FROM shipment_counters k WHERE k.shipment_id = ANY(${ids}::bigint[])`;
}

/**
 * The figures of campaigns: what product and glossary define, in one place.
 *
 * Reach: distinct users who got at least one message. Shipments: launches that still exist. Sent: messages accepted by
 * a relay or put into an inbox, whatever became of them later. Opens, clicks: by people, machines left out. Unique
 * opens, unique clicks, spam: distinct users. With one shipment its counters already are distinct figures, since it has
 * one delivery per user; from the second on campaign_users holds them.
 */
export function campaignFigures(ids: readonly CampaignId[]): Sql {
  return sql`/* campaigns.figures */
    SELECT c.id AS "campaignId", x.shipments::int, x.sent::float8, x.skipped::float8, x.bounced::float8, x.failed::float8,
           x.opens::float8, x.clicks::float8, x.machine_opens::float8 AS "machineOpens", x.machine_clicks::float8 AS "machineClicks",
           x.unsubscribed::float8,
           (CASE WHEN c.distinct_figures = 'USERS' THEN y.reach ELSE x.sent END)::float8 AS reach,
           (CASE WHEN c.distinct_figures = 'USERS' THEN y.opened ELSE x.unique_opens END)::float8 AS "uniqueOpens",
           (CASE WHEN c.distinct_figures = 'USERS' THEN y.clicked ELSE x.unique_clicks END)::float8 AS "uniqueClicks",
           (CASE WHEN c.distinct_figures = 'USERS' THEN y.complained ELSE x.complaints END)::float8 AS spam
    FROM campaigns c
    CROSS JOIN LATERAL (
      SELECT count(*) AS shipments, COALESCE(sum(k.sent), 0) AS sent, COALESCE(sum(k.skipped), 0) AS skipped,
             COALESCE(sum(k.bounced), 0) AS bounced, COALESCE(sum(k.failed), 0) AS failed, COALESCE(sum(k.opens), 0) AS opens,
             COALESCE(sum(k.unique_opens), 0) AS unique_opens, COALESCE(sum(k.clicks), 0) AS clicks,
             COALESCE(sum(k.unique_clicks), 0) AS unique_clicks, COALESCE(sum(k.machine_opens), 0) AS machine_opens,
             COALESCE(sum(k.machine_clicks), 0) AS machine_clicks, COALESCE(sum(k.complaints), 0) AS complaints,
             COALESCE(sum(k.unsubscribed), 0) AS unsubscribed
      FROM shipments s JOIN shipment_counters k ON k.shipment_id = s.id
      WHERE s.campaign_id = c.id AND s.deleted_at IS NULL
    ) x
    LEFT JOIN LATERAL (
      SELECT count(*) AS reach, count(*) FILTER (WHERE cu.opened) AS opened, count(*) FILTER (WHERE cu.clicked) AS clicked,
             count(*) FILTER (WHERE cu.complained) AS complained
      FROM campaign_users cu WHERE cu.campaign_id = c.id AND c.distinct_figures = 'USERS'
    ) y ON TRUE
    WHERE c.id = ANY(${ids}::bigint[])`;
}

/** Messages sent, and when the last launch began, of campaigns: what their list shows. One that is scheduled is none yet. */
export function campaignTotals(ids: readonly CampaignId[]): Sql {
  return sql`/* campaigns.totals */
    SELECT s.campaign_id AS "campaignId", sum(k.sent)::float8 AS sent, max(s.started_at) AS "lastShipmentAt"
    FROM shipments s JOIN shipment_counters k ON k.shipment_id = s.id
    WHERE s.campaign_id = ANY(${ids}::bigint[]) AND s.deleted_at IS NULL GROUP BY s.campaign_id`;
}

/** Clicks by people on each link of a campaign, over all shipments, the most clicked first. Links are the same when they lead to the same place. */
export function clicksByLink(id: CampaignId): Sql {
  return sql`/* campaigns.clicksByLink */
    SELECT l.url, min(l.position)::int AS position, COALESCE(sum(sl.clicks), 0)::float8 AS clicks, COALESCE(sum(sl.users), 0)::float8 AS users
    FROM shipments s
    JOIN links l ON l.content_id = s.content_id
    LEFT JOIN shipment_links sl ON sl.shipment_id = s.id AND sl.position = l.position
    WHERE s.campaign_id = ${id}::bigint AND s.deleted_at IS NULL
    GROUP BY l.url, CASE WHEN l.url IS NULL THEN l.position END
    ORDER BY clicks DESC, position`;
}

/** Opens and clicks by people over time, in bins of `seconds`, from the first to the last that has any. */
export function timeline(id: CampaignId, seconds: number): Sql {
  return sql`/* campaigns.timeline */
    SELECT date_bin(${seconds} * interval '1 second', m.minute, 'epoch') AS at, sum(m.opens)::float8 AS opens, sum(m.clicks)::float8 AS clicks
    FROM shipments s JOIN shipment_minutes m ON m.shipment_id = s.id
    WHERE s.campaign_id = ${id}::bigint AND s.deleted_at IS NULL GROUP BY 1 ORDER BY 1`;
}

/** The span of time in which a campaign was opened or clicked. */
export function timelineSpan(id: CampaignId): Sql {
  return sql`/* campaigns.timelineSpan */
    SELECT min(m.minute) AS first, max(m.minute) AS last
    FROM shipments s JOIN shipment_minutes m ON m.shipment_id = s.id WHERE s.campaign_id = ${id}::bigint AND s.deleted_at IS NULL`;
}

/** Deferred messages looked at for what they wait for: few enough to be looked at with every push. */
const DEFERRED_SAMPLE = 1_000;

/**
 * What the deferred messages of shipments wait for: until when they are tried at the latest, and the reason most seen with
 * the words that were said most. Of more than the sample, those that are due last tell: they have the longest to go.
 */
export function deferredOf(ids: readonly ShipmentId[]): Sql {
  return sql`/* deliveries.deferredOf */
    SELECT i.id AS "shipmentId", x.last + t.give_up_hours * interval '1 hour' AS "retryUntil", x.reason, x.count, x.reply
    FROM settings t CROSS JOIN unnest(${ids}::bigint[]) AS i(id) CROSS JOIN LATERAL (
      SELECT d.reason, count(*)::int AS count, mode() WITHIN GROUP (ORDER BY d.reply) AS reply,
             max(max(d.first_tried_at)) OVER () AS last
      FROM (
        SELECT e.reason, e.reply, e.first_tried_at FROM deliveries e
        WHERE e.shipment_id = i.id AND e.status = 'DEFERRED'
        ORDER BY COALESCE(e.sent_at, e.due_at) DESC, e.id DESC LIMIT ${DEFERRED_SAMPLE}
      ) d
      GROUP BY d.reason ORDER BY 2 DESC, 1 LIMIT 1
    ) x`;
}

/** Messages looked at for the rate of a shipment that nobody watched until now. */
const RATE_SAMPLE = 20_000;

/** Messages of a shipment that were sent in the last seconds; the index alone tells. */
export function sentOfLate(id: ShipmentId, seconds: number): Sql {
  return sql`/* deliveries.sentOfLate */
    SELECT count(*)::int AS sent FROM (
      SELECT FROM deliveries d WHERE d.shipment_id = ${id}::bigint AND d.status = 'SENT'
        AND COALESCE(d.sent_at, d.due_at) > now() - ${seconds} * interval '1 second' LIMIT ${RATE_SAMPLE}
    ) x`;
}
