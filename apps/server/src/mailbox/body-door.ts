import { isId } from '@chasqui/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../api-kit/context.js';
import { type Principal, mayDo } from '../api-kit/principal.js';
import { escapeHtml, memberHtmlHeaders } from '../tracking/index.js';
import { type SourceRow, selectSources } from './mailbox.sql.js';
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
    const row = isId(id) ? await ctx.db.row<SourceRow>(selectSources([id])) : null;
    if (row === null) return reply.code(404).send({ message: 'There is no such mail.' });
    const { html, text } = await parseMail(row.source);
    const page =
      html ?? `<pre style="white-space:pre-wrap;font:14px/1.6 monospace">${escapeHtml(text ?? '')}</pre>`;
    // Links open in a tab of their own: the frame that shows the mail is not theirs.
    return reply.headers(memberHtmlHeaders(ctx.config.publicUrl)).send(`<base target="_blank">${page}`);
  });
}
