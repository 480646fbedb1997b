import type { Channel, UnsubscriptionSource } from '@chasqui/domain';
import { type Ctx, inTransaction } from '../api-kit/context.js';
import { notifyCampaigns } from '../shipments/index.js';
import { leftChannels, optOut, reenroll } from '../unsubscriptions/index.js';
import { type Leaver, type OriginOfLeaving, leaverOf, noteLeaving, originOfLeaving } from './leave.sql.js';
import type { MessageIdentity } from './message-token.js';

const CHANNELS = ['EMAIL', 'NOTIFICATION'] as const satisfies readonly Channel[];

/** The user behind a link; null for the link of a test message. A user who is gone has no address any more. */
export async function readLeaver(ctx: Pick<Ctx, 'db'>, { userId }: MessageIdentity): Promise<Leaver | null> {
  if (userId === null) return null;
  return (await ctx.db.row<Leaver>(leaverOf(userId))) ?? { email: null, emailKey: null, language: null };
}

/**
 * Takes the user of a message out of a channel. Doing it twice changes nothing. It works on when the delivery is gone;
 * it is then counted nowhere.
 */
export function leave(
  ctx: Ctx,
  identity: MessageIdentity,
  channel: Channel,
  source: UnsubscriptionSource,
): Promise<void> {
  const { userId, deliveryId } = identity;
  if (userId === null) return Promise.resolve();
  return inTransaction(ctx, async tx => {
    const leaver = await readLeaver(tx, identity);
    const origin = await tx.db.row<OriginOfLeaving>(originOfLeaving(deliveryId, userId));
    const isNew = await optOut(tx, {
      userId,
      channel,
      emailKey: leaver?.emailKey ?? null,
      source,
      deliveryId: origin?.deliveryId ?? null,
      campaignId: origin?.campaignId ?? null,
    });
    // Who leaves another channel by the way has not left for this message.
    if (!isNew || origin === null || origin.deliveryId === null || channel !== identity.channel) return;
    await tx.db.execute(noteLeaving(origin.deliveryId, origin.shipmentId));
    if (origin.campaignId !== null) await notifyCampaigns(tx, [origin.campaignId]);
  });
}

/** Sets which channels the user of a message gets. */
export async function choose(
  ctx: Ctx,
  identity: MessageIdentity,
  wanted: ReadonlySet<Channel>,
): Promise<void> {
  const { userId } = identity;
  if (userId === null) return;
  const left = await leftChannels(ctx, userId);
  for (const channel of CHANNELS) {
    if (!wanted.has(channel) && !left.has(channel)) await leave(ctx, identity, channel, 'PREFERENCES');
    if (wanted.has(channel) && left.has(channel)) await reenroll(ctx, userId, channel, 'PREFERENCES');
  }
}

/** What a form of the preferences page asks for: its switches, or staying in one channel after all. */
export async function wantedChannels(
  ctx: Pick<Ctx, 'db'>,
  { userId }: MessageIdentity,
  form: URLSearchParams,
): Promise<Set<Channel>> {
  const stay = CHANNELS.find(channel => channel.toLowerCase() === form.get('stay'));
  if (stay === undefined || userId === null)
    return new Set(CHANNELS.filter(channel => form.has(channel.toLowerCase())));
  const left = await leftChannels(ctx, userId);
  return new Set(CHANNELS.filter(channel => channel === stay || !left.has(channel)));
}

/** `ana@example.com` as `a•••@example.com`: enough to recognise one's own, too little to learn another's. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const [first = ''] = address; // A whole character, which may be two units of the text.
  return `${first}•••${address.slice(at)}`;
}
