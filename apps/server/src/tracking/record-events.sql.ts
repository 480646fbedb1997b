import type { DeliveryId } from '@chasqui/domain';
import { type Sql, plainArray, sql } from '../db/sql.js';

export interface TrackedEvent {
  deliveryId: DeliveryId;
  kind: 'OPENED' | 'CLICKED';
  at: Date;
  machine: boolean;
  /** CLICKED: the link's place. */
  link: number | null;
  /** CLICKED, where the target differs from user to user: the target. */
  url: string | null;
}

/**
 * Writes a group of opens and clicks with all that follows: the first open and click of each delivery, the shipment's
 * counters, its minutes and links, the campaign's users. What machines do is stored and counted apart. Events of a
 * delivery that is gone vanish.
 *
 * What looks like a first is decided by whoever locks the delivery first: the row is looked at once more as it is then,
 * which is how PostgreSQL reads a row that it locks under READ COMMITTED. They are locked in the order of their ids.
 */
export function insertEvents(events: readonly TrackedEvent[]): Sql {
  return sql`/* deliveryEvents.record */
    WITH event AS (
      SELECT e.delivery_id, e.kind, to_timestamp(e.at / 1000) AS at, e.machine, e.link, e.url, d.shipment_id, d.opened_at, d.clicked_links
      FROM unnest(
        ${plainArray(events.map(event => event.deliveryId))}::bigint[], ${plainArray(events.map(event => event.kind))}::text[],
        ${plainArray(events.map(event => event.at.getTime()))}::float8[], ${plainArray(events.map(event => event.machine))}::boolean[],
        ${plainArray(events.map(event => event.link))}::int[], ${events.map(event => event.url)}::text[]
      ) AS e(delivery_id, kind, at, machine, link, url)
      JOIN deliveries d ON d.id = e.delivery_id
    ), inserted AS (
      INSERT INTO delivery_events (delivery_id, kind, at, machine, link, url)
      SELECT e.delivery_id, e.kind, e.at, e.machine, e.link, e.url FROM event e
    ), candidates AS (
      SELECT e.delivery_id, min(e.at) FILTER (WHERE e.kind = 'OPENED') AS opened,
             min(e.at) FILTER (WHERE e.kind = 'CLICKED') AS clicked,
             array_agg(DISTINCT e.link) FILTER (WHERE e.kind = 'CLICKED') AS links
      FROM event e
      WHERE NOT e.machine AND CASE e.kind WHEN 'OPENED' THEN e.opened_at IS NULL ELSE (e.link = ANY(e.clicked_links)) IS NOT TRUE END
      GROUP BY e.delivery_id
    ), firsts AS (
      SELECT d.id AS delivery_id, d.shipment_id, d.user_id,
             CASE WHEN d.opened_at IS NULL THEN c.opened END AS opened,
             CASE WHEN d.clicked_at IS NULL THEN c.clicked END AS clicked,
             CASE WHEN c.links IS NOT NULL THEN ARRAY(
               SELECT l.link FROM unnest(c.links) AS l(link) WHERE (l.link = ANY(d.clicked_links)) IS NOT TRUE) END AS links
      FROM candidates c JOIN deliveries d ON d.id = c.delivery_id
      ORDER BY d.id FOR UPDATE OF d
    ), marked AS (
      UPDATE deliveries d SET opened_at = COALESCE(d.opened_at, f.opened), clicked_at = COALESCE(d.clicked_at, f.clicked),
        clicked_links = CASE WHEN f.links IS NULL THEN d.clicked_links ELSE COALESCE(d.clicked_links, '{}') || f.links END
      FROM firsts f WHERE d.id = f.delivery_id AND (f.opened IS NOT NULL OR f.links <> '{}')
    ), users AS (
      INSERT INTO campaign_users (campaign_id, user_id, opened, clicked)
      SELECT c.id, f.user_id, bool_or(f.opened IS NOT NULL), bool_or(f.clicked IS NOT NULL)
      FROM firsts f JOIN shipments s ON s.id = f.shipment_id
      JOIN campaigns c ON c.id = s.campaign_id AND c.distinct_figures <> 'COUNTERS'
      WHERE f.user_id IS NOT NULL AND (f.opened IS NOT NULL OR f.clicked IS NOT NULL)
      GROUP BY c.id, f.user_id ORDER BY c.id, f.user_id
      ON CONFLICT (campaign_id, user_id) DO UPDATE SET
        opened = campaign_users.opened OR EXCLUDED.opened, clicked = campaign_users.clicked OR EXCLUDED.clicked
    ), minutes AS (
      INSERT INTO shipment_minutes (shipment_id, minute, opens, clicks)
      SELECT e.shipment_id, date_trunc('minute', e.at), count(*) FILTER (WHERE e.kind = 'OPENED'), count(*) FILTER (WHERE e.kind = 'CLICKED')
      FROM event e WHERE NOT e.machine AND e.shipment_id IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
      ON CONFLICT (shipment_id, minute) DO UPDATE SET
        opens = shipment_minutes.opens + EXCLUDED.opens, clicks = shipment_minutes.clicks + EXCLUDED.clicks
    ), links AS (
      INSERT INTO shipment_links (shipment_id, position, clicks, users)
      SELECT n.shipment_id, n.link, sum(n.clicks), sum(n.users) FROM (
        SELECT e.shipment_id, e.link, 1 AS clicks, 0 AS users FROM event e WHERE e.kind = 'CLICKED' AND NOT e.machine
        UNION ALL SELECT f.shipment_id, unnest(f.links), 0, 1 FROM firsts f
      ) n WHERE n.shipment_id IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
      ON CONFLICT (shipment_id, position) DO UPDATE SET
        clicks = shipment_links.clicks + EXCLUDED.clicks, users = shipment_links.users + EXCLUDED.users
    ), sums AS (
      SELECT e.shipment_id,
             count(*) FILTER (WHERE e.kind = 'OPENED' AND NOT e.machine) AS opens, count(*) FILTER (WHERE e.kind = 'CLICKED' AND NOT e.machine) AS clicks,
             count(*) FILTER (WHERE e.kind = 'OPENED' AND e.machine) AS machine_opens, count(*) FILTER (WHERE e.kind = 'CLICKED' AND e.machine) AS machine_clicks
      FROM event e WHERE e.shipment_id IS NOT NULL GROUP BY e.shipment_id
    ), new_users AS (
      SELECT f.shipment_id, count(f.opened) AS opened, count(f.clicked) AS clicked
      FROM firsts f WHERE f.shipment_id IS NOT NULL GROUP BY f.shipment_id
    ), locked AS (
      SELECT k.shipment_id FROM shipment_counters k WHERE k.shipment_id IN (SELECT n.shipment_id FROM sums n) ORDER BY k.shipment_id FOR UPDATE
    ), counted AS (
      UPDATE shipment_counters k SET opens = k.opens + n.opens, clicks = k.clicks + n.clicks,
        machine_opens = k.machine_opens + n.machine_opens, machine_clicks = k.machine_clicks + n.machine_clicks,
        unique_opens = k.unique_opens + COALESCE(w.opened, 0), unique_clicks = k.unique_clicks + COALESCE(w.clicked, 0)
      FROM sums n LEFT JOIN new_users w ON w.shipment_id = n.shipment_id
      WHERE k.shipment_id = n.shipment_id AND k.shipment_id IN (SELECT l.shipment_id FROM locked l)
    )
    SELECT DISTINCT s.campaign_id AS "campaignId" FROM sums n JOIN shipments s ON s.id = n.shipment_id`;
}
