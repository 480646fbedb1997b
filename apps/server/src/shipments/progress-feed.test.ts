import { describe, expect, it } from '@jest/globals';
import type { CampaignId, ShipmentId } from '@chasqui/domain';
import type { RequestCtx } from '../api-kit/context.js';
import { createLog } from '../log.js';
import { eventually } from '../testing/eventually.js';
import { loadCounters } from './figures.js';
import { watchShipment } from './progress-feed.js';
import { RateBoard } from './progress.js';
import type { Shipment } from './shipment.js';

const CAMPAIGN = '7' as CampaignId;

/** What a feed is made from: the newest shipment, which the test sets, and what is heard of it. */
class World {
  newest: () => Promise<Partial<Shipment> | null> = () => Promise.resolve(null);
  /** How often the shipment and its figures were read. */
  looks = 0;
  countings = 0;
  readonly listeners = new Set<(payload: string) => void>();
  readonly hooks = new Set<() => void>();

  readonly ctx = {
    db: {
      entities: {
        findOne: () => {
          this.looks++;
          return this.newest();
        },
      },
      rows: () => {
        this.countings++;
        return Promise.resolve([{ shipmentId: '5', sent: 3 }]);
      },
    },
    log: createLog('silent', 'test'),
    listen: {
      listen: (_channel: string, handler: (payload: string) => void) => {
        this.listeners.add(handler);
        return Promise.resolve(() => this.listeners.delete(handler));
      },
      reconnected: (handler: () => void) => {
        this.hooks.add(handler);
        return () => this.hooks.delete(handler);
      },
    },
  } as unknown as Omit<RequestCtx, 'loaders'>;

  tell(campaignId: string): void {
    for (const listener of this.listeners) listener(campaignId);
  }
}

/** Reads a feed as a subscriber does, into a list. */
function follow(world: World): {
  ctx: RequestCtx;
  seen: (string | null)[];
  error: () => unknown;
  leave: () => Promise<unknown>;
} {
  const seen: (string | null)[] = [];
  let failure: unknown = null;
  const ctx: RequestCtx = { ...world.ctx, loaders: new Map() };
  const feed = watchShipment(ctx, CAMPAIGN)[Symbol.asyncIterator]();
  const read = async () => {
    for (let next = await feed.next(); next.done !== true; next = await feed.next())
      seen.push(next.value?.phase ?? next.value?.status ?? null);
  };
  read().catch((error: unknown) => {
    failure = error;
  });
  return { ctx, seen, error: () => failure, leave: async () => feed.return?.() };
}

const shows = (seen: unknown[], count: number) =>
  eventually(
    () => seen.length,
    length => length >= count,
  );

describe('the feed of a campaign’s newest shipment', () => {
  it('says what is now, then each move, and only of this campaign', async () => {
    const world = new World();
    const { seen, leave } = follow(world);
    await shows(seen, 1);
    world.newest = () => Promise.resolve({ status: 'PENDING', phase: 'SCHEDULED' });
    world.tell('8');
    await new Promise(resolve => setTimeout(resolve, 400));
    expect(seen).toEqual([null]);
    world.tell(CAMPAIGN);
    await shows(seen, 2);
    world.newest = () => Promise.resolve({ status: 'PENDING', phase: 'SENDING' });
    world.tell(CAMPAIGN);
    // One that is under way is looked at again though nothing is heard.
    await shows(seen, 4);
    expect(seen.slice(0, 4)).toEqual([null, 'SCHEDULED', 'SENDING', 'SENDING']);
    await leave();
    await eventually(
      () => world.listeners.size + world.hooks.size,
      left => left === 0,
    );
  });

  it('misses no move, not even one that is heard while it looks', async () => {
    const world = new World();
    const { seen, leave } = follow(world);
    await shows(seen, 1);
    let answer: (shipment: Partial<Shipment>) => void = () => undefined;
    world.newest = () => new Promise(resolve => (answer = resolve));
    world.tell(CAMPAIGN);
    await new Promise(resolve => setTimeout(resolve, 400));
    // It is looking, and will see the shipment paused; meanwhile somebody cancels it.
    const paused = answer;
    world.newest = () => Promise.resolve({ status: 'CANCELED', phase: null });
    world.tell(CAMPAIGN);
    paused({ status: 'PENDING', phase: 'PAUSED' });
    await shows(seen, 3);
    expect(seen).toEqual([null, 'PAUSED', 'CANCELED']);
    await leave();
  });

  it('tells the end of a shipment under way, also when nothing is heard of it', async () => {
    const world = new World();
    world.newest = () => Promise.resolve({ status: 'PENDING', phase: 'SENDING' });
    const { seen, leave } = follow(world);
    await shows(seen, 1);
    world.newest = () => Promise.resolve({ status: 'COMPLETED', phase: null });
    const last = await eventually(
      () => seen.at(-1),
      state => state !== 'SENDING',
    );
    expect(last).toBe('COMPLETED');
    await leave();
  });

  it('goes on when the database was away, and reads anew what it may have missed', async () => {
    const world = new World();
    const { seen, error, leave } = follow(world);
    await shows(seen, 1);
    let tries = 0;
    world.newest = () =>
      ++tries < 3
        ? Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))
        : Promise.resolve({ status: 'COMPLETED', phase: null });
    for (const hook of world.hooks) hook();
    await shows(seen, 2);
    expect([seen, error()]).toEqual([[null, 'COMPLETED'], null]);
    await leave();
  });

  it('looks once for all who watch, and counts once for them', async () => {
    const world = new World();
    world.newest = () => Promise.resolve({ id: '5' as ShipmentId, status: 'PENDING', phase: 'PAUSED' });
    const everybody = Array.from({ length: 50 }, () => follow(world));
    await Promise.all(everybody.map(({ seen }) => shows(seen, 1)));
    world.newest = () => Promise.resolve({ id: '5' as ShipmentId, status: 'CANCELED', phase: null });
    world.tell(CAMPAIGN);
    await Promise.all(everybody.map(({ seen }) => shows(seen, 2)));
    for (const { seen } of everybody) expect(seen).toEqual(['PAUSED', 'CANCELED']);
    expect(world.listeners.size).toBe(1);
    expect(world.looks).toBeLessThanOrEqual(4);

    const countings = world.countings;
    const figures = await Promise.all(everybody.map(({ ctx }) => loadCounters(ctx, '5' as ShipmentId)));
    expect(figures.map(({ sent }) => sent)).toEqual(everybody.map(() => 3));
    expect(world.countings).toBe(countings);

    await Promise.all(everybody.map(({ leave }) => leave()));
    await eventually(
      () => world.listeners.size + world.hooks.size,
      left => left === 0,
    );
  });

  it('tells a latecomer what is now, and the others nothing twice', async () => {
    const world = new World();
    world.newest = () => Promise.resolve({ status: 'PENDING', phase: 'PAUSED' });
    const early = follow(world);
    await shows(early.seen, 1);
    world.newest = () => Promise.resolve({ status: 'PENDING', phase: 'SCHEDULED' });
    const late = follow(world);
    await shows(late.seen, 1);
    expect([early.seen, late.seen]).toEqual([['PAUSED'], ['SCHEDULED']]);
    await early.leave();
    world.newest = () => Promise.resolve({ status: 'CANCELED', phase: null });
    world.tell(CAMPAIGN);
    await shows(late.seen, 2);
    expect([early.seen, late.seen]).toEqual([['PAUSED'], ['SCHEDULED', 'CANCELED']]);
    await late.leave();
  });

  it('ends, and leaves nothing behind, when something else is wrong', async () => {
    const world = new World();
    world.newest = () => Promise.reject(new Error('a fault of ours'));
    const { seen, error } = follow(world);
    expect(await eventually(error, failure => failure !== null)).toMatchObject({
      message: 'a fault of ours',
    });
    expect(seen).toEqual([]);
    await eventually(
      () => world.listeners.size + world.hooks.size,
      left => left === 0,
    );
  });
});

describe('the rate of a shipment', () => {
  const id = '1' as ShipmentId;

  it('is that of the last seconds, once somebody looked a second ago', () => {
    const board = new RateBoard();
    const rate = (done: number, seconds: number) => board.rate(id, done, seconds * 1_000);
    expect(rate(0, 10)).toBeNull();
    expect(rate(64, 10.25)).toBeNull();
    expect(rate(100, 11)).toBe(100);
    expect(rate(400, 12)).toBe(200);
    expect(rate(900, 16)).toBeCloseTo((900 - 100) / 5, -2);
    expect(rate(900, 30)).toBeNull();
    expect(rate(900, 32)).toBe(0);
    expect(rate(800, 33)).toBe(0);
  });

  it('is not mixed up between shipments', () => {
    const board = new RateBoard();
    board.rate(id, 1_000, 1_000);
    expect(board.rate('2' as ShipmentId, 10, 2_000)).toBeNull();
  });
});
