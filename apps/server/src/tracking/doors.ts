import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../api-kit/context.js';
import { type CountedAnswer, CountingDoors } from './counting-doors.js';
import { EventRecorder } from './event-recorder.js';
import { askPage, leftPage, plainPage, preferencesPage } from './leave-pages.js';
import { choose, leave, wantedChannels } from './leave.js';
import { LinkCache } from './link-cache.js';
import { readLeaveToken, readTrackToken } from './message-token.js';
import { PAGE_HEADERS, memberHtmlHeaders } from './page.js';
import { webVersion } from './web-version.js';

interface TokenParams {
  token: string;
}
interface LinkParams extends TokenParams {
  link: string;
}

const BAD_TOKENS_A_MINUTE = 60;
const FORM_LIMIT_BYTES = 16 * 1024;

/** What every door needs. */
interface Tracking {
  ctx: Ctx;
  counting: CountingDoors;
  /** Turns away a link that is none of ours; whoever brings many is told to wait. */
  refuse: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
}

/**
 * The doors behind the links of messages: pixel, links, web version, unsubscribing and preferences. A request with a
 * sound token is never limited (Gmail's and other image proxies share their addresses); those with bad ones are.
 * GET and HEAD change no subscription.
 */
export async function serveTracking(
  app: FastifyInstance,
  ctx: Ctx,
): Promise<{ recorder: EventRecorder; counting: CountingDoors }> {
  const recorder = new EventRecorder(ctx);
  const counting = new CountingDoors(ctx, recorder, new LinkCache(ctx));
  const tracking = { ctx, counting, refuse: refusal(app, ctx) };
  serveOpens(app, tracking);
  serveClicks(app, tracking);
  serveWebVersions(app, tracking);
  await app.register(async forms => serveUnsubscribing(forms, tracking));
  await app.register(async forms => servePreferences(forms, tracking));
  return { recorder, counting };
}

function refusal(app: FastifyInstance, ctx: Ctx): Tracking['refuse'] {
  const limitBadTokens = app.createRateLimit({ max: BAD_TOKENS_A_MINUTE, timeWindow: '1 minute' });
  return async (request, reply) => {
    const limit = await limitBadTokens(request);
    const tooMany = !limit.isAllowed && limit.isExceeded;
    const html = await plainPage(ctx, request.headers['accept-language'], words =>
      tooMany
        ? { title: words.tooManyTitle, text: words.tooMany }
        : { title: words.badLinkTitle, text: words.badLink },
    );
    return reply
      .code(tooMany ? 429 : 404)
      .headers(PAGE_HEADERS)
      .send(html);
  };
}

/** `/o`: the pixel of a mail that is opened. */
function serveOpens(app: FastifyInstance, { counting, refuse }: Tracking): void {
  app.get<{ Params: TokenParams }>('/o/:token', async (request, reply) => {
    const answer = await counting.open(request.params.token, request);
    return answer === null ? refuse(request, reply) : sendCounted(reply, answer);
  });
}

/** `/c`: a link, on its way to where it leads. */
function serveClicks(app: FastifyInstance, { counting, refuse }: Tracking): void {
  app.get<{ Params: LinkParams; Querystring: Record<string, unknown> }>(
    '/c/:token/:link',
    async (request, reply) => {
      const { token, link } = request.params;
      const answer = await counting.click(token, link, request.query, request);
      return answer === null ? refuse(request, reply) : sendCounted(reply, answer);
    },
  );
}

function sendCounted(reply: FastifyReply, { status, headers, location, body }: CountedAnswer): FastifyReply {
  void reply.code(status).headers(headers);
  return location === null ? reply.send(body) : reply.redirect(location, status);
}

/** `/v`: a mail in the browser. */
function serveWebVersions(app: FastifyInstance, { ctx, refuse }: Tracking): void {
  app.get<{ Params: TokenParams }>('/v/:token', async (request, reply) => {
    const identity = readTrackToken(ctx.keys, request.params.token);
    if (identity === null) return refuse(request, reply);
    const html = await webVersion(ctx, identity);
    if (html !== null) return reply.headers(memberHtmlHeaders(ctx.config.publicUrl)).send(html);
    const gone = await plainPage(ctx, request.headers['accept-language'], words => ({
      title: words.goneTitle,
      text: words.gone,
    }));
    return reply.code(410).headers(PAGE_HEADERS).send(gone);
  });
}

/** `/u`: leaving the channel of a message. GET asks, POST does it. */
function serveUnsubscribing(forms: FastifyInstance, { ctx, refuse }: Tracking): void {
  takeAnyType(forms);
  // One-click requests come with any body at all (RFC 8058 3.2): what counts is the token.
  forms.addContentTypeParser('*', (_request: FastifyRequest, body: IncomingMessage) => beginningOf(body));

  forms.get<{ Params: TokenParams }>('/u/:token', async (request, reply) => {
    const identity = readLeaveToken(ctx.keys, request.params.token);
    if (identity === null) return refuse(request, reply);
    return reply.headers(PAGE_HEADERS).send(await askPage(ctx, identity, request.params.token));
  });

  forms.post<{ Params: TokenParams }>('/u/:token', async (request, reply) => {
    const identity = readLeaveToken(ctx.keys, request.params.token);
    if (identity === null) return refuse(request, reply);
    await leave(ctx, identity, identity.channel, isOneClick(textOf(request.body)) ? 'ONE_CLICK' : 'LINK');
    return reply.headers(PAGE_HEADERS).send(await leftPage(ctx, identity, request.params.token));
  });
}

/** `/p`: which channels a user gets. */
function servePreferences(forms: FastifyInstance, { ctx, refuse }: Tracking): void {
  takeAnyType(forms);
  // A part of this form would say something else than the whole, so a longer one is refused.
  forms.addContentTypeParser(
    '*',
    { parseAs: 'string', bodyLimit: FORM_LIMIT_BYTES },
    (_request, body, done) => done(null, body),
  );

  forms.get<{ Params: TokenParams }>('/p/:token', async (request, reply) => {
    const identity = readLeaveToken(ctx.keys, request.params.token);
    if (identity === null) return refuse(request, reply);
    return reply.headers(PAGE_HEADERS).send(await preferencesPage(ctx, identity, false));
  });

  forms.post<{ Params: TokenParams }>('/p/:token', async (request, reply) => {
    const identity = readLeaveToken(ctx.keys, request.params.token);
    if (identity === null) return refuse(request, reply);
    const form = new URLSearchParams(textOf(request.body));
    await choose(ctx, identity, await wantedChannels(ctx, identity, form));
    return reply.headers(PAGE_HEADERS).send(await preferencesPage(ctx, identity, true));
  });
}

/** Forms are read whatever type they are said to have. */
function takeAnyType(forms: FastifyInstance): void {
  forms.addHook('onRequest', async request => {
    request.raw.headers['content-type'] = 'application/octet-stream';
  });
  forms.removeAllContentTypeParsers();
}

/** The beginning of a body of any length; the rest is read as well, or the sender would not hear the answer, and dropped. */
async function beginningOf(body: AsyncIterable<Buffer>): Promise<string> {
  const kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (size < FORM_LIMIT_BYTES) kept.push(chunk);
    size += chunk.length;
  }
  return Buffer.concat(kept).toString('utf8', 0, FORM_LIMIT_BYTES);
}

/** A body that the parser read, or an empty one: a one-click request may come without. */
function textOf(body: unknown): string {
  return typeof body === 'string' ? body : '';
}

/** Whether a body says `List-Unsubscribe=One-Click`, as a form of either kind (RFC 8058 3.2). */
function isOneClick(body: string): boolean {
  return /(?:^|&)List-Unsubscribe=One-Click(?:&|\s*$)|name="?List-Unsubscribe"?\r?\n\r?\nOne-Click\r?\n/.test(
    body,
  );
}
