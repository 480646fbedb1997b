import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ShipmentId } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import type { Queryable } from '../db/database.js';
import { cancelShipment, pauseShipment, resumeShipment } from '../shipments/steer-shipment.js';
import { eventually } from '../testing/eventually.js';
import {
  SHORT_MAIL,
  addCrowd,
  addMailCampaign,
  addNotificationCampaign,
  addUsers,
  furnish,
  launchAtOnce,
  prepareNow,
} from '../testing/factories.js';
import { type World, createWorld } from '../testing/world.js';
import { prepareShipment } from './prepare.js';

jest.setTimeout(60_000);

const STEP = 3;

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
});

afterAll(() => world.end());

const query = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  world.ctx.db.entities.query(text, values);

interface Fate {
  user: string;
  status: string;
  reason: string | null;
}

/** What became of each user, in the order of their ids. */
const fates = (id: ShipmentId) =>
  query<Fate>(
    `SELECT u.external_id AS user, d.status, d.reason FROM deliveries d JOIN users u ON u.id = d.user_id
     WHERE d.shipment_id = $1 ORDER BY u.id, d.id`,
    [id],
  );

async function standing(id: ShipmentId): Promise<object | undefined> {
  const [row] = await query<object>(
    `SELECT s.status, s.phase, s.prepared_at IS NOT NULL AS prepared, k.total::int, k.skipped::int, k.sent::int
     FROM shipments s JOIN shipment_counters k ON k.shipment_id = s.id WHERE s.id = $1`,
    [id],
  );
  return row;
}

/** A context in which something happens right before the given transaction. */
function happeningBefore(ctx: Ctx, at: number, happen: () => Promise<unknown>): Ctx {
  let begun = 0;
  const db: Queryable = Object.assign(Object.create(ctx.db) as Queryable, {
    async transaction<T>(work: Parameters<Queryable['transaction']>[0]): Promise<T> {
      if (++begun === at) await happen();
      return (await ctx.db.transaction(work)) as T;
    },
  });
  return { ...ctx, db };
}

/** A context that dies at the given transaction: before it is committed, or right after. */
function dyingAt(ctx: Ctx, at: number, when: 'BEFORE_COMMIT' | 'AFTER_COMMIT'): Ctx {
  let begun = 0;
  const die = () => {
    throw Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' });
  };
  const db: Queryable = Object.assign(Object.create(ctx.db) as Queryable, {
    async transaction<T>(work: Parameters<Queryable['transaction']>[0]): Promise<T> {
      const last = ++begun === at;
      const done = await ctx.db.transaction(async tx => {
        const result = await work(tx);
        if (last && when === 'BEFORE_COMMIT') die();
        return result;
      });
      if (last) die();
      return done as T;
    },
  });
  return { ...ctx, db };
}

describe('preparing a mail', () => {
  const EXPECTED: Fate[] = [
    { user: 'a1', status: 'QUEUED', reason: null },
    { user: 'b1', status: 'QUEUED', reason: null },
    { user: 'a2', status: 'SKIPPED', reason: 'DUPLICATE_ADDRESS' },
    { user: 'none', status: 'SKIPPED', reason: 'NO_ADDRESS' },
    { user: 'a3', status: 'SKIPPED', reason: 'DUPLICATE_ADDRESS' },
    { user: 'c1', status: 'QUEUED', reason: null },
    { user: 'b2', status: 'SKIPPED', reason: 'DUPLICATE_ADDRESS' },
    { user: 'd1', status: 'QUEUED', reason: null },
  ];
  const READY = { status: 'PENDING', phase: 'SENDING', prepared: true, total: 8, skipped: 4, sent: 0 };
  /** Three steps of users, and the end of the preparation. */
  const TRANSACTIONS = 4;

  beforeEach(async () => {
    await query('DELETE FROM users');
    // One by one, so that their ids are in this order.
    for (const { user } of EXPECTED) {
      const email = user === 'none' ? null : `${user === 'a2' ? 'A' : user[0]}@example.com`;
      await addUsers(world.ctx, [{ externalId: user, email }]);
    }
  });

  const launch = async () =>
    (await launchAtOnce(world.ctx, (await addMailCampaign(world.ctx, { content: SHORT_MAIL })).id)).id;

  it('finds duplicates within and across steps: the lowest user wins', async () => {
    const id = await launch();
    await prepareNow(world.ctx, id, STEP);
    expect(await fates(id)).toEqual(EXPECTED);
    expect(await standing(id)).toEqual(READY);
  });

  it('finds those who came to share an address while it ran', async () => {
    const id = await launch();
    const { signal } = new AbortController();
    const move = () =>
      query(`UPDATE users SET email = 'c@example.com', email_key = 'c@example.com' WHERE external_id = 'd1'`);
    await prepareShipment(happeningBefore(world.ctx, 3, move), id, signal, STEP);
    const MOVED = EXPECTED.map(fate =>
      fate.user === 'd1' ? { ...fate, status: 'SKIPPED', reason: 'DUPLICATE_ADDRESS' } : fate,
    );
    expect(await fates(id)).toEqual(MOVED);
    expect(await standing(id)).toEqual({ ...READY, skipped: 5 });
  });

  it('lets a mail go that went to the address which its user had', async () => {
    const id = await launch();
    const { signal } = new AbortController();
    // When the mail to c1 is written, and the one to d1, whose address it becomes, is not.
    const move = async () => {
      await eventually(
        () => fates(id),
        written => written.length === 2 * STEP,
      );
      await query(
        `UPDATE users SET email = 'd@example.com', email_key = 'd@example.com' WHERE external_id = 'c1'`,
      );
    };
    await prepareShipment(happeningBefore(world.ctx, 3, move), id, signal, STEP);
    expect(await fates(id)).toEqual(EXPECTED);
    expect(await standing(id)).toEqual(READY);
  });

  it('may die anywhere and be repeated: every user once, and the counters exact', async () => {
    for (let at = 1; at <= TRANSACTIONS; at++)
      for (const when of ['BEFORE_COMMIT', 'AFTER_COMMIT'] as const) {
        const id = await launch();
        const { signal } = new AbortController();
        const dying = prepareShipment(dyingAt(world.ctx, at, when), id, signal, STEP);
        await expect(dying).rejects.toThrow('Connection terminated');
        expect(await standing(id)).toMatchObject({ status: 'PENDING' });
        await prepareNow(world.ctx, id, STEP);
        expect([at, when, await fates(id)]).toEqual([at, when, EXPECTED]);
        expect(await standing(id)).toEqual(READY);
      }
  });

  it('may run several times at once', async () => {
    const id = await launch();
    await Promise.all(Array.from({ length: 4 }, () => prepareNow(world.ctx, id, STEP)));
    // Who came too late for a step leaves it to the other, who may have died since: the last one sees it through.
    await prepareNow(world.ctx, id, STEP);
    expect(await fates(id)).toEqual(EXPECTED);
    expect(await standing(id)).toEqual(READY);
  });

  it('goes on where it stood when it was paused, and ends when it was canceled', async () => {
    const paused = await launch();
    const { signal } = new AbortController();
    await prepareShipment(dyingAt(world.ctx, 1, 'AFTER_COMMIT'), paused, signal, STEP).catch(() => undefined);
    await pauseShipment(world.ctx, paused);
    await prepareNow(world.ctx, paused, STEP);
    expect(await standing(paused)).toMatchObject({ phase: 'PAUSED', prepared: false, total: 3 });
    await resumeShipment(world.ctx, paused);
    await prepareNow(world.ctx, paused, STEP);
    expect(await fates(paused)).toEqual(EXPECTED);
    expect(await standing(paused)).toEqual(READY);

    const canceled = await launch();
    await prepareShipment(dyingAt(world.ctx, 2, 'AFTER_COMMIT'), canceled, signal, STEP).catch(
      () => undefined,
    );
    await cancelShipment(world.ctx, canceled);
    await prepareNow(world.ctx, canceled, STEP);
    expect(await standing(canceled)).toMatchObject({ status: 'CANCELED', prepared: false, total: 6 });
  });

  it('is left to another try, and not failed, when its process is told to stop', async () => {
    const id = await launch();
    await expect(prepareShipment(world.ctx, id, AbortSignal.abort(), STEP)).rejects.toThrow('Stopped');
    expect(await standing(id)).toMatchObject({ phase: 'PREPARING', prepared: false });
    await prepareNow(world.ctx, id, STEP);
    expect(await fates(id)).toEqual(EXPECTED);
  });

  it('reaches those who were there when it began, and nobody who came while it ran', async () => {
    const id = await launch();
    const { signal } = new AbortController();
    await prepareShipment(dyingAt(world.ctx, 1, 'AFTER_COMMIT'), id, signal, STEP).catch(() => undefined);
    await addUsers(world.ctx, [{ externalId: 'late', email: 'late@example.com' }]);
    await prepareNow(world.ctx, id, STEP);
    expect(await fates(id)).toEqual(EXPECTED);
  });
});

describe('preparing a notification', () => {
  it('is its sending, which may die anywhere and be repeated: every inbox once', async () => {
    await query('DELETE FROM users');
    await addCrowd(world.ctx, 8);
    const { id: campaignId } = await addNotificationCampaign(world.ctx);
    const SENT = { status: 'COMPLETED', phase: null, prepared: true, total: 8, skipped: 0, sent: 8 };
    for (let at = 1; at <= 4; at++)
      for (const when of ['BEFORE_COMMIT', 'AFTER_COMMIT'] as const) {
        const { id } = await launchAtOnce(world.ctx, campaignId);
        const { signal } = new AbortController();
        await prepareShipment(dyingAt(world.ctx, at, when), id, signal, STEP).catch(() => undefined);
        await Promise.all([prepareNow(world.ctx, id, STEP), prepareNow(world.ctx, id, STEP)]);
        await prepareNow(world.ctx, id, STEP);
        expect([at, when, await standing(id)]).toEqual([at, when, SENT]);
        expect((await fates(id)).map(({ status }) => status)).toEqual(Array(8).fill('SENT'));
      }
    // The figures of distinct users do not depend on where it died either.
    expect(await query('SELECT count(*)::int AS reach FROM campaign_users')).toEqual([{ reach: 8 }]);
  });

  it('fails in words when it reaches nobody', async () => {
    await query('DELETE FROM users');
    const { id } = await launchAtOnce(world.ctx, (await addNotificationCampaign(world.ctx)).id);
    await prepareNow(world.ctx, id);
    const [shipment] = await query('SELECT status, detail FROM shipments WHERE id = $1', [id]);
    expect(shipment).toEqual({ status: 'FAILED', detail: 'Nobody was reached: the targets select no user.' });
  });
});
