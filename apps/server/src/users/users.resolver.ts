import { MAX_TOKEN_SECONDS, signUserToken } from '../access/index.js';

import type { UserId } from '@chasqui/domain';
import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestCtx } from '../api-kit/context.js';
import { ID } from '../api-kit/id.js';
import { Allow } from '../api-kit/operations.js';
import { badField, notFound } from '../api-kit/refusal.js';
import { upsertUsers } from './upsert-users.js';
import { UpsertUsersInput, UpsertUsersResult } from './user-input.js';
import { User } from './user.js';
import { findUser } from './users.js';

@InputType({ description: 'For whom a token is wanted: by id or by external id.' })
class IssueUserTokenInput {
  @Field(() => ID, { nullable: true, description: 'Key of the user.' })
  userId?: UserId | null;

  @Field(() => String, { nullable: true, description: 'Key of the user in your own systems.' })
  externalId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How long the token holds, in seconds; one hour if left out, a day at most.',
  })
  ttlSeconds?: number | null;
}

@ObjectType({ description: 'A token with which a widget acts for one user.' })
class UserToken {
  @Field(() => String, { description: 'Send it as `Authorization: Bearer <token>`.' })
  token: string;

  @Field(() => Date, { description: 'When it ends.' })
  expiresAt: Date;
}

@Resolver()
export class UsersResolver {
  @Query(() => User, { nullable: true, description: 'One user, by exactly one of the arguments.' })
  @Allow('users:read')
  user(
    @Ctx() ctx: RequestCtx,
    @Arg('id', () => ID, { nullable: true, description: 'Key of the user.' }) id?: UserId,
    @Arg('externalId', () => String, { nullable: true, description: 'Key in your own systems.' })
    externalId?: string,
    @Arg('email', () => String, { nullable: true, description: 'E-mail address.' }) email?: string,
  ): Promise<User | null> {
    return findUser(ctx, { id, externalId, email });
  }

  @Mutation(() => UpsertUsersResult, {
    description: 'Inserts or updates users; bad rows are refused one by one, the others go in.',
  })
  @Allow('users:write')
  upsertUsers(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => UpsertUsersInput, { description: 'The users.' }) input: UpsertUsersInput,
  ): Promise<UpsertUsersResult> {
    return upsertUsers(ctx, input.users);
  }

  @Mutation(() => UserToken, {
    description: 'Issues a token with which a widget reaches one user’s notifications, and nothing else.',
  })
  @Allow('users:token')
  async issueUserToken(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => IssueUserTokenInput, { description: 'For whom.' }) input: IssueUserTokenInput,
  ): Promise<UserToken> {
    const ttlSeconds = input.ttlSeconds ?? 3_600;
    if (ttlSeconds < 1 || ttlSeconds > MAX_TOKEN_SECONDS)
      throw badField('ttlSeconds', `From 1 to ${MAX_TOKEN_SECONDS} seconds.`);
    const user = await findUser(ctx, { id: input.userId, externalId: input.externalId });
    if (user === null) throw notFound('user');
    const now = ctx.now();
    return {
      token: await signUserToken(ctx.keys, user.id, now, ttlSeconds),
      expiresAt: new Date(now.getTime() + ttlSeconds * 1_000),
    };
  }
}
