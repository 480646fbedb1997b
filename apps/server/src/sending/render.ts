import { parseEmailAddress } from '@chasqui/domain';
import { type EmailProgram, type MessagePieces, type MimeEnvelope, RenderingError } from '@chasqui/rendering';
import type { Ctx } from '../api-kit/context.js';
import { type CompiledContent, programOf } from '../contents/index.js';
import { installationTag } from '../settings/index.js';
import { messageTokens, signLink } from '../tracking/index.js';
import type { Claimed } from './claimed.js';

/** A mail ready for the wire. */
export interface RenderedMessage {
  from: string;
  to: string;
  /** One octet in each character. */
  content: MessagePieces;
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
    const letterhead = letterheadOf(compiled, ctx.config.publicUrl);
    const { wire } = to.address;
    const content = renderMime(ctx, claimed, letterhead, wire, await installationTag(ctx));
    return { ok: true, message: { from: letterhead.from.address, to: wire, content } };
  } catch (error) {
    if (error instanceof RenderingError) return { ok: false, why: error.message };
    throw error;
  }
}

/** What all mails of a content have in common beside their text. */
interface Letterhead extends Pick<MimeEnvelope, 'from' | 'replyTo' | 'listId'> {
  program: EmailProgram;
  /** The domain of the sender. */
  domain: string;
}

/** Read once for each content: addresses and URLs take longer to read than a mail to fill. */
const letterheads = new WeakMap<CompiledContent, Letterhead>();

function letterheadOf(
  compiled: Extract<CompiledContent, { channel: 'EMAIL' }>,
  publicUrl: string,
): Letterhead {
  const known = letterheads.get(compiled);
  if (known !== undefined) return known;
  const { content, program } = compiled;
  const address = wireForm(content.senderAddress ?? '');
  const letterhead: Letterhead = {
    program,
    from: { name: content.senderName, address },
    domain: address.slice(address.lastIndexOf('@') + 1),
    replyTo: content.replyTo === null ? null : { name: null, address: wireForm(content.replyTo) },
    listId:
      content.footer === null
        ? null
        : { id: `campaigns.${new URL(publicUrl).hostname}`, name: content.senderName },
  };
  letterheads.set(compiled, letterhead);
  return letterhead;
}

function renderMime(
  ctx: Pick<Ctx, 'keys' | 'now'>,
  claimed: Claimed,
  { program, from, domain, replyTo, listId }: Letterhead,
  to: string,
  tag: string,
): MessagePieces {
  const { track, leave } = messageTokens(ctx.keys, {
    deliveryId: claimed.id,
    contentId: claimed.contentId,
    userId: claimed.userId,
    channel: 'EMAIL',
  });
  return program.renderMime(
    claimed.values ?? {},
    {
      from,
      replyTo,
      to: { name: null, address: to },
      // The same for every try of a delivery, whatever the secret is by then, so that a repeat can be recognised.
      messageId: `${claimed.id}.${tag}@${domain}`,
      date: ctx.now(),
      listId,
      feedbackId:
        listId === null ? null : `${claimed.shipmentId ?? 'test'}:${claimed.campaignId ?? 'test'}:chasqui`,
      // A mail of our own has no list, and nobody unsubscribes from it.
      listUnsubscribe: listId !== null,
      listUnsubscribeMailto: null,
    },
    {
      kind: 'TRACKED',
      track,
      leave,
      signLink: (position, target) => signLink(ctx.keys, claimed.id, position, target),
    },
  );
}

function wireForm(text: string): string {
  const parsed = parseEmailAddress(text);
  if (!parsed.ok) throw new RenderingError(`The sender's address: ${parsed.message}`);
  return parsed.address.wire;
}
