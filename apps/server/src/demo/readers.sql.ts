import { type Sql, sql } from '../db/sql.js';

/** The last mail of the mailbox and the last delivery there is. */
export function latest(): Sql {
  return sql`/* demo.latest */
    SELECT COALESCE((SELECT max(m.id) FROM mailbox_messages m), 0) AS mail, COALESCE((SELECT max(d.id) FROM deliveries d), 0) AS delivery`;
}

/** Mails that came into the mailbox after the one with this id. */
export function newMails(after: string): Sql {
  return sql`/* demo.newMails */ SELECT m.id, m.source FROM mailbox_messages m WHERE m.id > ${after}::bigint ORDER BY m.id LIMIT 200`;
}

export function newNotifications(after: string): Sql {
  return sql`/* demo.newNotifications */
    SELECT d.id, d.user_id AS "userId" FROM deliveries d
    WHERE d.id > ${after}::bigint AND d.channel = 'NOTIFICATION' AND d.sent_at IS NOT NULL AND d.user_id IS NOT NULL
    ORDER BY d.id LIMIT 500`;
}
