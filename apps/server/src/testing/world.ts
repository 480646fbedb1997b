import type { Logger } from 'pino';
import type { Ctx } from '../api-kit/context.js';
import { Keys } from '../api-kit/keys.js';
import { SYSTEM } from '../api-kit/principal.js';
import { type Config, readConfig } from '../config.js';
import { freePort } from '../db/embedded/cluster.js';
import { Jobs } from '../jobs/jobs.js';
import { createLog } from '../log.js';
import { type TestDatabase, createTestDatabase } from './database.js';

/** Everything a verb needs, on a database of the test's own, with a clock that the test sets. */
export interface World {
  ctx: Ctx;
  config: Config;
  keys: Keys;
  log: Logger;
  database: TestDatabase;
  clock: TestClock;
  end(): Promise<void>;
}

export class TestClock {
  private offsetMs = 0;

  now = (): Date => new Date(Date.now() + this.offsetMs);

  /** Lets time pass, for the program; the database's own clock goes on as it does. */
  advance(ms: number): void {
    this.offsetMs += ms;
  }
}

export const TEST_SECRET = 'a secret of thirty-two characters and more';

export async function createWorld(environment: NodeJS.ProcessEnv = {}): Promise<World> {
  const database = await createTestDatabase();
  const port = await freePort();
  const config = readConfig({
    DATABASE_URL: database.url,
    CHASQUI_SECRET: TEST_SECRET,
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    CHASQUI_DEMO: '0',
    LOG_LEVEL: 'silent',
    ...environment,
  });
  const log = createLog(process.env.TEST_LOG_LEVEL ?? 'silent', 'test');
  const keys = new Keys(config.secrets);
  const jobs = new Jobs(database.url, 'api', log);
  await jobs.start();
  const clock = new TestClock();
  const ctx: Ctx = { config, db: database.db, jobs, keys, log, now: clock.now, principal: SYSTEM };
  return {
    ctx,
    config,
    keys,
    log,
    database,
    clock,
    async end() {
      await jobs.stop();
      await database.drop();
    },
  };
}
