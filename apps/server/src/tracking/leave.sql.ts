import type { CampaignId, DeliveryId, ShipmentId, UserId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';

export interface Leaver {
  email: string | null;
  emailKey: string | null;
  language: string | null;
}

/** The user whom a link belongs to; null columns when the user is gone. */
export function leaverOf(userId: UserId): Sql {
  return sql`/* users.leaver */ SELECT u.email, u.email_key AS "emailKey", u.language FROM users u WHERE u.id = ${userId}::bigint`;
}

export interface OriginOfLeaving {
  deliveryId: DeliveryId | null;
  shipmentId: ShipmentId | null;
  campaignId: CampaignId | null;
}

/** The delivery whose message led to an opt-out, if it is still there and was this user's. */
export function originOfLeaving(deliveryId: DeliveryId, userId: UserId): Sql {
  return sql`/* deliveries.originOfLeaving */
    SELECT d.id AS "deliveryId", d.shipment_id AS "shipmentId", s.campaign_id AS "campaignId"
    FROM deliveries d LEFT JOIN shipments s ON s.id = d.shipment_id
    WHERE d.id = ${deliveryId}::bigint AND d.user_id = ${userId}::bigint`;
}

/**
 * Notes an opt-out in the delivery's timeline, and the first one in the shipment's counters: whoever comes back and
 * leaves again is still one.
 */
export function noteLeaving(deliveryId: DeliveryId, shipmentId: ShipmentId | null): Sql {
  return sql`/* deliveryEvents.unsubscribed */
    WITH earlier AS (
      SELECT e.id FROM delivery_events e WHERE e.delivery_id = ${deliveryId}::bigint AND e.kind = 'UNSUBSCRIBED' LIMIT 1
    ), event AS (
      INSERT INTO delivery_events (delivery_id, kind) VALUES (${deliveryId}::bigint, 'UNSUBSCRIBED')
    )
    UPDATE shipment_counters k SET unsubscribed = k.unsubscribed + 1
    WHERE k.shipment_id = ${shipmentId}::bigint AND NOT EXISTS (SELECT FROM earlier)`;
}
