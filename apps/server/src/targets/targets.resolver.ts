import { type TargetId, uiLanguage } from '@chasqui/domain';
import { GraphQLJSON } from 'graphql-scalars';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { type Connection, PageArgs, connectionType } from '../api-kit/connection.js';
import type { RequestCtx } from '../api-kit/context.js';
import { SortDirection } from '../api-kit/enums.js';
import { ID } from '../api-kit/id.js';
import { readRecords } from '../api-kit/list.js';
import { Allow } from '../api-kit/operations.js';
import { sortedBy } from '../api-kit/page.js';
import { Refusal, notFound } from '../api-kit/refusal.js';
import { type Sql, allOf } from '../db/sql.js';
import { USER_SORT_KEYS, User, countDirectory, hasTag, listUserIds, matchesSearch } from '../users/index.js';
import { ruleCondition, summarise } from './rules.js';
import { CreateTargetInput, RulePreview, Target, UpdateTargetInput } from './target.js';
import {
  cloneTarget,
  createTarget,
  deleteTargets,
  listTargets,
  previewRule,
  updateTarget,
} from './targets.js';
import { countUsers } from './targets.sql.js';

@InputType({ description: 'Which users.' })
class UsersFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Words of the name, address or external id; case and accents do not matter.',
  })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only users whom this target selects now.' })
  targetId?: TargetId | null;

  @Field(() => String, { nullable: true, description: 'Only users with this tag.' })
  tag?: string | null;
}

const UsersSortField = { NAME: 'NAME', CREATED_AT: 'CREATED_AT' } as const;
type UsersSortField = (typeof UsersSortField)[keyof typeof UsersSortField];
registerEnumType(UsersSortField, {
  name: 'UsersSortField',
  description: 'What users are sorted by.',
  valuesConfig: {
    NAME: { description: 'First and last name.' },
    CREATED_AT: { description: 'When they came into Chasqui.' },
  },
});

@InputType({ description: 'How users are sorted.' })
class UsersSort {
  @Field(() => UsersSortField, { description: 'By what.' })
  field: UsersSortField;

  @Field(() => SortDirection, { description: 'Which way.' })
  direction: SortDirection;
}

const UserConnection = connectionType(User, 'User');
const LANGUAGE = {
  nullable: true,
  description: 'Language of the words: `en` (the default) or `es`.',
} as const;

@Resolver(() => Target)
export class TargetsResolver {
  @Query(() => [Target], { description: 'Every target, by name.' })
  @Allow('targets:read')
  targets(@Ctx() ctx: RequestCtx): Promise<Target[]> {
    return listTargets(ctx);
  }

  @Query(() => Target, { nullable: true, description: 'One target, or null.' })
  @Allow('targets:read')
  target(
    @Ctx() ctx: RequestCtx,
    @Arg('id', () => ID, { description: 'Key of the target.' }) id: TargetId,
  ): Promise<Target | null> {
    return ctx.db.entities.findOneBy(Target, { id });
  }

  @Query(() => RulePreview, {
    description: 'Whom a rule selects now. A rule that is incomplete is refused with the path of each fault.',
  })
  @Allow('targets:read')
  previewRule(
    @Ctx() ctx: RequestCtx,
    @Arg('rule', () => GraphQLJSON, { description: 'The rule.' }) rule: unknown,
    @Arg('language', () => String, LANGUAGE) language?: string,
  ): Promise<RulePreview> {
    return previewRule(ctx, rule, uiLanguage(language ?? null));
  }

  @Query(() => UserConnection, { description: 'The directory of users.' })
  @Allow('users:read')
  async users(
    @Ctx() ctx: RequestCtx,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => UsersFilter, { nullable: true, description: 'Which ones; all if left out.' })
    filter?: UsersFilter,
    @Arg('sort', () => UsersSort, { nullable: true, description: 'The newest first if left out.' })
    sort?: UsersSort,
  ): Promise<Connection<User>> {
    const condition = await usersCondition(ctx, filter);
    const by = sort ?? { field: 'CREATED_AT', direction: 'DESC' };
    return readRecords(ctx, UserConnection, User, page, {
      order: sortedBy(by, ...USER_SORT_KEYS[by.field]),
      page: clauses => listUserIds(condition, clauses),
      count: () => countDirectory(condition),
    });
  }

  @Mutation(() => Target, { description: 'Makes a target.' })
  @Allow('targets:write')
  createTarget(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => CreateTargetInput, { description: 'What to make.' }) input: CreateTargetInput,
  ): Promise<Target> {
    return createTarget(ctx, input);
  }

  @Mutation(() => Target, { description: 'Changes a target.' })
  @Allow('targets:write')
  updateTarget(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => UpdateTargetInput, { description: 'What to change.' }) input: UpdateTargetInput,
  ): Promise<Target> {
    return updateTarget(ctx, input);
  }

  @Mutation(() => Target, { description: 'Copies a target.' })
  @Allow('targets:write')
  cloneTarget(
    @Ctx() ctx: RequestCtx,
    @Arg('id', () => ID, { description: 'Which target.' }) id: TargetId,
  ): Promise<Target> {
    return cloneTarget(ctx, id);
  }

  @Mutation(() => [ID], {
    description: 'Deletes targets that no campaign uses, and returns the ids of those that were there.',
  })
  @Allow('targets:write')
  deleteTargets(
    @Ctx() ctx: RequestCtx,
    @Arg('ids', () => [ID], { description: 'Which targets.' }) ids: TargetId[],
  ): Promise<TargetId[]> {
    return deleteTargets(ctx, ids);
  }

  @FieldResolver(() => String, { description: 'The rule in words.' })
  summary(
    @Ctx() ctx: RequestCtx,
    @Root() target: Target,
    @Arg('language', () => String, LANGUAGE) language?: string,
  ): Promise<string> {
    return summarise(ctx, target.rule, uiLanguage(language ?? null));
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many users it selects now; null when its rule names something that is gone.',
  })
  async userCount(@Ctx() ctx: RequestCtx, @Root() target: Target): Promise<number | null> {
    try {
      const condition = await ruleCondition(ctx, 'rule', target.rule);
      return (await ctx.db.row<{ count: number }>(countUsers(condition)))?.count ?? 0;
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }
}

async function usersCondition(ctx: RequestCtx, filter: UsersFilter | undefined): Promise<Sql> {
  const target = filter?.targetId ? await ctx.db.entities.findOneBy(Target, { id: filter.targetId }) : null;
  if (filter?.targetId && target === null) throw notFound('target');
  return allOf([
    filter?.search ? matchesSearch(filter.search) : null,
    filter?.tag ? hasTag(filter.tag) : null,
    target === null ? null : await ruleCondition(ctx, 'filter.targetId', target.rule),
  ]);
}
