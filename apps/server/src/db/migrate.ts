import pg from 'pg';
import { StartError } from '../start-error.js';
import { ADVISORY_LOCKS } from './advisory-locks.js';
import { createDataSource } from './data-source.js';

const OLDEST_VERSION = 150_000;

/** Does `work` while no other process that starts on the same database does the like. */
export function oneAtATime<T>(url: string, work: () => Promise<T>): Promise<T> {
  return underLock(url, ADVISORY_LOCKS.start, work);
}

/**
 * Brings the schema up to date. Processes that start together wait for each other.
 *
 * @throws StartError that says what to do when the server is too old or its locale cannot sort and search text.
 */
export function migrate(url: string): Promise<void> {
  return underLock(url, ADVISORY_LOCKS.migration, async guard => {
    await checkServer(guard);
    const source = createDataSource({ url, entities: [], poolSize: 2, applicationName: 'chasqui migrate' });
    await source.initialize();
    try {
      await source.runMigrations();
    } finally {
      await source.destroy();
    }
  });
}

/** Does `work` while this process holds a lock of the database, on a connection of its own. */
async function underLock<T>(url: string, lock: number, work: (guard: pg.Client) => Promise<T>): Promise<T> {
  const guard = new pg.Client({ connectionString: url, application_name: 'chasqui start' });
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [lock]);
    return await work(guard);
  } finally {
    await guard.end();
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string; folds: boolean }>(
    `SELECT current_setting('server_version_num')::int AS version,
            current_setting('server_encoding') AS encoding,
            lower('Á') = 'á' AS folds`,
  );
  const server = rows[0];
  if (server === undefined) throw new Error('PostgreSQL did not answer.');
  if (server.version < OLDEST_VERSION)
    throw new StartError(
      `PostgreSQL 15 or newer is needed; this one is ${Math.floor(server.version / 10_000)}.`,
    );
  if (server.encoding !== 'UTF8')
    throw new StartError(`The database must be encoded in UTF8; this one is ${server.encoding}.`);
  if (!server.folds)
    throw new StartError(
      'The database has the locale C, under which names are neither sorted nor searched rightly. ' +
        "Create it with a Unicode locale, for example: CREATE DATABASE chasqui TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE 'und'.",
    );
}
