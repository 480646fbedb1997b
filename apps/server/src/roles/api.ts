import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { ANONYMOUS } from '../api-kit/principal.js';
import type { Keys } from '../api-kit/keys.js';
import type { Config } from '../config.js';
import { ListenHub } from '../db/listen-hub.js';
import { createSchema } from '../graphql/build-schema.js';
import { RequestContexts } from '../graphql/request-context.js';
import { serveGraphql } from '../graphql/serve.js';
import { createApp, serveAdmin } from '../http/create-app.js';
import { putInFront } from '../http/front.js';
import { serveHealth } from '../http/health.js';
import { serveMailBodies } from '../mailbox/index.js';
import { serveMetrics } from '../metrics/index.js';
import { openProcessContext } from '../process-context.js';
import { serveTracking } from '../tracking/index.js';

export interface RunningRole {
  stop(): Promise<void>;
}

const POOL_SIZE = 20;

/** The role `api`: GraphQL, public pages, tracking, and the admin. Resolves when it listens. */
export async function runApi(
  config: Config,
  databaseUrl: string,
  keys: Keys,
  log: Logger,
): Promise<RunningRole & { port: number }> {
  const ctx = await openProcessContext({ config, databaseUrl, keys, log, role: 'api', poolSize: POOL_SIZE });
  const listen = new ListenHub(databaseUrl, log);
  await listen.start();
  const app = await createApp(config, log);
  const contexts = new RequestContexts({ ...ctx, listen });
  const asNobody = { ...ctx, principal: ANONYMOUS };
  const metrics = serveMetrics(app, ctx, () => graphql.sockets());
  serveHealth(app, ctx);
  const { recorder, counting } = await serveTracking(app, asNobody);
  serveMailBodies(app, asNobody, async (request, reply) => (await contexts.ofHttp(request, reply)).principal);
  const graphql = await serveGraphql(app, createSchema(), contexts, log);
  await serveAdmin(app);
  await putInFront(
    app,
    (url, request) => counting.answerPlainly(url, request),
    (url, status, seconds) => metrics.requests.answered(url, status, seconds),
  );
  await app.listen({ port: config.port, host: config.host });
  return {
    port: (app.server.address() as AddressInfo).port,
    async stop() {
      await graphql.stop();
      await app.close();
      metrics.stop();
      await recorder.drain();
      await listen.close();
      await ctx.close();
    },
  };
}
