import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authenticate } from '../access/index.js';
import type { Ctx, RequestCtx } from '../api-kit/context.js';
import type { Principal } from '../api-kit/principal.js';
import type { ListenHub } from '../db/listen-hub.js';

const SESSION_COOKIE = 'chasqui_session';

/** The session token of a request that Fastify did not see. */
function sessionOf(request: IncomingMessage): string | null {
  return /(?:^|;\s*)chasqui_session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? null;
}

/** What the process gives to every request; the principal is found out per request. */
export type ProcessCtx = Omit<Ctx, 'principal'> & { readonly listen: ListenHub };

/** Makes the context of an operation from the request it came with. */
export class RequestContexts {
  constructor(readonly process: ProcessCtx) {}

  /** @throws Refusal UNAUTHENTICATED for a bad bearer token. */
  principalOf = (request: FastifyRequest): Promise<Principal> =>
    authenticate(this.process, {
      sessionToken: this.isForeign(request.headers) ? null : (request.cookies[SESSION_COOKIE] ?? null),
      authorization: request.headers.authorization ?? null,
    });

  /** @throws Refusal UNAUTHENTICATED for a bad bearer token. */
  ofHttp = async (request: FastifyRequest, reply: FastifyReply): Promise<RequestCtx> => {
    const secure = this.process.config.publicUrl.startsWith('https:');
    const principal = await this.principalOf(request);
    return {
      ...this.process,
      principal,
      loaders: new Map(),
      request: {
        ip: request.ip,
        userAgent: request.headers['user-agent'] ?? '',
        setSession: (token, expires) =>
          void reply.setCookie(SESSION_COOKIE, token ?? '', {
            httpOnly: true,
            sameSite: 'lax',
            secure,
            path: '/',
            expires,
          }),
      },
    };
  };

  /** Found out anew for each operation, so that an open socket outlives neither a sign-out nor a token. */
  ofSocket = async (
    request: IncomingMessage,
    params: Readonly<Record<string, unknown>>,
  ): Promise<RequestCtx> => {
    const principal = await authenticate(this.process, {
      sessionToken: sessionOf(request),
      authorization: typeof params.authorization === 'string' ? params.authorization : null,
    });
    const userAgent = request.headers['user-agent'] ?? '';
    return {
      ...this.process,
      principal,
      loaders: new Map(),
      request: { userAgent, setSession: null },
    };
  };

  /** A WebSocket that carries a session cookie is only opened for our own pages. */
  mayUpgrade(request: IncomingMessage): boolean {
    const hasSession = sessionOf(request) !== null;
    return !hasSession || !this.isForeign(request.headers);
  }

  /**
   * Whether a browser says that another site's page made this request. A cookie is worth nothing then. A request
   * without Origin does not come from another site's page: browsers send it with every POST and every WebSocket.
   */
  private isForeign(headers: IncomingMessage['headers']): boolean {
    const { origin, host } = headers;
    if (origin === undefined) return headers['sec-fetch-site'] === 'cross-site';
    return (
      origin !== this.process.config.publicUrl && origin !== `http://${host}` && origin !== `https://${host}`
    );
  }
}
