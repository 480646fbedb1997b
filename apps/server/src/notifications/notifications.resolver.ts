import { type DeliveryId, LIMITS, type UserId } from '@chasqui/domain';
import { Arg, Args, Ctx, Field, InputType, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type Connection, PageArgs, connectionType } from '../api-kit/connection.js';
import type { RequestCtx } from '../api-kit/context.js';
import { ID } from '../api-kit/id.js';
import { readList } from '../api-kit/list.js';
import { Allow } from '../api-kit/operations.js';
import { forbidden } from '../api-kit/refusal.js';
import { UNREAD_FIRST, countInbox, inboxOf, listInbox } from './inbox.sql.js';
import {
  InboxNotification,
  type InboxRow,
  archiveNotification,
  openNotification,
  readAll,
  toNotification,
  unreadCount,
} from './inbox.js';

@InputType({ description: 'Which notifications.' })
class NotificationsFilter {
  @Field(() => Boolean, { nullable: true, description: 'Only unread ones.' })
  unread?: boolean | null;
}

const InboxNotificationConnection = connectionType(InboxNotification, 'InboxNotification');

/** The inbox of the user whose token the request bears; nothing here leads to anybody else. */
@Resolver()
export class NotificationsResolver {
  @Query(() => InboxNotificationConnection, {
    description: 'The notifications of the user, unread first, then the newest first.',
  })
  @Allow('inbox:use')
  notifications(
    @Ctx() ctx: RequestCtx,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => NotificationsFilter, { nullable: true, description: 'Which ones; all if left out.' })
    filter?: NotificationsFilter,
  ): Promise<Connection<InboxNotification>> {
    const condition = inboxOf(readerOf(ctx), filter?.unread ?? false);
    return readList(ctx, InboxNotificationConnection, page, {
      order: UNREAD_FIRST,
      page: clauses => listInbox(condition, clauses),
      count: () => countInbox(condition),
      toNode: (row: InboxRow) => toNotification(ctx, row),
    });
  }

  @Query(() => Int, {
    description: `How many notifications the user has not read, counted up to ${LIMITS.unreadCount}.`,
  })
  @Allow('inbox:use')
  unreadCount(@Ctx() ctx: RequestCtx): Promise<number> {
    return unreadCount(ctx, readerOf(ctx));
  }

  @Mutation(() => InboxNotification, {
    description: 'Opens a notification: it is read, and counts as opened.',
  })
  @Allow('inbox:use')
  markNotificationRead(
    @Ctx() ctx: RequestCtx,
    @Arg('id', () => ID, { description: 'Which one.' }) id: DeliveryId,
  ): Promise<InboxNotification> {
    return openNotification(ctx, readerOf(ctx), id);
  }

  @Mutation(() => Int, {
    description: 'Marks all notifications as read, without opening them; returns how many were unread.',
  })
  @Allow('inbox:use')
  markAllNotificationsRead(@Ctx() ctx: RequestCtx): Promise<number> {
    return readAll(ctx, readerOf(ctx));
  }

  @Mutation(() => ID, { description: 'Takes a notification out of the inbox; returns its id.' })
  @Allow('inbox:use')
  async archiveNotification(
    @Ctx() ctx: RequestCtx,
    @Arg('id', () => ID, { description: 'Which one.' }) id: DeliveryId,
  ): Promise<DeliveryId> {
    await archiveNotification(ctx, readerOf(ctx), id);
    return id;
  }
}

function readerOf(ctx: RequestCtx): UserId {
  if (ctx.principal.kind !== 'USER') throw forbidden('Only a user token reaches an inbox.');
  return ctx.principal.userId;
}
