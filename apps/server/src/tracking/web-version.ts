import { type MessageValues, type PlainUrls, RenderingError } from '@chasqui/rendering';
import type { Ctx } from '../api-kit/context.js';
import { programOf } from '../contents/index.js';
import { type MessageIdentity, messageTokens } from './message-token.js';
import { messageValues } from './web-version.sql.js';

/** A mail as it was sent, for the browser. @returns null when its delivery is gone, it is no mail, or it cannot be made. */
export async function webVersion(ctx: Ctx, identity: MessageIdentity): Promise<string | null> {
  const delivery = await ctx.db.row<{ values: MessageValues | null }>(messageValues(identity.deliveryId));
  if (delivery === null) return null;
  const { track, leave } = messageTokens(ctx.keys, identity);
  const { publicUrl } = ctx.config;
  const urls: PlainUrls = {
    kind: 'PLAIN',
    webVersionUrl: `${publicUrl}/v/${track}`,
    unsubscribeUrl: `${publicUrl}/u/${leave}`,
    preferencesUrl: `${publicUrl}/p/${leave}`,
  };
  try {
    const compiled = await programOf(ctx, identity.contentId);
    if (compiled === null || compiled.channel !== 'EMAIL') return null;
    return compiled.program.render(delivery.values ?? {}, urls).html;
  } catch (error) {
    if (error instanceof RenderingError) return null; // It was never made, or a newer version cannot make it any more.
    throw error;
  }
}
