import { type Keys } from './api-kit/keys.js';
import type { Ctx } from './api-kit/context.js';
import { SYSTEM } from './api-kit/principal.js';
import type { Config } from './config.js';
import { createDataSource } from './db/data-source.js';
import { Database } from './db/database.js';
import { ENTITIES } from './entities.js';
import { Jobs } from './jobs/jobs.js';
import type { Log } from './log.js';

/** The outside world of one process, opened; Chasqui itself acts in it. */
export interface ProcessContext extends Ctx {
  readonly db: Database;
  close(): Promise<void>;
}

export interface ProcessOptions {
  config: Config;
  databaseUrl: string;
  keys: Keys;
  log: Log;
  role: 'api' | 'worker';
  poolSize: number;
}

export async function openProcessContext(options: ProcessOptions): Promise<ProcessContext> {
  const { config, databaseUrl, keys, log, role } = options;
  const source = createDataSource({
    url: databaseUrl,
    entities: ENTITIES,
    poolSize: options.poolSize,
    applicationName: `chasqui ${role}`,
  });
  await source.initialize();
  const db = new Database(source);
  const jobs = new Jobs(databaseUrl, role, log);
  await jobs.start();
  return {
    config,
    db,
    jobs,
    keys,
    log,
    now: () => new Date(),
    principal: SYSTEM,
    async close() {
      await jobs.stop();
      await db.close();
    },
  };
}
