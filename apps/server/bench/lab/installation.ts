import { fileURLToPath } from 'node:url';
import { Keys } from '../../src/api-kit/keys.js';
import { readConfig } from '../../src/config.js';
import { freePort } from '../../src/db/embedded/cluster.js';
import { createLog } from '../../src/log.js';
import { type ProcessContext, openProcessContext } from '../../src/process-context.js';
import { furnish } from '../../src/testing/factories.js';
import { beforeClose } from './closing.js';
import { type DatabaseServer, startDatabaseServer } from './database-server.js';

/** Chasqui as after its setup, without users: a database, a sender, a relay, and a context that verbs act in. */
export interface Installation {
  server: DatabaseServer;
  ctx: ProcessContext;
  keys: Keys;
  /** What its roles are started with; see startRole. */
  environment: Readonly<Record<string, string>>;
  /** The port of the API, when it is started. */
  port: number;
}

/** As `pnpm start` has it. */
const COMPILE_CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/compiled', import.meta.url));
const POOL_SIZE = 8;

/**
 * @param relayUrl where mail goes; nowhere when it is left out.
 * @param settings lines for postgresql.conf.
 */
export async function openInstallation(
  relayUrl?: string,
  settings: readonly string[] = [],
): Promise<Installation> {
  const server = await startDatabaseServer(settings);
  const port = await freePort();
  const environment = {
    DATABASE_URL: server.url,
    CHASQUI_SECRET: 'a secret of the benchmarks that guards nothing at all',
    CHASQUI_DEMO: '0',
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    LOG_LEVEL: 'warn',
    NODE_COMPILE_CACHE: COMPILE_CACHE,
  };
  const config = readConfig(environment);
  const keys = new Keys(config.secrets);
  const ctx = await openProcessContext({
    config,
    databaseUrl: server.url,
    keys,
    log: createLog('warn', 'bench'),
    role: 'api',
    poolSize: POOL_SIZE,
  });
  beforeClose(() => ctx.close());
  await furnish(ctx, relayUrl === undefined ? null : { url: relayUrl });
  return { server, ctx, keys, environment, port };
}
