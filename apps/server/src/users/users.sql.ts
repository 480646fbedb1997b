import { isStorableText } from '@chasqui/domain';
import { ADVISORY_LOCKS } from '../db/advisory-locks.js';
import { type Sql, allOf, sql } from '../db/sql.js';
import { type PageClauses, type SortKey, cappedCount } from '../api-kit/page.js';
import { searchPatterns } from '../api-kit/search.js';
import type { UserRow } from './parse-user.js';

/** Lets one upsert at a time through, so that two of them cannot both find an address missing and insert it twice. */
export function lockUpserts(): Sql {
  return sql`/* users.lockUpserts */ SELECT pg_advisory_xact_lock(${ADVISORY_LOCKS.upserts}::bigint)`;
}

export interface FoundUser {
  id: string;
  external_id: string | null;
  email_key: string | null;
}

/** Users that rows may be about, by external id or by address. */
export function findByKeys(externalIds: readonly string[], emailKeys: readonly string[]): Sql {
  return sql`/* users.findByKeys */
    SELECT u.id, u.external_id, u.email_key FROM users u WHERE u.external_id = ANY(${externalIds}::text[])
    UNION
    SELECT u.id, u.external_id, u.email_key FROM users u WHERE u.email_key = ANY(${emailKeys}::text[])
    ORDER BY id`;
}

/** Inserts all rows in one statement; returns the ids in the order of the rows. */
export function insertUsers(rows: readonly UserRow[]): Sql {
  return sql`/* users.insertMany */
    INSERT INTO users (external_id, email, email_key, first_name, last_name, language, country, time_zone, gender,
                       birth_date, attributes, tags, registered_at, last_seen_at)
    SELECT r.row->>'external_id', r.row->>'email', r.row->>'email_key',
           COALESCE(r.row->>'first_name', ''), COALESCE(r.row->>'last_name', ''),
           r.row->>'language', r.row->>'country', r.row->>'time_zone', r.row->>'gender', (r.row->>'birth_date')::date,
           jsonb_strip_nulls(COALESCE(r.row->'attributes', '{}')),
           ARRAY(SELECT jsonb_array_elements_text(COALESCE(r.row->'tags', '[]'))),
           COALESCE((r.row->>'registered_at')::timestamptz, now()), (r.row->>'last_seen_at')::timestamptz
    FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) WITH ORDINALITY AS r(row, place)
    ORDER BY r.place
    RETURNING id`;
}

/** Updates users by id: a key that is present in the row's JSON sets its column, one that is absent leaves it. */
export function updateUsers(updates: readonly { id: string; row: UserRow }[]): Sql {
  return sql`/* users.updateMany */
    UPDATE users u SET
      external_id = CASE WHEN r.row ? 'external_id' THEN r.row->>'external_id' ELSE u.external_id END,
      email = CASE WHEN r.row ? 'email' THEN r.row->>'email' ELSE u.email END,
      email_key = CASE WHEN r.row ? 'email_key' THEN r.row->>'email_key' ELSE u.email_key END,
      first_name = CASE WHEN r.row ? 'first_name' THEN r.row->>'first_name' ELSE u.first_name END,
      last_name = CASE WHEN r.row ? 'last_name' THEN r.row->>'last_name' ELSE u.last_name END,
      language = CASE WHEN r.row ? 'language' THEN r.row->>'language' ELSE u.language END,
      country = CASE WHEN r.row ? 'country' THEN r.row->>'country' ELSE u.country END,
      time_zone = CASE WHEN r.row ? 'time_zone' THEN r.row->>'time_zone' ELSE u.time_zone END,
      gender = CASE WHEN r.row ? 'gender' THEN r.row->>'gender' ELSE u.gender END,
      birth_date = CASE WHEN r.row ? 'birth_date' THEN (r.row->>'birth_date')::date ELSE u.birth_date END,
      attributes = jsonb_strip_nulls(u.attributes || COALESCE(r.row->'attributes', '{}')),
      tags = CASE WHEN r.row ? 'tags' THEN ARRAY(SELECT jsonb_array_elements_text(r.row->'tags')) ELSE u.tags END,
      registered_at = CASE WHEN r.row ? 'registered_at' THEN (r.row->>'registered_at')::timestamptz ELSE u.registered_at END,
      last_seen_at = CASE WHEN r.row ? 'last_seen_at' THEN (r.row->>'last_seen_at')::timestamptz ELSE u.last_seen_at END,
      updated_at = now()
    FROM (SELECT (e->>'id')::bigint AS id, e->'row' AS row FROM jsonb_array_elements(${JSON.stringify(updates)}::jsonb) e) r
    WHERE u.id = r.id`;
}

/** Every word of a search must be found in name, address or external id, without regard to case and accents. */
export function matchesSearch(search: string): Sql {
  return allOf(searchPatterns(search).map(pattern => sql`u.search LIKE ${pattern}`));
}

/** Whether `u` bears a tag. One that no text in the database can be is borne by nobody. */
export function hasTag(tag: string): Sql {
  return isStorableText(tag) ? sql`u.tags @> ARRAY[${tag}::text]` : sql`FALSE`;
}

const BY_ID: SortKey = { expression: sql`u.id`, type: 'bigint' };

/** Keys grow as users come in, so that the order by creation needs nothing else. */
export const USER_SORT_KEYS = {
  NAME: [{ expression: sql`u.name`, type: 'text' }, BY_ID],
  CREATED_AT: [BY_ID],
} as const satisfies Record<string, readonly SortKey[]>;

export function listUserIds(condition: Sql, page: PageClauses): Sql {
  return sql`/* users.list */
    SELECT u.id, ${page.cursor} AS cursor FROM users u WHERE ${condition} AND ${page.condition} ${page.orderAndLimit}`;
}

export function countDirectory(condition: Sql): Sql {
  return sql`/* users.count */ ${cappedCount(sql`users u WHERE ${condition}`)}`;
}

/** Some users, in no order. */
export function findUserIds(condition: Sql, most: number): Sql {
  return sql`/* users.find */ SELECT u.id FROM users u WHERE ${condition} LIMIT ${most}`;
}
