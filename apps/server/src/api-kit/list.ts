import type { ClassType } from 'type-graphql';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Sql } from '../db/sql.js';
import { type Connection, toConnection } from './connection.js';
import type { RequestCtx } from './context.js';
import { loadInOrder } from './entity-list.js';
import {
  type CursorRow,
  type PageClauses,
  type PageRequest,
  type SortOrder,
  readPage,
  toCappedCount,
} from './page.js';

/** Where a list comes from: the statements of its room. */
export interface ListStatements {
  order: SortOrder;
  /** Reads one page; selects `cursor` as {@link readPage} wants it. */
  page: (clauses: PageClauses) => Sql;
  /** Counts the whole list, see {@link cappedCount}. */
  count: () => Sql;
}

type ListRow = CursorRow & { id: string };

/**
 * Reads one page of a list whose rows are all that its nodes are made of.
 *
 * @param list `toNode` takes what the statement of the page selects.
 */
export function readList<Node extends object>(
  ctx: RequestCtx,
  type: ClassType<Connection<Node>>,
  request: PageRequest,
  list: ListStatements & { toNode: (row: never) => Node | Promise<Node> },
): Promise<Connection<Node>> {
  return readNodes(ctx, type, request, list, rows =>
    Promise.all(rows.map(async row => list.toNode(row as never))),
  );
}

/** Reads one page of a list of records; the statement of the page selects their `id`. */
export function readRecords<Entity extends ObjectLiteral & { id: string }>(
  ctx: RequestCtx,
  type: ClassType<Connection<Entity>>,
  entity: EntityTarget<Entity>,
  request: PageRequest,
  statements: ListStatements,
): Promise<Connection<Entity>> {
  return readNodes(ctx, type, request, statements, rows =>
    loadInOrder(
      ctx,
      entity,
      rows.map(row => row.id),
    ),
  );
}

async function readNodes<Node extends object>(
  ctx: RequestCtx,
  type: ClassType<Connection<Node>>,
  request: PageRequest,
  { order, page, count }: ListStatements,
  toNodes: (rows: ListRow[]) => Promise<Node[]>,
): Promise<Connection<Node>> {
  const read = await readPage<ListRow>(request, order, clauses => ctx.db.rows(page(clauses)));
  return toConnection(type, read, await toNodes(read.rows), async () => {
    const counted = await ctx.db.row<{ count: number }>(count());
    return toCappedCount(counted?.count ?? 0);
  });
}
