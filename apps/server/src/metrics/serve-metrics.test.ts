import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type TestApi, startApi } from '../testing/api-client.js';
import { eventually } from '../testing/eventually.js';
import { addCrowd, addMailCampaign, furnish, launchAtOnce, prepareNow } from '../testing/factories.js';
import { type MetricSample, readMetrics, valueOf } from '../testing/read-metrics.js';
import { Sink } from '../testing/sink.js';
import { shipmentReaches, startWorker } from '../testing/worker.js';
import { type World, createWorld } from '../testing/world.js';

jest.setTimeout(60_000);

let world: World;
let sink: Sink;
let web: TestApi;

beforeEach(async () => {
  world = await createWorld();
  sink = await Sink.listen();
  await furnish(world.ctx, sink);
  web = await startApi(world);
});

afterEach(async () => {
  await web.api.stop();
  await sink.close();
  await world.end();
});

async function scrape(): Promise<MetricSample[]> {
  const answer = await web.anonymous.fetch('/metrics');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  return readMetrics(await answer.text());
}

describe('the metrics', () => {
  it('say what was sent, by which relay, and how long it took', async () => {
    const worker = await startWorker(world);
    try {
      await addCrowd(world.ctx, 12);
      const campaign = await addMailCampaign(world.ctx);
      await shipmentReaches(world, (await launchAtOnce(world.ctx, campaign.id)).id);
      const samples = await eventually(
        scrape,
        found => valueOf(found, 'chasqui_worker_settled_total', { outcome: 'sent' }) === 12,
      );

      expect(valueOf(samples, 'chasqui_database_up')).toBe(1);
      expect(valueOf(samples, 'chasqui_workers')).toBe(1);
      expect(valueOf(samples, 'chasqui_worker_heartbeat_age_seconds')).toBeLessThan(15);
      expect(valueOf(samples, 'chasqui_worker_settle_seconds_count')).toBe(12);
      expect(valueOf(samples, 'chasqui_ledger_deliveries', { outcome: 'sent' })).toBe(12);
      expect(valueOf(samples, 'chasqui_queue_age_seconds', { kind: 'shipment' })).toBe(0);
      expect(valueOf(samples, 'chasqui_messages_queued', { kind: 'shipment' })).toBe(0);
      const relay = { relay_name: '127.0.0.1' };
      expect(valueOf(samples, 'chasqui_relay_trouble', relay)).toBe(0);
      expect(valueOf(samples, 'chasqui_relay_answers_total', { ...relay, answer: 'accepted' })).toBe(12);
      expect(valueOf(samples, 'chasqui_relay_hand_over_seconds_count', relay)).toBe(12);
      expect(valueOf(samples, 'chasqui_relay_connections', { ...relay, state: 'in_use' })).toBe(0);
      expect(valueOf(samples, 'chasqui_process_resident_memory_bytes', { role: 'worker' })).toBeGreaterThan(
        0,
      );
    } finally {
      await worker.stop();
    }
    await eventually(scrape, found => valueOf(found, 'chasqui_workers') === 0);
  });

  it('say what waits, and for how long, while no worker is there', async () => {
    await addCrowd(world.ctx, 8);
    const campaign = await addMailCampaign(world.ctx);
    const shipment = await launchAtOnce(world.ctx, campaign.id);
    await prepareNow(world.ctx, shipment.id);
    await world.ctx.db.entities.query(
      `UPDATE deliveries SET due_at = now() - interval '90 seconds' WHERE shipment_id = $1`,
      [shipment.id],
    );
    await world.ctx.db.entities.query(
      `WITH said AS (INSERT INTO messages (kind, content_id) VALUES ('TEST', $1) RETURNING id)
       INSERT INTO deliveries (message_id, channel, status, address, due_at)
       SELECT said.id, 'EMAIL', 'QUEUED', 'ana@example.com', now() - interval '20 seconds' FROM said`,
      [shipment.contentId],
    );
    const samples = await scrape();
    expect(valueOf(samples, 'chasqui_messages_queued', { kind: 'shipment' })).toBe(8);
    expect(valueOf(samples, 'chasqui_messages_queued', { kind: 'direct' })).toBe(1);
    expect(valueOf(samples, 'chasqui_queue_age_seconds', { kind: 'shipment' })).toBeGreaterThanOrEqual(90);
    expect(valueOf(samples, 'chasqui_queue_age_seconds', { kind: 'direct' })).toBeGreaterThanOrEqual(20);
    expect(valueOf(samples, 'chasqui_shipments', { state: 'sending' })).toBe(1);
    expect(valueOf(samples, 'chasqui_workers')).toBe(0);
    expect(valueOf(samples, 'chasqui_jobs', { queue: 'shipment.prepare', state: 'waiting' })).toBe(1);
  });

  it('tell requests apart by the door and the kind of answer, and by nothing that a stranger chooses', async () => {
    for (const path of ['/o/nonsense', '/healthz', '/any/thing', '/anything-else?a=b', '/graphql'])
      await (await web.anonymous.fetch(path)).arrayBuffer();
    const samples = await scrape();
    const counts = samples.filter(sample => sample.name === 'chasqui_http_request_seconds_count');
    const doors = counts.map(({ labels, value }) => `${labels.door} ${labels.status} ${value}`);
    expect(doors.toSorted()).toEqual(['admin 4xx 2', 'graphql 4xx 1', 'healthz 2xx 1', 'o 4xx 1']);
    expect(valueOf(samples, 'chasqui_websockets')).toBe(0);
  });

  it('go on without the database, and say so', async () => {
    await world.ctx.db.entities.query('ALTER TABLE workers RENAME TO elsewhere');
    const samples = await scrape();
    expect(valueOf(samples, 'chasqui_database_up')).toBe(0);
    expect(valueOf(samples, 'chasqui_process_resident_memory_bytes', { role: 'api' })).toBeGreaterThan(0);
    await world.ctx.db.entities.query('ALTER TABLE elsewhere RENAME TO workers');
    await eventually(scrape, found => valueOf(found, 'chasqui_database_up') === 1);
  });

  it('leave out what a worker of another version says', async () => {
    await world.ctx.db.entities.query(
      `INSERT INTO workers (name, stats) VALUES ('new 1', '{"relays": 7}'), ('old 2', NULL)`,
    );
    const samples = await scrape();
    expect(valueOf(samples, 'chasqui_workers')).toBe(2);
    expect(valueOf(samples, 'chasqui_worker_settled_total')).toBeUndefined();
  });
});
