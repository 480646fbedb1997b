import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Sql } from '../db/sql.js';
import type { Queryable } from '../db/database.js';
import { eventually } from '../testing/eventually.js';
import { type World, createWorld } from '../testing/world.js';
import { DemoReaders } from './readers.js';

jest.setTimeout(60_000);

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.end());

async function addMail(): Promise<string> {
  const [row] = await world.ctx.db.entities.query<{ id: string }[]>(
    `INSERT INTO mailbox_messages (mail_from, rcpt_to, from_header, subject, source) VALUES ('', '', '', '', '') RETURNING id`,
  );
  return row!.id;
}

async function addNotification(): Promise<string> {
  const [row] = await world.ctx.db.entities.query<{ id: string }[]>(
    `INSERT INTO deliveries (message_id, user_id, channel, status, sent_at) VALUES (1, 1, 'NOTIFICATION', 'SENT', now()) RETURNING id`,
  );
  return row!.id;
}

describe('the readers of the demo', () => {
  it('take what comes while they live, and nothing that was there: it would be read twice', async () => {
    await addMail();
    await addNotification();
    const taken: string[] = [];
    const db = Object.assign(Object.create(world.ctx.db) as Queryable, {
      async rows<Row>(statement: Sql): Promise<Row[]> {
        const rows = await world.ctx.db.rows<Row & { id: string }>(statement);
        const name = /demo\.(new\w+)/.exec(statement.strings[0] ?? '')?.[1];
        if (name !== undefined) taken.push(...rows.map(row => `${name} ${row.id}`));
        return rows;
      },
    });
    const readers = new DemoReaders({ ...world.ctx, db }, 'http://127.0.0.1:9');
    await readers.start();
    const [mail, notification] = [await addMail(), await addNotification()];
    await eventually(
      () => taken.length,
      count => count >= 2,
    );
    readers.stop();
    expect(taken).toEqual([`newMails ${mail}`, `newNotifications ${notification}`]);
  });
});
