import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { answerErrors, answerTo, sendError } from './answer-errors.js';
import { MAX_PARAM_LENGTH, tidyUrl } from './tidy-url.js';

/** What no door says otherwise about. */
const BODY_LIMIT_BYTES = 256 * 1024;

/** The Fastify app with what every answer needs; doors are added to it by the callers. */
export async function createApp(config: Config, log: Logger): Promise<FastifyInstance> {
  // Where it listens is said by who started it, in words.
  const level = log.isLevelEnabled('warn') ? 'warn' : log.level;
  const loggerInstance: FastifyBaseLogger = log.child({}, { level });
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: typeof config.trustProxy === 'number' ? hops(config.trustProxy) : config.trustProxy,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    rewriteUrl: request => tidyUrl(request.url ?? '/'),
    frameworkErrors: (error, request, reply) => {
      const answer = answerTo(error, request.log);
      void sendError(reply, answer, { message: answer.message });
    },
  });
  answerErrors(app);
  await app.register(fastifyCookie);
  // Nothing is limited by itself; doors that limit say so.
  await app.register(fastifyRateLimit, { global: false });
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'https:', 'data:', new URL(config.publicUrl).origin],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'frame-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'"],
      },
    },
    strictTransportSecurity: config.publicUrl.startsWith('https:'),
    crossOriginEmbedderPolicy: false,
    // Pages that members made go without our headers, and an origin has to be of one mind about this one.
    originAgentCluster: false,
    frameguard: { action: 'sameorigin' },
  });
  return app;
}

/** Believes the nearest `count` proxies. */
const hops = (count: number) => (_address: string, hop: number) => hop < count;

/** Where the built admin stands: beside the server in the repository and in the image. */
const ADMIN = fileURLToPath(new URL('../../../admin/dist', import.meta.url));

/** Serves the admin; each path that is no file is answered with its page, which routes by itself. */
export async function serveAdmin(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(ADMIN, 'index.html'))) {
    app.log.warn(`The admin is not built (${ADMIN}); only the API is served.`);
    return;
  }
  await app.register(fastifyStatic, {
    root: ADMIN,
    wildcard: false,
    setHeaders(reply, path) {
      const immutable = path.includes('/assets/');
      reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (wantsPage) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return reply.code(404).send({ message: 'There is nothing here.' });
  });
}
