import type { CampaignId, Channel, DeliveryId, DeliveryStatus, ShipmentId, UserId } from '@chasqui/domain';
import { type PageClauses, type SortKey, cappedCount } from '../api-kit/page.js';
import { type Sql, allOf, sql } from '../db/sql.js';

/** Which deliveries, made ready: campaigns as shipments, a search as users. */
export interface DeliveriesCondition {
  channel: Channel | null;
  campaignId: CampaignId | null;
  noCampaign: boolean;
  shipmentId: ShipmentId | null;
  userIds: readonly UserId[] | null;
  status: DeliveryStatus | null;
}

const COLUMNS = sql`d.id, d.shipment_id AS "shipmentId", s.campaign_id AS "campaignId", COALESCE(s.content_id, m.content_id) AS "contentId",
  d.user_id AS "userId", d.channel, d.status, d.reason, d.attempts, d.address, d.reply, d.created_at AS "createdAt",
  s.started_at AS "shippedAt", CASE WHEN d.status IN ('QUEUED', 'DEFERRED') THEN d.due_at END AS "dueAt", d.sent_at AS "sentAt",
  d.opened_at AS "openedAt", d.clicked_at AS "clickedAt", d.read_at AS "readAt"`;

/** Deliveries `d` with their shipment `s` or message `m`. Test messages are no part of any list, and what members are told is none of users' deliveries. */
const DELIVERIES = sql`deliveries d
  LEFT JOIN shipments s ON s.id = d.shipment_id LEFT JOIN messages m ON m.id = d.message_id`;

export function deliveriesCondition(filter: DeliveriesCondition): Sql {
  return allOf([
    sql`(d.shipment_id IS NOT NULL OR m.kind NOT IN ('TEST', 'NOTICE')) AND s.deleted_at IS NULL`,
    filter.channel === null ? null : sql`d.channel = ${filter.channel}`,
    filter.campaignId === null ? null : sql`s.campaign_id = ${filter.campaignId}::bigint`,
    filter.noCampaign ? sql`d.shipment_id IS NULL` : null,
    filter.shipmentId === null ? null : sql`d.shipment_id = ${filter.shipmentId}::bigint`,
    filter.userIds === null ? null : sql`d.user_id = ANY(${filter.userIds}::bigint[])`,
    filter.status === null ? null : sql`d.status = ${filter.status}`,
  ]);
}

export const DELIVERY_SORT_KEYS = {
  SENT: { expression: sql`COALESCE(d.sent_at, '-infinity')`, type: 'timestamptz' },
  SHIPPING: { expression: sql`COALESCE(s.started_at, d.created_at)`, type: 'timestamptz' },
  NAME: { expression: sql`COALESCE(u.name, '')`, type: 'text' },
} as const satisfies Record<string, SortKey>;

export const BY_ID: SortKey = { expression: sql`d.id`, type: 'bigint' };

export function listDeliveries(condition: Sql, page: PageClauses): Sql {
  return sql`/* deliveries.list */
    SELECT ${COLUMNS}, ${page.cursor} AS cursor FROM ${DELIVERIES} LEFT JOIN users u ON u.id = d.user_id
    WHERE ${condition} AND ${page.condition} ${page.orderAndLimit}`;
}

export function countDeliveries(condition: Sql): Sql {
  return sql`/* deliveries.count */ ${cappedCount(sql`${DELIVERIES} WHERE ${condition}`)}`;
}

export function selectDeliveries(ids: readonly DeliveryId[]): Sql {
  return sql`/* deliveries.select */
    SELECT ${COLUMNS} FROM ${DELIVERIES} WHERE d.id = ANY(${ids}::bigint[]) AND s.deleted_at IS NULL AND m.kind IS DISTINCT FROM 'NOTICE'`;
}

export function selectEvents(id: DeliveryId): Sql {
  return sql`/* deliveryEvents.select */
    SELECT e.id, e.kind, e.at, e.machine, COALESCE(e.url, l.url) AS url, e.reason, e.reply
    FROM delivery_events e
    JOIN deliveries d ON d.id = e.delivery_id
    LEFT JOIN shipments s ON s.id = d.shipment_id LEFT JOIN messages m ON m.id = d.message_id
    LEFT JOIN links l ON l.content_id = COALESCE(s.content_id, m.content_id) AND l.position = e.link
    WHERE e.delivery_id = ${id}::bigint ORDER BY e.at, e.id`;
}

export function selectValues(id: DeliveryId): Sql {
  return sql`/* deliveries.values */ SELECT d.values AS "values" FROM deliveries d WHERE d.id = ${id}::bigint`;
}
