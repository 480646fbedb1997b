import type { CampaignId, ContentId, MemberId, UserId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';

export function insertMessage(contentId: ContentId, campaignId: CampaignId, createdBy: MemberId | null): Sql {
  return sql`/* messages.insert */
    INSERT INTO messages (kind, content_id, campaign_id, created_by)
    VALUES ('TEST', ${contentId}::bigint, ${campaignId}::bigint, ${createdBy}::bigint) RETURNING id`;
}

/** Test mails belong to no user, so that nothing done through their links touches anybody. */
export function insertTestMails(
  messageId: string,
  addresses: readonly string[],
  asUserId: UserId | null,
  values: Sql,
): Sql {
  return sql`/* deliveries.insertTestMails */
    WITH sample AS (
      SELECT ${values} AS vals FROM users u
      WHERE u.id = COALESCE(${asUserId}::bigint, (SELECT max(x.id) FROM users x))
    ), inserted AS (
      INSERT INTO deliveries (message_id, channel, status, due_at, address, "values")
      SELECT ${messageId}::bigint, 'EMAIL', 'QUEUED', now(), a.address, (SELECT s.vals FROM sample s)
      FROM unnest(${addresses}::text[]) AS a(address) RETURNING id
    )
    SELECT i.id, pg_notify('chasqui_shipment', '') FROM inserted i`;
}

export function insertTestNotifications(messageId: string, userIds: readonly UserId[], values: Sql): Sql {
  return sql`/* deliveries.insertTestNotifications */
    INSERT INTO deliveries (message_id, user_id, channel, status, sent_at, "values")
    SELECT ${messageId}::bigint, u.id, 'NOTIFICATION', 'SENT', now(), ${values} FROM users u WHERE u.id = ANY(${userIds}::bigint[])
    RETURNING id`;
}
