import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { createLog } from '../../log.js';
import { StartError } from '../../start-error.js';
import { eventually } from '../../testing/eventually.js';
import { migrate } from '../migrate.js';
import { startCluster } from './cluster.js';
import { DataFolderInUse, type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.js';

jest.setTimeout(120_000);

const PASSWORDS = { postgres: 'for the superuser', chasqui: 'for the program' };
const log = createLog('silent', 'test');

let folder: string;
let running: EmbeddedDatabase | null = null;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chasqui-embedded-'));
  // PostgreSQL's own user must reach it where the tests run as root.
  chmodSync(folder, 0o711);
});

afterAll(async () => {
  await running?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedDatabase> {
  running = await startEmbeddedDatabase(folder, PASSWORDS, log);
  return running;
}

async function stop(database: EmbeddedDatabase): Promise<void> {
  await database.stop();
  running = null;
}

async function ask<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

const portOf = (url: string) => new URL(url).port;

function withPassword(url: string, username: string, password: string): string {
  const other = new URL(url);
  Object.assign(other, { username, password });
  return other.href;
}

// One story in order: making a cluster takes a second, which it needs to do only once.
describe('the embedded database', () => {
  it('is made on first use: for the program alone, and Unicode through and through', async () => {
    const { url, cluster } = await start();
    expect(existsSync(join(cluster.folder, 'PG_VERSION'))).toBe(true);
    expect(statSync(cluster.folder).mode & 0o077).toBe(0);

    const [role] = await ask(
      url,
      'SELECT rolname, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls FROM pg_roles WHERE rolname = current_user',
    );
    expect(role).toEqual({
      rolname: 'chasqui',
      rolsuper: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolreplication: false,
      rolbypassrls: false,
    });
    await expect(ask(url, 'SELECT * FROM pg_authid')).rejects.toThrow('permission denied');
    await expect(ask(url, "COPY (SELECT 1) TO PROGRAM 'true'")).rejects.toThrow('permission denied');
    await expect(ask(withPassword(url, 'chasqui', 'guessed'), 'SELECT 1')).rejects.toThrow(
      'password authentication failed',
    );
    const admin = withPassword(url, 'postgres', PASSWORDS.postgres);
    expect(
      await ask(
        admin,
        `SELECT DISTINCT left(rolpassword, 13) AS kind FROM pg_authid WHERE rolcanlogin
         UNION ALL SELECT DISTINCT auth_method FROM pg_hba_file_rules`,
      ),
    ).toEqual([{ kind: 'SCRAM-SHA-256' }, { kind: 'scram-sha-256' }]);
    expect(await ask(admin, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);

    await migrate(url);
    await ask(
      url,
      `INSERT INTO users (first_name, email, email_key) VALUES ('Ángel', 'a@example.com', 'a@example.com'), ('Zoë', NULL, NULL), ('Ana', NULL, NULL), ('angela', NULL, NULL)`,
    );
    const found = `SELECT first_name AS name FROM users WHERE search LIKE '%' || fold('angel') || '%' ORDER BY first_name`;
    expect(await ask(url, found)).toEqual([{ name: 'Ángel' }, { name: 'angela' }]);
    expect(await ask(url, 'SELECT first_name AS name FROM users ORDER BY first_name')).toEqual(
      ['Ana', 'Ángel', 'angela', 'Zoë'].map(name => ({ name })),
    );
  });

  it('serves one Chasqui at a time', async () => {
    const refused = startEmbeddedDatabase(folder, PASSWORDS, log);
    await expect(refused).rejects.toThrow(DataFolderInUse);
    await expect(refused).rejects.toThrow(
      `Another Chasqui is running on the data folder ${folder}. Stop it, or set CHASQUI_DATA to another folder.`,
    );
    expect(await ask((running as EmbeddedDatabase).url, 'SELECT count(*)::int AS users FROM users')).toEqual([
      { users: 4 },
    ]);
  });

  it('comes up again on the same port when its server dies, and is still held', async () => {
    const { url, cluster } = running as EmbeddedDatabase;
    const [postmaster] = readFileSync(join(cluster.folder, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(postmaster), 'SIGQUIT');
    const rows = await eventually(
      () => ask<{ users: number }>(url, 'SELECT count(*)::int AS users FROM users').catch(() => []),
      found => found.length > 0,
    );
    expect(rows).toEqual([{ users: 4 }]);
    const admin = withPassword(url, 'postgres', PASSWORDS.postgres);
    const holders = `SELECT count(*)::int AS holders FROM pg_locks WHERE locktype = 'advisory' AND granted`;
    await eventually(
      () => ask<{ holders: number }>(admin, holders),
      ([row]) => row?.holders === 1,
    );
    await expect(startEmbeddedDatabase(folder, PASSWORDS, log)).rejects.toThrow(DataFolderInUse);
  });

  it('uses on the server that a killed process left behind', async () => {
    const { cluster } = running as EmbeddedDatabase;
    await stop(running as EmbeddedDatabase);
    const left = await startCluster(cluster);
    const { url } = await start();
    expect(portOf(url)).toBe(String(left));
    expect(await ask(url, 'SELECT count(*)::int AS users FROM users')).toEqual([{ users: 4 }]);
  });

  it('refuses a folder of another PostgreSQL, and says what to do', async () => {
    const { cluster } = running as EmbeddedDatabase;
    await stop(running as EmbeddedDatabase);
    writeFileSync(join(cluster.folder, 'PG_VERSION'), '16\n');
    const refused = startEmbeddedDatabase(folder, PASSWORDS, log);
    await expect(refused).rejects.toThrow(StartError);
    await expect(refused).rejects.toThrow(
      `The database in ${cluster.folder} was made by PostgreSQL 16; this version of Chasqui brings PostgreSQL 17. ` +
        'Start the version of Chasqui that made it and move the data to a new database, or set CHASQUI_DATA to a new folder.',
    );
  });
});
