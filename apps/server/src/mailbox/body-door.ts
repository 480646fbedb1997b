import { isId } from '@chasqui/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../api-kit/context.js';
import { type Principal, mayDo } from '../api-kit/principal.js';
import { memberHtmlHeaders } from '../tracking/index.js';
import { readSource } from './mailbox.resolver.js';
import { parseMail } from './read-mail.js';

/** Serves the HTML of a caught mail to owners, sandboxed: it can load images and open links, and nothing else. */
export function serveMailBodies(
  app: FastifyInstance,
  ctx: Ctx,
  principalOf: (request: FastifyRequest, reply: FastifyReply) => Promise<Principal>,
): void {
  app.get<{ Params: { id: string } }>('/mailbox/:id/body', async (request, reply) => {
    if (!mayDo(await principalOf(request, reply), 'mailbox:read'))
      return reply.code(403).send({ message: 'Only owners read the mailbox.' });
    const { id } = request.params;
    const source = isId(id) ? await readSource(ctx, id) : Buffer.alloc(0);
    if (source.length === 0) return reply.code(404).send({ message: 'There is no such mail.' });
    const { html, text } = await parseMail(source);
    const page =
      html ?? `<pre style="white-space:pre-wrap;font:14px/1.6 monospace">${escapeText(text ?? '')}</pre>`;
    // Links open in a tab of their own: the frame that shows the mail is not theirs.
    return reply.headers(memberHtmlHeaders(ctx.config.publicUrl)).send(`<base target="_blank">${page}`);
  });
}

function escapeText(text: string): string {
  return text.replace(/[&<]/g, character => (character === '&' ? '&amp;' : '&lt;'));
}
