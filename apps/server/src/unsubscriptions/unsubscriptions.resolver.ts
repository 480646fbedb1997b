import { Channel } from '@chasqui/domain';
import { Arg, Args, Ctx, Field, FieldResolver, InputType, Query, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs, connectionType } from '../api-kit/connection.js';
import type { RequestCtx } from '../api-kit/context.js';
import { readRecords } from '../api-kit/list.js';
import { Allow } from '../api-kit/operations.js';
import { User, loadUser } from '../users/index.js';
import { Unsubscription } from './unsubscription.js';
import {
  NEWEST_FIRST,
  countUnsubscriptions,
  listUnsubscriptionIds,
  unsubscriptionsCondition,
} from './unsubscriptions.sql.js';

@InputType({ description: 'Which unsubscriptions.' })
class UnsubscriptionsFilter {
  @Field(() => String, { nullable: true, description: 'Words of the name or address.' })
  search?: string | null;

  @Field(() => Channel, { nullable: true, description: 'Only of this channel.' })
  channel?: Channel | null;
}

const UnsubscriptionConnection = connectionType(Unsubscription, 'Unsubscription');

@Resolver(() => Unsubscription)
export class UnsubscriptionsResolver {
  @Query(() => UnsubscriptionConnection, { description: 'Opt-outs in force, the newest first.' })
  @Allow('unsubscriptions:read')
  unsubscriptions(
    @Ctx() ctx: RequestCtx,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => UnsubscriptionsFilter, {
      nullable: true,
      description: 'Which ones; all if left out.',
    })
    filter?: UnsubscriptionsFilter,
  ): Promise<Connection<Unsubscription>> {
    const condition = unsubscriptionsCondition({
      channel: filter?.channel ?? null,
      search: filter?.search ?? null,
    });
    return readRecords(ctx, UnsubscriptionConnection, Unsubscription, page, {
      order: NEWEST_FIRST,
      page: clauses => listUnsubscriptionIds(condition, clauses),
      count: () => countUnsubscriptions(condition),
    });
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who left.' })
  user(@Ctx() ctx: RequestCtx, @Root() unsubscription: Unsubscription): Promise<User | null> {
    return loadUser(ctx, unsubscription.userId);
  }
}
