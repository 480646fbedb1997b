import type { Channel, UserId } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import { type OptOut, channelsLeft, insertUnsubscription, reenrollUser } from './unsubscriptions.sql.js';

/** Records that a user, or an address, left a channel. @returns whether this is new. */
export async function optOut(ctx: Pick<Ctx, 'db'>, unsubscription: OptOut): Promise<boolean> {
  return (await ctx.db.rows(insertUnsubscription(unsubscription))).length > 0;
}

/** Takes a user back into a channel, address included. @param how what led to it, for the record. @returns whether the user was out. */
export async function reenroll(
  ctx: Pick<Ctx, 'db'>,
  userId: UserId,
  channel: Channel,
  how: string,
): Promise<boolean> {
  return (await ctx.db.rows(reenrollUser(userId, channel, how))).length > 0;
}

/** The channels that a user is out of. */
export async function leftChannels(ctx: Pick<Ctx, 'db'>, userId: UserId): Promise<Set<Channel>> {
  const rows = await ctx.db.rows<{ channel: Channel }>(channelsLeft(userId));
  return new Set(rows.map(row => row.channel));
}
