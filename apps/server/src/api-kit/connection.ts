import { LIMITS } from '@chasqui/domain';
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { CappedCount, Page } from './page.js';

@ObjectType({ description: 'Where a page of a list stands.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more rows follow.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether rows come before.' })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row of the page.' })
  startCursor: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last row of the page; pass it as `after`.',
  })
  endCursor: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many rows, up to ${LIMITS.pageSize}; ${LIMITS.defaultPageSize} if left out.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only rows after this cursor.' })
  after?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only rows before this cursor: the page that precedes it.',
  })
  before?: string | null;
}

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

export interface Connection<Node> {
  nodes: Node[];
  edges: Edge<Node>[];
  pageInfo: PageInfo;
  /** Counted only when it is asked for. */
  total: () => Promise<CappedCount>;
}

/** Makes the connection type of a list: `XConnection` with `nodes`, `edges`, `pageInfo`, `totalCount`. */
export function connectionType<Node extends object>(node: ClassType<Node>, name: string) {
  @ObjectType(`${name}Edge`, { description: `A row of a list of ${name} with its cursor.` })
  class EdgeClass implements Edge<Node> {
    @Field(() => String, { description: 'Marks the place of this row in the list.' })
    cursor: string;

    @Field(() => node, { description: 'The row.' })
    node: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class ConnectionClass implements Connection<Node> {
    @Field(() => [node], { description: 'The rows of the page.' })
    nodes: Node[];

    @Field(() => [EdgeClass], { description: 'The rows with their cursors.' })
    edges: EdgeClass[];

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    pageInfo: PageInfo;

    total: () => Promise<CappedCount>;

    @Field(() => Int, { description: 'Rows of the whole list, at most 10,000.' })
    async totalCount(): Promise<number> {
      return (await this.total()).count;
    }

    @Field(() => Boolean, { description: 'Whether there are more rows than `totalCount` says: "10,000+".' })
    async totalCountCapped(): Promise<boolean> {
      return (await this.total()).capped;
    }
  }
  return ConnectionClass;
}

/** Fills a connection type with a page; the total is counted at most once, and only if asked for. */
export function toConnection<Node extends object>(
  type: ClassType<Connection<Node>>,
  page: Page<unknown>,
  nodes: Node[],
  count: () => Promise<CappedCount>,
): Connection<Node> {
  let counted: Promise<CappedCount> | undefined;
  const connection = new type();
  connection.nodes = nodes;
  connection.edges = nodes.map((node, i) => ({ node, cursor: page.cursors[i] ?? '' }));
  connection.pageInfo = {
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    startCursor: page.cursors[0] ?? null,
    endCursor: page.cursors.at(-1) ?? null,
  };
  connection.total = () => (counted ??= count());
  return connection;
}
