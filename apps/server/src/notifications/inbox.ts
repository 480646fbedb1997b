import type { ContentId, DeliveryId, UserId } from '@chasqui/domain';
import { type MessageValues, RenderingError } from '@chasqui/rendering';
import { Field, ObjectType } from 'type-graphql';
import { type Ctx, type TxCtx, inTransaction } from '../api-kit/context.js';
import { ID } from '../api-kit/id.js';
import { notFound } from '../api-kit/refusal.js';
import { programOf } from '../contents/index.js';
import { recordEvents } from '../tracking/index.js';
import { archive, countUnread, markAllRead, markRead, notifyInbox, selectNotification } from './inbox.sql.js';

@ObjectType({ description: 'A notification as its reader sees it.' })
export class InboxNotification {
  @Field(() => ID, { description: 'Key of the notification.' })
  id: DeliveryId;

  @Field(() => String, { description: 'Title.' })
  title: string;

  @Field(() => String, { description: 'The message as HTML, sanitised.' })
  html: string;

  @Field(() => String, { nullable: true, description: 'Where it leads when it is opened.' })
  actionUrl: string | null;

  @Field(() => Date, { description: 'When it came.' })
  sentAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was read; null while it is unread.' })
  readAt: Date | null;
}

export interface InboxRow {
  id: DeliveryId;
  contentId: ContentId;
  sentAt: Date;
  readAt: Date | null;
  values: MessageValues | null;
}

/** Makes a notification from its frozen content and values. */
export async function toNotification(ctx: Ctx, row: InboxRow): Promise<InboxNotification> {
  const { id, sentAt, readAt } = row;
  return Object.assign(new InboxNotification(), { id, sentAt, readAt, ...(await messageOf(ctx, row)) });
}

/** What is shown of a notification that cannot be made, so that it can still be read and put away. */
const UNREADABLE = { title: '…', html: '', actionUrl: null };

async function messageOf(
  ctx: Ctx,
  { id, contentId, values }: InboxRow,
): Promise<Pick<InboxNotification, 'title' | 'html' | 'actionUrl'>> {
  try {
    const compiled = await programOf(ctx, contentId);
    if (compiled === null || compiled.channel !== 'NOTIFICATION') return UNREADABLE;
    const { title, html, actionUrl } = compiled.program.render(values ?? {});
    return { title, html, actionUrl };
  } catch (error) {
    if (!(error instanceof RenderingError)) throw error;
    ctx.log.warn({ delivery: id, error: error.message }, 'A notification could not be made for its user.');
    return UNREADABLE;
  }
}

export async function unreadCount(ctx: Ctx, userId: UserId): Promise<number> {
  return (await ctx.db.row<{ count: number }>(countUnread(userId)))?.count ?? 0;
}

/** Opens a notification: it is read from now on, and counts as opened the first time. @throws Refusal NOT_FOUND. */
export async function openNotification(ctx: Ctx, userId: UserId, id: DeliveryId): Promise<InboxNotification> {
  await inTransaction(ctx, async tx => {
    if ((await tx.db.row(markRead(userId, id))) === null) return;
    await recordEvents(tx, [
      { deliveryId: id, kind: 'OPENED', at: tx.now(), machine: false, link: null, url: null },
    ]);
    await notifyOne(tx, userId);
  });
  const row = await ctx.db.row<InboxRow>(selectNotification(userId, id));
  if (row === null) throw notFound('notification');
  return toNotification(ctx, row);
}

/** Marks all as read; that is no opening. @returns how many were unread. */
export function readAll(ctx: Ctx, userId: UserId): Promise<number> {
  return inTransaction(ctx, async tx => {
    const read = await tx.db.execute(markAllRead(userId));
    await notifyOne(tx, userId);
    return read;
  });
}

/** Takes a notification out of the inbox. @throws Refusal NOT_FOUND. */
export function archiveNotification(ctx: Ctx, userId: UserId, id: DeliveryId): Promise<void> {
  return inTransaction(ctx, async tx => {
    if ((await tx.db.row(archive(userId, id))) === null) throw notFound('notification');
    await notifyOne(tx, userId);
  });
}

/** Tells the API processes that the inboxes of users in a range of ids changed. */
export async function notifyInboxes(tx: TxCtx, range: { above: number; through: number }): Promise<void> {
  await tx.db.rows(notifyInbox(range.above, range.through));
}

function notifyOne(tx: TxCtx, userId: UserId): Promise<void> {
  return notifyInboxes(tx, { above: Number(userId) - 1, through: Number(userId) });
}
