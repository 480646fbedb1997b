import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type TestDatabase, createTestDatabase } from '../testing/database.js';
import { eventually } from '../testing/eventually.js';
import type { Database, Transaction } from './database.js';
import { sqlState } from './errors.js';
import { type Sql, sql } from './sql.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  await db.execute(sql`CREATE TABLE counters (name text PRIMARY KEY, value int NOT NULL)`);
  await db.execute(sql`INSERT INTO counters VALUES ('a', 0), ('b', 0)`);
});

afterAll(() => database.drop());

const increment = (name: string): Sql =>
  sql`UPDATE counters SET value = counters.value + 1 WHERE counters.name = ${name}`;

const values = async () =>
  Object.fromEntries(
    (await db.rows<{ name: string; value: number }>(sql`SELECT * FROM counters`)).map(({ name, value }) => [
      name,
      value,
    ]),
  );

/** What fails as PostgreSQL fails a transaction that collided with another. */
const collide = async (tx: Transaction, state: '40001' | '40P01') => {
  await tx.execute(
    state === '40001'
      ? sql`DO $$ BEGIN RAISE EXCEPTION 'collided' USING ERRCODE = '40001'; END $$`
      : sql`DO $$ BEGIN RAISE EXCEPTION 'collided' USING ERRCODE = '40P01'; END $$`,
  );
};

describe('a transaction', () => {
  it('is made again when it and another wait for each other, and both come true once', async () => {
    let runs = 0;
    const held: (() => void)[] = [];
    const bothHoldOne = Promise.all(
      ['a', 'b'].map(() => new Promise<void>(resolve => void held.push(resolve))),
    );
    const inOrder = (first: string, second: string) =>
      db.transaction(async tx => {
        await tx.execute(increment(first));
        held[runs++]?.();
        await bothHoldOne;
        await tx.execute(increment(second));
      });
    await Promise.all([inOrder('a', 'b'), inOrder('b', 'a')]);
    // The one that PostgreSQL gives up begins anew, and may meet the other once more.
    expect(runs).toBeGreaterThanOrEqual(3);
    expect(await values()).toEqual({ a: 2, b: 2 });
  });

  it.each(['40001', '40P01'] as const)(
    'is made again twice after %s and then fails as it failed',
    async state => {
      let runs = 0;
      const before = await values();
      const hopeless = db.transaction(async tx => {
        runs++;
        await tx.execute(increment('a'));
        await collide(tx, state);
      });
      expect(await hopeless.catch(sqlState)).toBe(state);
      expect(runs).toBe(3);
      expect(await values()).toEqual(before);
    },
  );

  it('is made again as a whole, never a part that joined it', async () => {
    const runs = { whole: 0, part: 0 };
    await db.transaction(async tx => {
      runs.whole++;
      await tx.transaction(async same => {
        runs.part++;
        if (runs.whole === 1) await collide(same, '40P01');
      });
    });
    expect(runs).toEqual({ whole: 2, part: 2 });
  });

  it('is not made again for any other error', async () => {
    let runs = 0;
    const failing = db.transaction(async tx => {
      runs++;
      await tx.execute(sql`INSERT INTO counters VALUES ('a', 0)`);
    });
    await expect(failing).rejects.toThrow('duplicate key');
    expect(runs).toBe(1);
  });
});

describe('a prepared statement', () => {
  const answer = (value: number) =>
    db.preparedRows<{ value: number; pid: number }>(
      sql`/* test.answer */ SELECT ${value}::int AS value, pg_backend_pid() AS pid`,
    );

  it('is planned once on its connection, and runs with other values each time', async () => {
    const [first] = await answer(1);
    const [second] = await answer(2);
    expect([first?.value, second?.value]).toEqual([1, 2]);
    const prepared = await db.preparedRows<{ name: string; plans: number }>(
      sql`/* test.prepared */ SELECT name, generic_plans::int AS plans FROM pg_prepared_statements WHERE name = 'test.answer'`,
    );
    expect(prepared).toEqual([{ name: 'test.answer', plans: 2 }]);
  });

  it('works on after its connection broke', async () => {
    const [before] = await answer(1);
    await db.rows(sql`SELECT pg_terminate_backend(${before?.pid})`);
    const [after] = await eventually(
      () => answer(3).catch(() => []),
      rows => rows.length === 1,
    );
    expect(after).toMatchObject({ value: 3 });
    expect(after?.pid).not.toBe(before?.pid);
  });

  it('fails alone when its connection breaks between two statements of a transaction', async () => {
    const broken = db.preparedTransaction(async tx => {
      const [{ pid } = { pid: 0 }] = await tx.preparedRows<{ pid: number }>(
        sql`/* test.pid */ SELECT pg_backend_pid() AS pid`,
      );
      await db.rows(sql`SELECT pg_terminate_backend(${pid})`);
      await eventually(
        () => db.rows(sql`SELECT FROM pg_stat_activity a WHERE a.pid = ${pid}`),
        rows => rows.length === 0,
      );
      // Time for the word of it to arrive while nobody waits for an answer.
      await new Promise(resolve => setTimeout(resolve, 50));
      return tx.preparedRows(sql`/* test.pid */ SELECT pg_backend_pid() AS pid`);
    });
    await expect(broken).rejects.toThrow();
    expect(await answer(4)).toMatchObject([{ value: 4 }]);
  });

  it('must have a name', async () => {
    await expect(db.preparedRows(sql`SELECT 1`)).rejects.toThrow('needs a name');
  });
});
