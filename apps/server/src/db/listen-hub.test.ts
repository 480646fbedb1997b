import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '../log.js';
import { type TestDatabase, createTestDatabase } from '../testing/database.js';
import { eventually } from '../testing/eventually.js';
import { ListenHub } from './listen-hub.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

const notify = (channel: string, payload: string) =>
  database.db.entities.query('SELECT pg_notify($1, $2)', [channel, payload]);
const listening = async () =>
  (
    await database.db.entities.query(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'chasqui listen' AND datname = current_database()`,
    )
  ).map((row: { pid: number }) => row.pid);

describe('the LISTEN connection', () => {
  it('is one for all channels, comes back by itself when it breaks, and says so', async () => {
    const hub = new ListenHub(database.url, createLog('silent', 'test'));
    await hub.start();
    const heard: string[] = [];
    const leave = await hub.listen('one', payload => heard.push(`first ${payload}`));
    await hub.listen('one', payload => heard.push(`second ${payload}`));
    await hub.listen('Two "quoted"', payload => heard.push(`two ${payload}`));
    let reconnections = 0;
    hub.reconnected(() => reconnections++);
    expect(await listening()).toHaveLength(1);

    await notify('one', 'a');
    await notify('Two "quoted"', 'b');
    await notify('three', 'c');
    await eventually(
      () => heard.length,
      count => count === 3,
    );
    expect(heard).toEqual(['first a', 'second a', 'two b']);

    leave();
    const [pid] = await listening();
    await database.db.entities.query('SELECT pg_terminate_backend($1)', [pid]);
    await eventually(
      () => reconnections,
      count => count === 1,
    );
    expect(await listening()).not.toContain(pid);
    heard.length = 0;
    await notify('one', 'd');
    await notify('Two "quoted"', 'e');
    await eventually(
      () => heard.length,
      count => count === 2,
    );
    expect(heard).toEqual(['second d', 'two e']);

    await hub.close();
    await eventually(listening, pids => pids.length === 0);
  });
});
