import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { RelayId } from '@chasqui/domain';
import { SendingStats } from '../sending/sending-stats.js';
import { type TestApi, startApi } from '../testing/api-client.js';
import { furnish } from '../testing/factories.js';
import { type World, createWorld } from '../testing/world.js';
import { Relay } from './relay.js';

jest.setTimeout(60_000);

let world: World;
let web: TestApi;

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  web = await startApi(world);
});

afterAll(async () => {
  await web.api.stop();
  await world.end();
});

/** A worker that has so many connections to a relay, and hands so many messages a second over to it. */
async function addWorker(id: RelayId, open: number, perSecond: number, beatAgo = '0 s'): Promise<void> {
  const stats = new SendingStats();
  const written = stats.write(new Map([[id, { open, inUse: 0 }]]));
  stats.stop();
  const relays = written.relays.map(relay => ({ ...relay, perSecond }));
  await world.ctx.db.entities.query(
    `INSERT INTO workers (name, heartbeat_at, stats) VALUES ('w', now() - $1::interval, $2)`,
    [beatAgo, JSON.stringify({ ...written, relays })],
  );
}

it('a relay is as busy as the workers that live say together', async () => {
  const owner = await web.as('OWNER');
  const traffic = () => owner.get('{ relays { ratePerSecond openConnections } }');
  expect(await traffic()).toEqual({ relays: [{ ratePerSecond: 0, openConnections: 0 }] });

  const { id } = await world.ctx.db.entities.findOneByOrFail(Relay, { kind: 'SMTP' });
  await addWorker(id, 3, 10.25);
  await addWorker(id, 4, 20);
  await addWorker('987654' as RelayId, 5, 30);
  await addWorker(id, 6, 40, '1 minute');
  expect(await traffic()).toEqual({ relays: [{ ratePerSecond: 30.3, openConnections: 7 }] });
});
