import { type PageClauses, type SortOrder, cappedCount } from '../api-kit/page.js';
import { type Sql, sql } from '../db/sql.js';

export interface CaughtMail {
  receivedAt: Date;
  mailFrom: string;
  rcptTo: string;
  fromHeader: string;
  subject: string;
  source: Buffer;
}

/** The list's only order: the newest first. */
export const NEWEST_FIRST: SortOrder = {
  name: 'mailbox',
  keys: [{ expression: sql`m.id`, type: 'bigint' }],
  descending: true,
};

/** Mails that the mailbox keeps; the oldest make room. */
const MOST_MAILS = 20_000;

export function insertMails(mails: readonly CaughtMail[]): Sql {
  return sql`/* mailbox.insert */
    INSERT INTO mailbox_messages (received_at, mail_from, rcpt_to, from_header, subject, source)
    SELECT * FROM unnest(${mails.map(mail => mail.receivedAt)}::timestamptz[], ${mails.map(mail => mail.mailFrom)}::text[],
      ${mails.map(mail => mail.rcptTo)}::text[], ${mails.map(mail => mail.fromHeader)}::text[], ${mails.map(mail => mail.subject)}::text[],
      ${mails.map(mail => mail.source)}::bytea[])`;
}

export function dropOldestMails(): Sql {
  return sql`/* mailbox.dropOldest */
    DELETE FROM mailbox_messages WHERE id <= (SELECT m.id FROM mailbox_messages m ORDER BY m.id DESC OFFSET ${MOST_MAILS} LIMIT 1)`;
}

/** Mails `m` whose recipient, sender or subject has the text, whatever its case; all for an empty one. */
export function mailsMatching(search: string): Sql {
  if (search.trim() === '') return sql`TRUE`;
  const pattern = `%${search
    .replaceAll('\0', '')
    .trim()
    .replace(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql`(m.rcpt_to ILIKE ${pattern} OR m.subject ILIKE ${pattern} OR m.from_header ILIKE ${pattern})`;
}

const COLUMNS = sql`m.id, m.received_at AS "receivedAt", m.mail_from AS "mailFrom", m.rcpt_to AS "to", m.from_header AS "from", m.subject,
  octet_length(m.source) AS size, m.seen`;

export function listMails(condition: Sql, page: PageClauses): Sql {
  return sql`/* mailbox.list */
    SELECT ${COLUMNS}, ${page.cursor} AS cursor FROM mailbox_messages m WHERE ${condition} AND ${page.condition} ${page.orderAndLimit}`;
}

export function countMails(condition: Sql): Sql {
  return sql`/* mailbox.count */ ${cappedCount(sql`mailbox_messages m WHERE ${condition}`)}`;
}

export function selectMail(id: string): Sql {
  return sql`/* mailbox.select */ SELECT ${COLUMNS} FROM mailbox_messages m WHERE m.id = ${id}::bigint`;
}

export function markSeen(id: string): Sql {
  return sql`/* mailbox.markSeen */
    UPDATE mailbox_messages m SET seen = true WHERE m.id = ${id}::bigint RETURNING ${COLUMNS}`;
}

export interface SourceRow {
  id: string;
  source: Buffer;
}

export function selectSources(ids: readonly string[]): Sql {
  return sql`/* mailbox.sources */ SELECT m.id, m.source FROM mailbox_messages m WHERE m.id = ANY(${ids}::bigint[])`;
}

export function deleteMails(): Sql {
  return sql`/* mailbox.clear */ DELETE FROM mailbox_messages`;
}
