import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ShipmentId } from '@chasqui/domain';
import { sendTest } from '../deliveries/send-test.js';
import type { RunningRole } from '../roles/api.js';
import { cancelShipment, pauseShipment, resumeShipment } from '../shipments/steer-shipment.js';
import { eventually } from '../testing/eventually.js';
import { addMailCampaign, addTagTarget, furnish, launchAtOnce } from '../testing/factories.js';
import { Sink } from '../testing/sink.js';
import { shipmentReaches, startWorker } from '../testing/worker.js';
import { type World, createWorld } from '../testing/world.js';

jest.setTimeout(240_000);

const CROWD = 20_000;
const PATIENCE_MS = 90_000;
/** Mail stops within two seconds; on a machine that is busy with other tests the promise has to be looser. */
const STOPS_WITHIN_MS = 10_000;
/** Mail goes on within seconds, too. */
const GOES_ON_WITHIN_MS = 15_000;

let world: World;
let sink: Sink;
let worker: RunningRole;
let large: ShipmentId;

beforeEach(async () => {
  world = await createWorld();
  sink = await Sink.listen({ delayMs: 20 });
  await furnish(world.ctx, sink);
  await query('UPDATE relays SET max_connections = 8');
  await query(
    `INSERT INTO users (external_id, email, email_key, first_name, tags)
     SELECT 'u' || n, 'u' || n || '@example.com', 'u' || n || '@example.com', 'First' || n,
            CASE WHEN n <= 50 THEN '{few}'::text[] ELSE '{}' END
     FROM generate_series(1, $1::int) n`,
    [CROWD],
  );
  worker = await startWorker(world);
  large = (await launchAtOnce(world.ctx, (await addMailCampaign(world.ctx, { name: 'Large' })).id)).id;
  await mailsCome(100);
});

afterEach(async () => {
  await worker.stop();
  await sink.close();
  await world.end();
});

const query = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  world.ctx.db.entities.query(text, values);

/** Waits until so many more mails have come. */
async function mailsCome(more: number): Promise<void> {
  const before = sink.mails.length;
  await eventually(
    () => sink.mails.length,
    count => count >= before + more,
    PATIENCE_MS,
  );
}

/** Waits until no worker has a message of a shipment in hand: what was on the wire is settled, the rest given back. */
async function stands(id: ShipmentId): Promise<void> {
  await eventually(
    () =>
      query(
        `SELECT FROM leases l JOIN deliveries d ON d.id = ANY (l.delivery_ids) AND d.status = 'QUEUED' WHERE l.shipment_id = $1`,
        [id],
      ),
    inHand => inHand.length === 0,
    PATIENCE_MS,
  );
}

/** How long after a moment the last mail came, in milliseconds; nothing may come while a second passes. */
async function lastMailAfter(moment: number): Promise<number> {
  await stands(large);
  const count = sink.mails.length;
  await new Promise(resolve => setTimeout(resolve, 1_000));
  expect(sink.mails).toHaveLength(count);
  return Math.max(0, (sink.mails.at(-1)?.at ?? 0) - moment);
}

async function ledgerIsExact(id: ShipmentId): Promise<void> {
  const [counted] = await query<{ sent: number; rows: number; total: number; all: number }>(
    `SELECT k.sent::int, k.total::int, (SELECT count(*)::int FROM deliveries d WHERE d.shipment_id = k.shipment_id) AS all,
            (SELECT count(*)::int FROM deliveries d WHERE d.shipment_id = k.shipment_id AND d.status = 'SENT') AS rows
     FROM shipment_counters k WHERE k.shipment_id = $1`,
    [id],
  );
  const messageIds = sink.mails.map(({ source }) => /^message-id: (.*)$/im.exec(source.toString())?.[1]);
  expect(new Set(messageIds).size).toBe(sink.mails.length);
  expect(counted).toEqual({
    sent: sink.mails.length,
    rows: sink.mails.length,
    total: CROWD,
    all: CROWD,
  });
}

describe('while a large shipment goes out', () => {
  it('a small one is done long before it, and a test does not wait in line', async () => {
    const few = await addTagTarget(world.ctx, 'few');
    const campaign = await addMailCampaign(world.ctx, { name: 'Small', targeting: true, targetIds: [few] });
    const small = await launchAtOnce(world.ctx, campaign.id);
    await sendTest(world.ctx, { campaignId: campaign.id, addresses: ['try@example.com'] });
    await eventually(
      () => sink.mails.some(({ to }) => to === 'try@example.com'),
      there => there,
      PATIENCE_MS,
    );
    expect(
      await eventually(
        () => query<{ status: string }>('SELECT status FROM shipments WHERE id = $1', [small.id]),
        ([shipment]) => shipment?.status !== 'PENDING',
        PATIENCE_MS,
      ),
    ).toEqual([{ status: 'COMPLETED' }]);
    const [standing] = await query<{ phase: string; sent: number }>(
      `SELECT s.phase, k.sent::int FROM shipments s JOIN shipment_counters k ON k.shipment_id = s.id WHERE s.id = $1`,
      [large],
    );
    expect(standing?.phase).toBe('SENDING');
    expect(standing?.sent).toBeLessThan(CROWD);
    await cancelShipment(world.ctx, large);
    await stands(large);
  });

  it('pausing, resuming and canceling take effect at once, and the ledger is exact each time', async () => {
    await pauseShipment(world.ctx, large);
    const paused = await lastMailAfter(Date.now());
    expect(paused).toBeLessThan(STOPS_WITHIN_MS);
    await ledgerIsExact(large);

    const before = sink.mails.length;
    const decided = Date.now();
    await resumeShipment(world.ctx, large);
    await mailsCome(100);
    const resumed = sink.mails[before]!.at - decided;
    const inFull = sink.mails[before + 99]!.at - decided;
    expect(inFull).toBeLessThan(GOES_ON_WITHIN_MS);

    await cancelShipment(world.ctx, large);
    const canceled = await lastMailAfter(Date.now());
    expect(canceled).toBeLessThan(STOPS_WITHIN_MS);
    await eventually(
      () =>
        query<{ open: number }>(
          `SELECT count(*)::int AS open FROM deliveries WHERE status IN ('QUEUED', 'DEFERRED')`,
        ),
      ([row]) => row?.open === 0,
      PATIENCE_MS,
    );
    await ledgerIsExact(large);
    expect(await shipmentReaches(world, large)).toMatchObject({ status: 'CANCELED' });
    world.log.info(
      { paused, resumed, inFull, canceled },
      'Milliseconds from the decision to the last mail; after resuming, to the first and to the hundredth.',
    );
  });
});
