import type { Keys } from '../api-kit/keys.js';
import type { Config } from '../config.js';
import { migrate, oneAtATime } from '../db/migrate.js';
import type { Log } from '../log.js';
import { openProcessContext } from '../process-context.js';
import { type Installation, type Prepared, prepareInstallation } from './prepare-installation.js';

const POOL_SIZE = 4;

/**
 * Migrates the database and sees to what must be in it before anybody looks. Processes that start together on one
 * database wait for each other, so that each thing is made once.
 */
export function bringUp(
  config: Config,
  databaseUrl: string,
  keys: Keys,
  log: Log,
  installation: Installation,
): Promise<Prepared> {
  return oneAtATime(databaseUrl, async () => {
    await migrate(databaseUrl);
    const ctx = await openProcessContext({
      config,
      databaseUrl,
      keys,
      log,
      role: 'api',
      poolSize: POOL_SIZE,
    });
    try {
      return await prepareInstallation(ctx, installation);
    } finally {
      await ctx.close();
    }
  });
}
