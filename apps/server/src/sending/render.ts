import { parseEmailAddress } from '@chasqui/domain';
import { RenderingError } from '@chasqui/rendering';
import type { Ctx } from '../api-kit/context.js';
import { type CompiledContent, programOf } from '../contents/index.js';
import { installationTag } from '../settings/index.js';
import { messageTokens, signLink } from '../tracking/index.js';
import type { Claimed } from './claimed.js';

/** A message ready for the wire. */
export interface RenderedMessage {
  from: string;
  to: string;
  content: Buffer;
}

export type Rendered = { ok: true; message: RenderedMessage } | { ok: false; why: string };

/** Makes the mail of one delivery. A fault is this delivery's alone. */
export async function renderMessage(
  ctx: Pick<Ctx, 'db' | 'config' | 'keys' | 'now'>,
  claimed: Claimed,
): Promise<Rendered> {
  try {
    const compiled = await programOf(ctx, claimed.contentId);
    if (compiled === null || compiled.channel !== 'EMAIL')
      return { ok: false, why: 'What the message says is gone.' };
    const to = parseEmailAddress(claimed.address);
    if (!to.ok) return { ok: false, why: to.message };
    return {
      ok: true,
      message: {
        from: envelopeSender(compiled),
        to: to.address.wire,
        content: renderMime(ctx, claimed, compiled, { to: to.address.wire, tag: await installationTag(ctx) }),
      },
    };
  } catch (error) {
    if (error instanceof RenderingError) return { ok: false, why: error.message };
    throw error;
  }
}

function renderMime(
  ctx: Pick<Ctx, 'config' | 'keys' | 'now'>,
  claimed: Claimed,
  compiled: Extract<CompiledContent, { channel: 'EMAIL' }>,
  { to, tag }: { to: string; tag: string },
): Buffer {
  const { content, program } = compiled;
  const from = envelopeSender(compiled);
  const tokens = messageTokens(ctx.keys, {
    deliveryId: claimed.id,
    contentId: content.id,
    userId: claimed.userId,
    channel: 'EMAIL',
  });
  const host = new URL(ctx.config.publicUrl).hostname;
  return program.renderMime(
    claimed.values ?? {},
    {
      from: { name: content.senderName, address: from },
      replyTo: content.replyTo === null ? null : { name: null, address: wireForm(content.replyTo) },
      to: { name: null, address: to },
      // The same for every try of a delivery, whatever the secret is by then, so that a repeat can be recognised.
      messageId: `${claimed.id}.${tag}@${from.slice(from.lastIndexOf('@') + 1)}`,
      date: ctx.now(),
      listId: { id: `campaigns.${host}`, name: content.senderName },
      feedbackId: `${claimed.shipmentId ?? 'test'}:${claimed.campaignId ?? 'test'}:chasqui`,
      listUnsubscribe: true,
      listUnsubscribeMailto: null,
    },
    {
      kind: 'TRACKED',
      track: tokens.track,
      leave: tokens.leave,
      signLink: (position, target) => signLink(ctx.keys, claimed.id, position, target),
    },
  );
}

function envelopeSender({ content }: CompiledContent): string {
  return wireForm(content.senderAddress ?? '');
}

function wireForm(text: string): string {
  const parsed = parseEmailAddress(text);
  if (!parsed.ok) throw new RenderingError(`The sender's address: ${parsed.message}`);
  return parsed.address.wire;
}
