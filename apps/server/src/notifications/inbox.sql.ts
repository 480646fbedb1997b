import { type DeliveryId, LIMITS, type UserId } from '@chasqui/domain';
import { type PageClauses, type SortOrder, cappedCount } from '../api-kit/page.js';
import { type Sql, sql } from '../db/sql.js';

/** The channel on which API processes hear that inboxes changed; the payload is a range of user ids, `above:through`. */
const INBOX_CHANNEL = 'chasqui_inbox';

export function notifyInbox(above: number, through: number): Sql {
  return sql`/* notifications.notify */ SELECT pg_notify(${INBOX_CHANNEL}, ${`${above}:${through}`})`;
}

/**
 * The notifications `d` that came to one user, read and archived ones included. Those of a deleted shipment are out of
 * the inbox at once, though their rows are purged a while later.
 */
function notificationsOf(userId: UserId): Sql {
  return sql`d.user_id = ${userId}::bigint AND d.channel = 'NOTIFICATION' AND d.sent_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM shipments x WHERE x.id = d.shipment_id AND x.deleted_at IS NOT NULL)`;
}

/** Unread means sent, not read and not archived; counted on a partial index, up to the limit. */
export function countUnread(userId: UserId): Sql {
  return sql`/* notifications.countUnread */
    SELECT count(*)::int AS count FROM (
      SELECT FROM deliveries d WHERE ${notificationsOf(userId)} AND d.read_at IS NULL AND d.archived_at IS NULL
      LIMIT ${LIMITS.unreadCount}
    ) unread`;
}

/** The notifications `d` of one user that are not archived. */
export function inboxOf(userId: UserId, unreadOnly: boolean): Sql {
  return sql`${notificationsOf(userId)} AND d.archived_at IS NULL AND (NOT ${unreadOnly} OR d.read_at IS NULL)`;
}

const INBOX = sql`deliveries d LEFT JOIN shipments s ON s.id = d.shipment_id LEFT JOIN messages m ON m.id = d.message_id`;

const COLUMNS = sql`d.id, COALESCE(s.content_id, m.content_id) AS "contentId", d.sent_at AS "sentAt", d.read_at AS "readAt", d.values AS "values"`;

export const UNREAD_FIRST: SortOrder = {
  name: 'inbox',
  keys: [
    { expression: sql`(d.read_at IS NULL)::int`, type: 'integer' },
    { expression: sql`d.sent_at`, type: 'timestamptz' },
    { expression: sql`d.id`, type: 'bigint' },
  ],
  descending: true,
};

export function listInbox(condition: Sql, page: PageClauses): Sql {
  return sql`/* notifications.list */
    SELECT ${COLUMNS}, ${page.cursor} AS cursor FROM ${INBOX} WHERE ${condition} AND ${page.condition} ${page.orderAndLimit}`;
}

export function countInbox(condition: Sql): Sql {
  return sql`/* notifications.count */ ${cappedCount(sql`${INBOX} WHERE ${condition}`)}`;
}

export function selectNotification(userId: UserId, id: DeliveryId): Sql {
  return sql`/* notifications.select */ SELECT ${COLUMNS} FROM ${INBOX} WHERE ${inboxOf(userId, false)} AND d.id = ${id}::bigint`;
}

/** Marks a notification as read; a row comes back only the first time. */
export function markRead(userId: UserId, id: DeliveryId): Sql {
  return sql`/* notifications.markRead */
    UPDATE deliveries d SET read_at = now() WHERE d.id = ${id}::bigint AND ${inboxOf(userId, true)} RETURNING d.id`;
}

export function markAllRead(userId: UserId): Sql {
  return sql`/* notifications.markAllRead */
    UPDATE deliveries d SET read_at = now() WHERE ${inboxOf(userId, true)}`;
}

export function archive(userId: UserId, id: DeliveryId): Sql {
  return sql`/* notifications.archive */
    UPDATE deliveries d SET archived_at = COALESCE(d.archived_at, now())
    WHERE d.id = ${id}::bigint AND ${notificationsOf(userId)} RETURNING d.id`;
}
