import type { MessageValues, PlainUrls } from '@chasqui/rendering';
import type { Ctx } from '../api-kit/context.js';
import { programOf } from '../contents/index.js';
import { type MessageIdentity, messageTokens } from './message-token.js';
import { messageValues } from './web-version.sql.js';

/** A mail as it was sent, for the browser. @returns null when its delivery is gone or it is no mail. */
export async function webVersion(ctx: Ctx, identity: MessageIdentity): Promise<string | null> {
  const delivery = await ctx.db.row<{ values: MessageValues | null }>(messageValues(identity.deliveryId));
  const compiled = delivery === null ? null : await programOf(ctx, identity.contentId);
  if (delivery === null || compiled === null || compiled.channel !== 'EMAIL') return null;
  const { track, leave } = messageTokens(ctx.keys, identity);
  const { publicUrl } = ctx.config;
  const urls: PlainUrls = {
    kind: 'PLAIN',
    webVersionUrl: `${publicUrl}/v/${track}`,
    unsubscribeUrl: `${publicUrl}/u/${leave}`,
    preferencesUrl: `${publicUrl}/p/${leave}`,
  };
  return compiled.program.render(delivery.values ?? {}, urls).html;
}
