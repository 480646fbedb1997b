import pg from 'pg';
import { createDataSource } from '../db/data-source.js';
import { Database } from '../db/database.js';
import { ENTITIES } from '../entities.js';
import { TEMPLATE_DATABASE } from './template-database.js';

/** A database of the test file's own, cloned from the migrated template. */
export interface TestDatabase {
  url: string;
  db: Database;
  drop(): Promise<void>;
}

let made = 0;

export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = process.env.CHASQUI_TEST_SERVER;
  if (adminUrl === undefined)
    throw new Error('The test server is not running: is jest’s globalSetup configured?');
  const name = `chasqui_test_${process.env.JEST_WORKER_ID ?? '0'}_${process.pid}_${++made}`;
  await asAdmin(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE} STRATEGY FILE_COPY`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const source = createDataSource({
    url: url.href,
    entities: ENTITIES,
    poolSize: 8,
    applicationName: 'chasqui test',
  });
  await source.initialize();
  return {
    url: url.href,
    db: new Database(source),
    async drop() {
      await source.destroy();
      await asAdmin(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
