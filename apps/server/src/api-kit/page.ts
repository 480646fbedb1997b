import { LIMITS, isStorableText, parseIsoDate } from '@chasqui/domain';
import { type Sql, joinSql, sql } from '../db/sql.js';
import type { SortDirection } from './enums.js';
import { badField } from './refusal.js';

/** What a list is asked for: `first` rows after or before a cursor. */
export interface PageRequest {
  first?: number | null;
  after?: string | null;
  before?: string | null;
}

/** One column that a list is sorted by; never NULL, and the last one unique. */
export interface SortKey {
  expression: Sql;
  type: 'text' | 'bigint' | 'timestamptz' | 'integer';
}

export interface SortOrder {
  /** Names the order; a cursor of one order is refused by another. */
  name: string;
  keys: readonly SortKey[];
  descending: boolean;
}

/** The order of a list by what it was asked to be sorted by. @param keys the last one unique */
export function sortedBy(
  { field, direction }: { field: string; direction: SortDirection },
  ...keys: readonly SortKey[]
): SortOrder {
  return { name: `${field} ${direction}`, keys, descending: direction === 'DESC' };
}

/** The parts of a keyset query: selected beside the row, in WHERE, and at the end. */
export interface PageClauses {
  cursor: Sql;
  condition: Sql;
  orderAndLimit: Sql;
}

export interface Page<Row> {
  rows: Row[];
  cursors: string[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

export interface CursorRow {
  cursor: string[];
}

/**
 * Reads one page by keyset: no OFFSET, so that page 10,000 costs what the first does.
 *
 * @param query makes the statement from the clauses; it must select `clauses.cursor AS cursor`.
 * @throws Refusal BAD_USER_INPUT for a page size out of range or a cursor that is not of this list and order.
 */
export async function readPage<Row extends CursorRow>(
  request: PageRequest,
  order: SortOrder,
  query: (clauses: PageClauses) => Promise<Row[]>,
): Promise<Page<Row>> {
  const first = pageSize(request.first);
  const after = request.after ?? null;
  const before = request.before ?? null;
  if (after !== null && before !== null) throw badField('before', 'Give after or before, not both.');
  const backwards = before !== null;
  const from = before ?? after;
  const position = from === null ? null : decodeCursor(from, order, backwards ? 'before' : 'after');
  const rows = await query(clausesOf(order, position, backwards, first + 1));
  const more = rows.length > first;
  const kept = rows.slice(0, first);
  if (backwards) kept.reverse();
  return {
    rows: kept,
    cursors: kept.map(row => encodeCursor(order, row.cursor)),
    hasNextPage: backwards ? true : more,
    hasPreviousPage: backwards ? more : position !== null,
  };
}

function pageSize(first: number | null | undefined): number {
  const size = first ?? LIMITS.defaultPageSize;
  if (size < 1 || size > LIMITS.pageSize)
    throw badField('first', `Ask for 1 to ${LIMITS.pageSize} rows at a time.`);
  return size;
}

function clausesOf(
  order: SortOrder,
  position: string[] | null,
  backwards: boolean,
  limit: number,
): PageClauses {
  const descending = order.descending !== backwards;
  const direction = descending ? sql` DESC` : sql` ASC`;
  const expressions = order.keys.map(key => key.expression);
  const sorted = order.keys.map(key => sql`${key.expression}${direction}`);
  return {
    cursor: sql`ARRAY[${joinSql(
      expressions.map(expression => sql`(${expression})::text`),
      ', ',
    )}]`,
    condition: position === null ? sql`TRUE` : beyond(order.keys, position, descending),
    orderAndLimit: sql`ORDER BY ${joinSql(sorted, ', ')} LIMIT ${limit}`,
  };
}

function beyond(keys: readonly SortKey[], position: string[], descending: boolean): Sql {
  const left = joinSql(
    keys.map(key => key.expression),
    ', ',
  );
  const right = joinSql(
    keys.map((key, i) => sql`${position[i]}${CASTS[key.type]}`),
    ', ',
  );
  return descending ? sql`(${left}) < (${right})` : sql`(${left}) > (${right})`;
}

const CASTS: Readonly<Record<SortKey['type'], Sql>> = {
  text: sql`::text`,
  bigint: sql`::bigint`,
  timestamptz: sql`::timestamptz`,
  integer: sql`::integer`,
};

/** Whether a value of a cursor is one that the database can have written, so that it can read it as well. */
const SOUND: Readonly<Record<SortKey['type'], (text: string) => boolean>> = {
  text: isStorableText,
  bigint: text => /^-?\d{1,18}$/.test(text),
  timestamptz: text => text === 'infinity' || text === '-infinity' || isTimestamp(text),
  integer: text => /^-?\d{1,9}$/.test(text),
};

/** As PostgreSQL writes it in the session's time zone: `2026-02-28 12:00:00.123456+01`. */
function isTimestamp(text: string): boolean {
  const parts =
    /^(\d{4}-\d\d-\d\d) ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/.exec(text);
  return parts !== null && parseIsoDate(parts[1] ?? '') !== null;
}

function encodeCursor(order: SortOrder, values: readonly string[]): string {
  return Buffer.from(JSON.stringify([order.name, ...values])).toString('base64url');
}

function decodeCursor(cursor: string, order: SortOrder, field: string): string[] {
  const stale = badField(
    field,
    'This cursor does not belong to this list and order; begin with the first page.',
  );
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.toString('base64url') !== cursor) throw stale; // Another spelling of the same bytes, or none at all.
  let parsed: unknown;
  try {
    parsed = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw stale;
  }
  if (!Array.isArray(parsed) || parsed[0] !== order.name || parsed.length !== order.keys.length + 1)
    throw stale;
  const values = parsed.slice(1) as unknown[];
  const sound = values.every(
    (value, i) => typeof value === 'string' && SOUND[order.keys[i]?.type ?? 'text'](value),
  );
  if (!sound) throw stale;
  return values as string[];
}

/** A count for people: exact up to LIMITS.exactCount, then cut off. `statement` must select at most one row more than that. */
export interface CappedCount {
  count: number;
  capped: boolean;
}

/** Counts rows up to the limit; the statement around it gives the name. @param source a FROM and WHERE, without SELECT. */
export function cappedCount(source: Sql): Sql {
  return sql`SELECT count(*)::int AS count FROM (SELECT FROM ${source} LIMIT ${LIMITS.exactCount + 1}) counted`;
}

export function toCappedCount(count: number): CappedCount {
  return { count: Math.min(count, LIMITS.exactCount), capped: count > LIMITS.exactCount };
}
