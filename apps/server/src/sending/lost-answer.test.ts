import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ListenHub } from '../db/listen-hub.js';
import { type Sql, toQuery } from '../db/sql.js';
import type { Queryable } from '../db/database.js';
import { addCrowd, addMailCampaign, furnish, launchAtOnce, prepareNow } from '../testing/factories.js';
import { Sink } from '../testing/sink.js';
import { shipmentReaches } from '../testing/worker.js';
import { type World, createWorld } from '../testing/world.js';
import { Pipeline } from './pipeline.js';

let world: World;
let sink: Sink;
let listen: ListenHub;

beforeAll(async () => {
  world = await createWorld();
  sink = await Sink.listen();
  listen = new ListenHub(world.database.url, world.log);
  await listen.start();
  await furnish(world.ctx, sink);
});

afterAll(async () => {
  await listen.close();
  await sink.close();
  await world.end();
});

it('what a worker claimed without hearing of it goes back to the queue, and every mail goes out once', async () => {
  await addCrowd(world.ctx, 250);
  const campaign = await addMailCampaign(world.ctx);
  const shipment = await launchAtOnce(world.ctx, campaign.id);
  await prepareNow(world.ctx, shipment.id);
  const answers = loseFirstClaim(world.ctx.db);
  const pipeline = new Pipeline({ ...world.ctx, db: answers.db }, listen);
  await pipeline.start();
  try {
    expect(await shipmentReaches(world, shipment.id)).toMatchObject({ status: 'COMPLETED' });
  } finally {
    await pipeline.stop();
  }
  expect(answers.lost()).toBe(true);
  expect(new Set(sink.mails.map(({ to }) => to)).size).toBe(250);
  expect(sink.mails).toHaveLength(250);
});

/** A database that commits everything, and whose connection breaks before it says so of the first claim. */
function loseFirstClaim<Db extends Queryable>(db: Db): { db: Db; lost: () => boolean } {
  let lost = false;
  const preparedTransaction: Queryable['preparedTransaction'] = async work => {
    let claims = false;
    const result = await db.preparedTransaction(tx => {
      const preparedRows = (statement: Sql) => {
        claims ||= toQuery(statement).text.includes('/* deliveries.claim */');
        return tx.preparedRows(statement);
      };
      return work(instead(tx, { preparedRows }));
    });
    if (claims && !lost) {
      lost = true;
      throw new Error('Connection terminated unexpectedly');
    }
    return result;
  };
  return { db: instead(db, { preparedTransaction }), lost: () => lost };
}

/** An object with something else in place of some of its methods. */
function instead<T extends object>(original: T, methods: Record<string, unknown>): T {
  return new Proxy(original, {
    get(target, key) {
      const value: unknown = methods[key as string] ?? Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
