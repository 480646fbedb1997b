import type { CampaignId, ContentId, MemberId, NoticeId, NoticeKind, ShipmentId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';

export function insertNotice(shipmentId: ShipmentId, kind: NoticeKind, detail: string | null): Sql {
  return sql`/* notices.insert */
    INSERT INTO notices (shipment_id, kind, detail) VALUES (${shipmentId}::bigint, ${kind}, ${detail}) RETURNING id`;
}

/** What members are to be told, with how the shipment stands by now. */
export interface UntoldNotice {
  kind: NoticeKind;
  detail: string | null;
  campaignId: CampaignId;
  campaignName: string;
  launchedBy: MemberId | null;
  scheduledAt: Date | null;
  sent: number;
  scope: number;
}

/** Takes a notice for telling, once. No row comes back when it was told, or its shipment or campaign is being deleted. */
export function takeNotice(id: NoticeId): Sql {
  return sql`/* notices.take */
    UPDATE notices n SET told_at = now()
    FROM shipments s JOIN campaigns c ON c.id = s.campaign_id JOIN shipment_counters k ON k.shipment_id = s.id
    WHERE n.id = ${id}::bigint AND n.told_at IS NULL AND s.id = n.shipment_id AND s.deleted_at IS NULL AND c.deleted_at IS NULL
    RETURNING n.kind, n.detail, c.id AS "campaignId", c.name AS "campaignName", s.launched_by AS "launchedBy",
              s.scheduled_at AS "scheduledAt", k.sent::float8, (k.total - k.skipped + k.skipped_at_claim)::float8 AS scope`;
}

/** The owners, and the member who launched the shipment. */
export function addresseesOf(launchedBy: MemberId | null): Sql {
  return sql`/* members.toldOfShipment */
    SELECT m.email, m.email_key AS "emailKey" FROM members m
    WHERE m.role = 'OWNER' OR m.id = ${launchedBy}::bigint ORDER BY m.id`;
}

/** Queues a mail to members. It belongs to no user and no shipment, and goes with its campaign. */
export function insertNoticeMails(
  contentId: ContentId,
  campaignId: CampaignId,
  addresses: readonly string[],
): Sql {
  return sql`/* deliveries.insertNoticeMails */
    WITH message AS (
      INSERT INTO messages (kind, content_id, campaign_id) VALUES ('NOTICE', ${contentId}::bigint, ${campaignId}::bigint)
      RETURNING messages.id
    ), inserted AS (
      INSERT INTO deliveries (message_id, channel, status, due_at, address)
      SELECT m.id, 'EMAIL', 'QUEUED', now(), a.address FROM message m CROSS JOIN unnest(${addresses}::text[]) AS a(address)
      RETURNING deliveries.id
    )
    SELECT i.id, pg_notify('chasqui_shipment', '') FROM inserted i`;
}
