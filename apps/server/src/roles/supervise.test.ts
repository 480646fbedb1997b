import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '../config.js';
import { freePort } from '../db/embedded/cluster.js';
import { createLog } from '../log.js';
import { StartError } from '../start-error.js';
import { Keys } from '../api-kit/keys.js';
import { type TestDatabase, createTestDatabase } from '../testing/database.js';
import { eventually } from '../testing/eventually.js';
import { TEST_SECRET } from '../testing/world.js';
import { bringUp } from './bring-up.js';
import { readKeptSecrets } from './data-folder.js';
import { supervise } from './supervise.js';

let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'chasqui-start-')), 'data');
});

afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

describe('starting', () => {
  const start = (environment: NodeJS.ProcessEnv) =>
    supervise(readConfig({ CHASQUI_DATA: folder, ...environment }), {
      script: 'no-such-program.js',
      log: createLog('silent', 'test'),
      signal: new AbortController().signal,
      failed: () => undefined,
    });

  it('is refused on a taken port before anything is brought up', async () => {
    const other = createServer();
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      const refused = start({ PORT: String(port) });
      await expect(refused).rejects.toThrow(StartError);
      await expect(refused).rejects.toThrow(
        `Port ${port} on 127.0.0.1 is taken by another program. Stop that, or set PORT to another.`,
      );
      expect(existsSync(folder)).toBe(false);
    } finally {
      await new Promise(resolve => other.close(resolve));
    }
  });

  it('is refused on a host that is not ours', async () => {
    const port = await freePort();
    await expect(start({ PORT: String(port), HOST: '203.0.113.1' })).rejects.toThrow(
      `Port ${port} on 203.0.113.1 cannot be used (EADDRNOTAVAIL). Check HOST and PORT.`,
    );
  });
});

describe('the processes', () => {
  let database: TestDatabase;
  let script: string;
  let markers: string;
  const ending = new AbortController();

  beforeEach(async () => {
    database = await createTestDatabase();
    markers = mkdtempSync(join(tmpdir(), 'chasqui-children-'));
    script = join(markers, 'child.mjs');
  });

  afterEach(async () => {
    rmSync(markers, { recursive: true, force: true });
    await database.drop();
  });

  async function start(api: string, worker: string, signal = ending.signal) {
    writeFileSync(
      script,
      `import { writeFileSync } from 'node:fs';
       const name = process.env.CHASQUI_CHILD;
       writeFileSync(${JSON.stringify(markers)} + '/' + name, String(process.pid));
       process.on('SIGTERM', () => process.exit(0));
       setInterval(() => undefined, 1000);
       if (name === 'api') { ${api} } else { ${worker} }`,
    );
    const config = readConfig({
      DATABASE_URL: database.url,
      CHASQUI_SECRET: TEST_SECRET,
      CHASQUI_DEMO: '0',
      PORT: String(await freePort()),
    });
    return supervise(config, { script, log: createLog('silent', 'test'), signal, failed: () => undefined });
  }

  const isAlive = (name: string) => {
    try {
      return process.kill(Number(readFileSync(join(markers, name), 'utf8')), 0);
    } catch {
      return false;
    }
  };

  it('are all stopped, and the start is refused, when one of them can never run', async () => {
    await expect(start('process.exit(78)', `process.send('ready')`)).rejects.toThrow(
      'Chasqui could not start: its process "api" cannot run.',
    );
    expect([isAlive('api'), isAlive('worker')]).toEqual([false, false]);
  });

  it('may fail a few times before they are ready, but not for ever', async () => {
    await expect(start(`process.send('ready')`, 'process.exit(1)')).rejects.toThrow(
      'Chasqui could not start: its process "worker" cannot run.',
    );
    expect([isAlive('api'), isAlive('worker')]).toEqual([false, false]);
  });

  it('are stopped by a signal that comes before they are ready', async () => {
    const signal = new AbortController();
    const started = start(`process.send('ready')`, '', signal.signal);
    await eventually(
      () => isAlive('worker'),
      alive => alive,
    );
    signal.abort();
    await expect(started).rejects.toThrow('aborted');
    expect([isAlive('api'), isAlive('worker')]).toEqual([false, false]);
  });

  it('run until they are stopped', async () => {
    const running = await start(`process.send('ready')`, `process.send('ready')`);
    expect([isAlive('api'), isAlive('worker')]).toEqual([true, true]);
    await running.stop();
    expect([isAlive('api'), isAlive('worker')]).toEqual([false, false]);
  });
});

describe('processes that start together on an empty database', () => {
  it('make each thing once', async () => {
    const database = await createTestDatabase();
    try {
      const config = readConfig({
        DATABASE_URL: database.url,
        CHASQUI_SECRET: TEST_SECRET,
        CHASQUI_DEMO: '1',
        CHASQUI_OWNER_EMAIL: 'owner@example.com',
        CHASQUI_OWNER_PASSWORD: 'a long enough password',
        SMTP_URL: 'smtp://127.0.0.1:9',
      });
      const log = createLog('silent', 'test');
      const one = () =>
        bringUp(config, database.url, new Keys([TEST_SECRET]), log, {
          owner: config.owner,
          mailboxPort: null,
        });
      const prepared = await Promise.all([one(), one(), one()]);
      expect(prepared.filter(({ demoFilled }) => demoFilled)).toHaveLength(1);
      expect(prepared.every(({ ownerHolds }) => ownerHolds)).toBe(true);
      const [made] = await database.db.entities.query<unknown[]>(
        `SELECT (SELECT count(*)::int FROM members) AS members, (SELECT count(*)::int FROM relays) AS relays,
                (SELECT count(*)::int FROM users) AS users`,
      );
      expect(made).toEqual({ members: 1, relays: 1, users: 1_000 });
    } finally {
      await database.drop();
    }
  });
});

describe('the data folder', () => {
  const onLinux = existsSync('/proc/self') ? it : it.skip;

  onLinux('is refused in words where no folder can be made', () => {
    expect(() => readKeptSecrets('/proc/chasqui/data')).toThrow(StartError);
    expect(() => readKeptSecrets('/proc/chasqui/data')).toThrow(
      'The folder /proc/chasqui cannot be made (ENOENT). Set CHASQUI_DATA to one that can.',
    );
  });
});

describe('the secrets of a data folder', () => {
  it('are made once, for the eyes of their owner only', () => {
    const made = readKeptSecrets(folder);
    expect(made.secret).toMatch(/^[0-9a-f]{64}$/);
    expect(made.owner).toEqual({
      email: 'owner@example.com',
      password: expect.stringMatching(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/),
    });
    expect(new Set([made.secret, made.postgres, made.chasqui, made.owner.password]).size).toBe(4);
    expect(readKeptSecrets(folder)).toEqual(made);
    expect(readdirSync(folder)).toEqual(['secrets.json']);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    rmSync(folder, { recursive: true });
    expect(readKeptSecrets(folder).secret).not.toBe(made.secret);
  });

  it('are not overwritten when somebody spoilt them', () => {
    readKeptSecrets(folder);
    const file = join(folder, 'secrets.json');
    writeFileSync(file, '{"secret": "only this"}');
    expect(() => readKeptSecrets(folder)).toThrow();
    expect(statSync(file).size).toBe(23);
  });
});
