import { Channel } from '@chasqui/domain';
import { Arg, Args, Ctx, Field, FieldResolver, InputType, Query, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs, connectionType, toConnection } from '../api-kit/connection.js';
import type { RequestCtx } from '../api-kit/context.js';
import { loadInOrder } from '../api-kit/entity-list.js';
import { Allow } from '../api-kit/operations.js';
import { type SortOrder, cappedCount, readPage, toCappedCount } from '../api-kit/page.js';
import { allOf, sql } from '../db/sql.js';
import { User, loadUser, matchesSearch } from '../users/index.js';
import { Unsubscription } from './unsubscription.js';
import { type UnsubscriptionRow, listUnsubscriptionIds } from './unsubscriptions.sql.js';

@InputType({ description: 'Which unsubscriptions.' })
class UnsubscriptionsFilter {
  @Field(() => String, { nullable: true, description: 'Words of the name or address.' })
  search?: string | null;

  @Field(() => Channel, { nullable: true, description: 'Only of this channel.' })
  channel?: Channel | null;
}

const UnsubscriptionConnection = connectionType(Unsubscription, 'Unsubscription');

const NEWEST_FIRST: SortOrder = {
  name: 'at',
  keys: [
    { expression: sql`n.at`, type: 'timestamptz' },
    { expression: sql`n.id`, type: 'bigint' },
  ],
  descending: true,
};

@Resolver(() => Unsubscription)
export class UnsubscriptionsResolver {
  @Query(() => UnsubscriptionConnection, { description: 'Opt-outs in force, the newest first.' })
  @Allow('unsubscriptions:read')
  async unsubscriptions(
    @Ctx() ctx: RequestCtx,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => UnsubscriptionsFilter, {
      nullable: true,
      description: 'Which ones; all if left out.',
    })
    filter?: UnsubscriptionsFilter,
  ): Promise<Connection<Unsubscription>> {
    const condition = allOf([
      filter?.channel ? sql`n.channel = ${filter.channel}` : null,
      filter?.search ? matchesSearch(filter.search) : null,
    ]);
    const read = await readPage<UnsubscriptionRow>(page, NEWEST_FIRST, clauses =>
      ctx.db.rows(listUnsubscriptionIds(condition, clauses)),
    );
    const nodes = await loadInOrder(
      ctx,
      Unsubscription,
      read.rows.map(row => row.id),
    );
    return toConnection(UnsubscriptionConnection, read, nodes, async () => {
      const source = sql`unsubscriptions n JOIN users u ON u.id = n.user_id WHERE n.reenrolled_at IS NULL AND ${condition}`;
      return toCappedCount((await ctx.db.row<{ count: number }>(cappedCount(source)))?.count ?? 0);
    });
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who left.' })
  user(@Ctx() ctx: RequestCtx, @Root() unsubscription: Unsubscription): Promise<User | null> {
    return loadUser(ctx, unsubscription.userId);
  }
}
