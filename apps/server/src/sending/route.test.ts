import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Script, ScriptedRelay } from '@chasqui/smtp/testing';
import type { RelayId, ShipmentId } from '@chasqui/domain';
import { ListenHub } from '../db/listen-hub.js';
import { Relay } from '../relays/index.js';
import { sendTest } from '../deliveries/send-test.js';
import { resumeShipment } from '../shipments/steer-shipment.js';
import { eventually } from '../testing/eventually.js';
import {
  SHORT_MAIL,
  addCrowd,
  addMailCampaign,
  addUsers,
  furnish,
  launchAtOnce,
  prepareNow,
} from '../testing/factories.js';
import { shipmentReaches } from '../testing/worker.js';
import { type World, createWorld } from '../testing/world.js';
import type { LaneOptions } from './lane.js';
import { Pipeline } from './pipeline.js';
import { Route } from './route.js';

jest.setTimeout(120_000);

const LONG_MS = 60_000;

let world: World;
let listen: ListenHub;
let pipelines: Pipeline[];

beforeEach(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  await world.ctx.db.entities.query('DELETE FROM relays');
  listen = new ListenHub(world.database.url, world.log);
  await listen.start();
  pipelines = [];
});

afterEach(async () => {
  await Promise.all(pipelines.map(pipeline => pipeline.stop()));
  await listen.close();
  await ScriptedRelay.closeAll();
  await world.end();
});

async function startPipeline(options: LaneOptions = { firstRestMs: 200 }): Promise<Pipeline> {
  const pipeline = new Pipeline(world.ctx, listen, options);
  pipelines.push(pipeline);
  await pipeline.start();
  return pipeline;
}

/** A relay that takes so long over each message; later ones come after earlier ones in the order of preference. */
async function addRelay(script: Script = {}, more: Partial<Relay> = {}): Promise<ScriptedRelay> {
  const relay = await ScriptedRelay.listen(script);
  const position = await world.ctx.db.entities.count(Relay);
  await world.ctx.db.entities.insert(Relay, {
    kind: 'SMTP',
    name: `Relay ${position + 1}`,
    host: '127.0.0.1',
    port: relay.port,
    security: 'NONE',
    username: null,
    passwordSealed: null,
    maxConnections: 20,
    maxPerSecond: null,
    position,
    enabled: true,
    ...more,
  });
  return relay;
}

async function launchTo(users: number): Promise<ShipmentId> {
  await addCrowd(world.ctx, users);
  const { id } = await launchAtOnce(
    world.ctx,
    (await addMailCampaign(world.ctx, { content: SHORT_MAIL })).id,
  );
  await prepareNow(world.ctx, id);
  return id;
}

const completed = (id: ShipmentId) =>
  eventually(
    () => shipmentReaches(world, id),
    ({ status }) => status === 'COMPLETED',
    LONG_MS,
  );

const recipients = (...relays: ScriptedRelay[]) =>
  new Set(relays.flatMap(relay => relay.messages.flatMap(({ to }) => to)));

const troubles = async (): Promise<(string | null)[]> => {
  const relays = await world.ctx.db.entities.find(Relay, { order: { position: 'ASC' } });
  return relays.map(({ trouble }) => trouble);
};

const slowly = (ms: number) => ({ CONTENT: { afterMs: ms, say: '250 Ok' } });

describe('mail', () => {
  it('goes to the next relay while the preferred one refuses, and back to that when it has recovered', async () => {
    const first = await addRelay({
      answers: { GREETING: { say: '421 4.3.2 Closed for today', and: 'close' } },
    });
    const second = await addRelay({ answers: slowly(50) });
    const shipment = await launchTo(400);
    await startPipeline();
    await eventually(
      () => second.messages.length,
      count => count >= 20,
      LONG_MS,
    );
    expect(first.messages).toEqual([]);
    expect(await troubles()).toEqual(['421 4.3.2 Closed for today', null]);
    // It is tried now and then, and not with every message.
    expect(first.sessions.length).toBeLessThan(15);

    first.script.answers = {};
    await completed(shipment);
    expect(first.messages.length).toBeGreaterThan(0);
    expect(recipients(first, second).size).toBe(400);
    expect(first.messages.length + second.messages.length).toBe(400);
    expect(await eventually(troubles, ([trouble]) => trouble === null)).toEqual([null, null]);
  });

  it('goes to the next relay when the preferred one stops taking senders, and nothing counts as tried', async () => {
    let taken = 0;
    const MAIL = () => ((taken += 1) > 10 ? '451 4.3.0 Queue is full' : undefined);
    const first = await addRelay({ answers: { MAIL } });
    const second = await addRelay();
    const shipment = await launchTo(100);
    await startPipeline({ firstRestMs: LONG_MS });
    await completed(shipment);
    expect(first.messages).toHaveLength(10);
    expect(second.messages).toHaveLength(90);
    const tried = await world.ctx.db.entities.query('SELECT max(attempts) AS most FROM deliveries');
    expect(tried).toEqual([{ most: 1 }]);
  });

  it('does not go to the next relay because the preferred one is at its limit', async () => {
    const first = await addRelay({ answers: slowly(20) }, { maxConnections: 1 });
    const second = await addRelay();
    const shipment = await launchTo(30);
    await startPipeline();
    await completed(shipment);
    expect(first.messages).toHaveLength(30);
    expect(second.messages).toEqual([]);
  });

  it('goes on over the next relay when one is switched off, and waits in its queue when none is left', async () => {
    const first = await addRelay({ answers: slowly(100) }, { maxConnections: 2 });
    const second = await addRelay({ answers: slowly(100) }, { maxConnections: 2 });
    const shipment = await launchTo(400);
    await startPipeline();
    const switchTo = (enabled: boolean, { port }: ScriptedRelay) =>
      world.ctx.db.entities.update(Relay, { port }, { enabled });
    await eventually(
      () => first.messages.length,
      count => count > 2,
      LONG_MS,
    );
    await switchTo(false, first);
    await eventually(
      () => second.messages.length,
      count => count > 2,
      LONG_MS,
    );
    expect(first.open).toBe(0);
    await switchTo(false, second);
    await eventually(
      () => world.ctx.db.entities.query('SELECT id FROM leases'),
      leases => leases.length === 0,
      LONG_MS,
    );
    await switchTo(true, first);
    first.script.answers = {};
    await completed(shipment);
    expect(recipients(first, second).size).toBe(400);
    expect(first.messages.length + second.messages.length).toBe(400);
  });

  it('is not held up by a worker that may send nothing and has a lease in which nothing is left to do', async () => {
    const relay = await addRelay({}, { maxConnections: 2 });
    const shipment = await launchTo(3);
    await startPipeline();
    await completed(shipment);
    await world.ctx.db.entities.update(Relay, { port: relay.port }, { enabled: false });
    // As it is left when its last message is given back while another of it is being settled.
    await world.ctx.db.entities.query(
      `INSERT INTO leases (worker_id, shipment_id, delivery_ids)
       SELECT (SELECT id FROM workers), $1, array_agg(id) FROM deliveries WHERE shipment_id = $1`,
      [shipment],
    );
    const left = await eventually(
      () => world.ctx.db.entities.query('SELECT id FROM leases'),
      leases => leases.length === 0,
    );
    expect(left).toEqual([]);
  });
});

describe('connections', () => {
  it('are as many as the relay takes, and a refused one is no trouble', async () => {
    let most = 0;
    const relay = await addRelay({
      answers: {
        ...slowly(10),
        GREETING: () => {
          // This connection is not yet among those that are open.
          if (relay.open >= 3) return { say: '421 4.7.0 Too many connections from you', and: 'close' };
          most = Math.max(most, relay.open + 1);
          return undefined;
        },
      },
    });
    const shipment = await launchTo(500);
    await startPipeline();
    const seen = new Set<string | null>();
    await eventually(
      async () => {
        seen.add((await troubles())[0] ?? null);
        return shipmentReaches(world, shipment, 'SENDING', 'COMPLETED');
      },
      ({ status }) => status === 'COMPLETED',
      LONG_MS,
    );
    expect(seen).toEqual(new Set([null]));
    expect(most).toBe(3);
    expect(relay.messages).toHaveLength(500);
  });

  it('above a limit that was lowered are given back while the sending goes on', async () => {
    const relay = await addRelay({ answers: slowly(100) }, { maxConnections: 8 });
    const shipment = await launchTo(800);
    await startPipeline();
    await eventually(
      () => relay.open,
      open => open > 4,
      LONG_MS,
    );
    await world.ctx.db.entities.update(Relay, { port: relay.port }, { maxConnections: 1 });
    await eventually(
      () => relay.open,
      open => open === 1,
      LONG_MS,
    );
    expect(relay.messages.length).toBeLessThan(800);
    relay.script.answers = {};
    await completed(shipment);
  });

  it('are shared by two workers so that the limit is never exceeded', async () => {
    let most = 0;
    const relay = await addRelay(
      {
        answers: {
          ...slowly(50),
          GREETING: () => {
            most = Math.max(most, relay.open + 1);
            return undefined;
          },
        },
      },
      { maxConnections: 3 },
    );
    const shipment = await launchTo(1_000);
    const first = await startPipeline();
    await eventually(
      () => relay.open,
      open => open === 3,
      LONG_MS,
    );
    await startPipeline();
    await eventually(workersThatHoldMessages, count => count === 2, LONG_MS);
    await first.stop();
    pipelines = pipelines.filter(pipeline => pipeline !== first);
    await eventually(
      () => relay.open,
      open => open === 3,
      LONG_MS,
    );
    relay.script.answers = { GREETING: relay.script.answers?.GREETING ?? '220 Hello' };
    await completed(shipment);
    expect(most).toBe(3);
    expect(recipients(relay).size).toBe(1_000);
    expect(relay.messages).toHaveLength(1_000);
  });

  it('that a worker has no part of keep it from claiming anything', async () => {
    const relay = await addRelay({ answers: slowly(30) }, { maxConnections: 1 });
    await startPipeline();
    await startPipeline();
    const shipment = await launchTo(300);
    const holders = new Set<number>();
    await eventually(
      async () => {
        holders.add(await workersThatHoldMessages());
        return shipmentReaches(world, shipment, 'SENDING', 'COMPLETED');
      },
      ({ status }) => status === 'COMPLETED',
      LONG_MS,
    );
    expect(holders).not.toContain(2);
    expect(relay.messages).toHaveLength(300);
  });
});

describe('a sender that is refused', () => {
  const refused = '550 5.7.1 Sender not allowed here';

  it('is tried at the next relay, and the first one goes on with others', async () => {
    const first = await addRelay({ answers: { MAIL: refused } });
    const second = await addRelay();
    const shipment = await launchTo(60);
    await startPipeline();
    await completed(shipment);
    expect(first.messages).toEqual([]);
    expect(recipients(second).size).toBe(60);
    expect(second.messages).toHaveLength(60);
    expect(await troubles()).toEqual([null, null]);
  });

  it('pauses the shipment with the words of the relay when none takes it, until it is resumed', async () => {
    const relay = await addRelay({ answers: { MAIL: refused } });
    const shipment = await launchTo(60);
    await startPipeline();
    const paused = await shipmentReaches(world, shipment, 'PAUSED');
    expect(paused).toMatchObject({ pauseReason: 'SENDER_REFUSED', detail: refused });
    expect(await troubles()).toEqual([null]);
    const tried = await world.ctx.db.entities.query('SELECT max(attempts) AS most FROM deliveries');
    expect(tried).toEqual([{ most: 0 }]);

    relay.script.answers = {};
    await resumeShipment(world.ctx, shipment);
    await completed(shipment);
    expect(relay.messages).toHaveLength(60);
  });

  it('fails a test, which nobody could resume', async () => {
    await addRelay({ answers: { MAIL: refused } });
    const { id } = await addMailCampaign(world.ctx, { content: SHORT_MAIL });
    await sendTest(world.ctx, { campaignId: id, addresses: ['ana@example.com'] });
    await startPipeline();
    const ended = await eventually(
      () => world.ctx.db.entities.query('SELECT status, reason, reply FROM deliveries'),
      ([row]) => row?.status === 'FAILED',
      LONG_MS,
    );
    expect(ended).toEqual([{ status: 'FAILED', reason: 'SENDER_REFUSED', reply: refused }]);
  });
});

describe('the limit per second', () => {
  it('holds for all workers together', async () => {
    const relay = await addRelay({}, { maxPerSecond: 20 });
    await startPipeline();
    await startPipeline();
    const shipment = await launchTo(100);
    const began = performance.now();
    await completed(shipment);
    expect(performance.now() - began).toBeGreaterThan(3_500);
    expect(relay.messages).toHaveLength(100);
  });
});

describe('the pace of a domain', () => {
  it('holds for all workers together, and holds up no other domain', async () => {
    const SLOW = 30;
    const relay = await addRelay({}, { domainPaces: [{ domain: 'slow.example', perSecond: 10 }] });
    await addUsers(
      world.ctx,
      Array.from({ length: SLOW }, (_, i) => ({ externalId: `s${i}`, email: `s${i}@slow.example` })),
    );
    await startPipeline();
    await startPipeline();
    const began = performance.now();
    const shipment = await launchTo(300);
    const [slow, fast] = [/@slow/, /@example/].map(
      domain => () => relay.messages.filter(({ to }) => domain.test(to[0] ?? '')).length,
    );
    await eventually(
      () => fast?.(),
      count => count === 300,
      LONG_MS,
    );
    await completed(shipment);
    expect(slow?.()).toBe(SLOW);
    expect(performance.now() - began).toBeGreaterThan(2_000);
    expect(recipients(relay).size).toBe(SLOW + 300);
  });

  it('sends away what would wait for long, and the shipment waits for it without looking in vain', async () => {
    const relay = await addRelay({}, { domainPaces: [{ domain: 'example.com', perSecond: 1 }] });
    const warned = jest.spyOn(world.log, 'warn');
    const shipment = await launchTo(100);
    const pipeline = await startPipeline();
    const held = async () => {
      const [row] = await world.ctx.db.entities.query(
        `SELECT count(*) FILTER (WHERE due_at > now() + interval '10 seconds')::int AS absent,
                (SELECT COALESCE(sum(cardinality(delivery_ids)), 0)::int FROM leases) AS leased
         FROM deliveries WHERE status = 'QUEUED'`,
      );
      return row as { absent: number; leased: number };
    };
    const { leased } = await eventually(held, ({ absent }) => absent > 40, LONG_MS);
    expect(leased).toBeLessThan(60);
    await eventually(
      () => relay.messages.length,
      count => count >= 3,
      LONG_MS,
    );
    expect(relay.messages.length).toBeLessThan(50);
    expect((await shipmentReaches(world, shipment, 'SENDING')).phase).toBe('SENDING');
    expect(warned.mock.calls.map(([, words]) => words)).not.toContainEqual(
      expect.stringContaining('no worker has in hand'),
    );

    // What waits in a worker goes back when that stops, and nobody waits where there is no pace.
    await world.ctx.db.entities.update(Relay, { port: relay.port }, { domainPaces: [] });
    await pipeline.stop();
    pipelines = [];
    await world.ctx.db.entities.query(
      `UPDATE deliveries SET due_at = now() WHERE status = 'QUEUED' AND due_at > now()`,
    );
    await startPipeline();
    await completed(shipment);
    expect(recipients(relay).size).toBe(100);
    expect(relay.messages).toHaveLength(100);
  });
});

async function workersThatHoldMessages(): Promise<number> {
  const [row] = await world.ctx.db.entities.query(
    'SELECT count(DISTINCT worker_id)::int AS count FROM leases',
  );
  return row.count;
}

describe('a detour', () => {
  it('does not wait for ever for a relay whose connections wait for this one', async () => {
    await addRelay({}, { maxConnections: 1 });
    await addRelay({}, { maxConnections: 1 });
    const standing = () => ({ alive: 1, rank: 0, known: true });
    const route = new Route(world.ctx, { standing, changed: () => undefined, rested: () => undefined });
    await route.refresh();
    const { signal } = new AbortController();
    const toFirst = await route.acquire(signal);
    const toSecond = await route.detour(new Set([toFirst?.relayId as RelayId]), signal);
    expect(toSecond?.relayId).not.toBe(toFirst?.relayId);
    expect(await route.detour(new Set([toFirst?.relayId as RelayId]), signal, 200)).toBeNull();
    expect(await route.detour(new Set([toSecond?.relayId as RelayId]), signal, 200)).toBeNull();
    const waiting = route.detour(new Set([toSecond?.relayId as RelayId]), signal);
    toFirst?.release();
    const again = await waiting;
    expect(again?.relayId).toBe(toFirst?.relayId);
    again?.release();
    toSecond?.release();
    await route.close();
  });
});
