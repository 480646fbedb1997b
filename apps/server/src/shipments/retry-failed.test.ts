import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { CampaignId, ShipmentId } from '@chasqui/domain';
import { inTransaction } from '../api-kit/context.js';
import { finishShipment } from '../sending/finish.js';
import { startApi } from '../testing/api-client.js';
import { addCrowd, addMailCampaign, furnish, launchAtOnce, prepareNow } from '../testing/factories.js';
import { Sink } from '../testing/sink.js';
import { shipmentReaches, startWorker } from '../testing/worker.js';
import { type World, createWorld } from '../testing/world.js';
import { optOut } from '../unsubscriptions/index.js';
import { retryFailed, retryRest } from './retry-failed.js';
import { cancelShipment } from './steer-shipment.js';

jest.setTimeout(60_000);

let world: World;
let campaignId: CampaignId;
let id: ShipmentId;

beforeEach(async () => {
  world = await createWorld();
});

afterEach(() => world.end());

const query = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  world.ctx.db.entities.query(text, values);

const COUNTERS =
  'SELECT total::int, skipped::int, sent::int, deferred::int, bounced::int, failed::int FROM shipment_counters WHERE shipment_id = $1';
const countersOf = async (shipmentId: ShipmentId) =>
  (await query<Record<string, number>>(COUNTERS, [shipmentId]))[0];
const statuses = async () =>
  Object.fromEntries(
    (
      await query<{ status: string; count: number }>(
        'SELECT status, count(*)::int AS count FROM deliveries WHERE shipment_id = $1 GROUP BY 1',
        [id],
      )
    ).map(({ status, count }) => [status, count]),
  );

/** A shipment to ten users that has ended: three failed, one bounced, six were sent. */
async function endedShipment(): Promise<void> {
  await furnish(world.ctx, null);
  await addCrowd(world.ctx, 10);
  campaignId = (await addMailCampaign(world.ctx)).id;
  id = (await launchAtOnce(world.ctx, campaignId)).id;
  await prepareNow(world.ctx, id);
  await query(
    `UPDATE deliveries SET due_at = NULL, attempts = 5, first_tried_at = now() - interval '1 day', reply = '554 No',
       status = CASE WHEN id % 10 < 3 THEN 'FAILED' WHEN id % 10 = 3 THEN 'BOUNCED' ELSE 'SENT' END,
       reason = CASE WHEN id % 10 < 3 THEN 'MESSAGE_REFUSED' WHEN id % 10 = 3 THEN 'ADDRESS_REFUSED' END,
       sent_at = CASE WHEN id % 10 > 3 THEN now() END`,
  );
  await query('UPDATE shipment_counters SET sent = 6, bounced = 1, failed = 3');
  await query(`UPDATE shipments SET status = 'COMPLETED', phase = NULL, finished_at = now()`);
}

describe('failed messages', () => {
  it('go out again over a relay that takes them now; those who left meanwhile are skipped, and bounced ones stay', async () => {
    const refusals = new Set(['u1', 'u2', 'u3', 'u4'].map(name => `${name}@example.com`));
    const sink = await Sink.listen({
      refuse: address => (address === 'u9@example.com' ? '550 5.7.1 Not you' : null),
      refuseData: address => (refusals.has(address) ? '554 5.6.0 Looks odd' : null),
    });
    await furnish(world.ctx, sink);
    const [first] = await addCrowd(world.ctx, 10);
    campaignId = (await addMailCampaign(world.ctx)).id;
    const worker = await startWorker(world);
    const web = await startApi(world);
    try {
      id = (await launchAtOnce(world.ctx, campaignId)).id;
      expect((await shipmentReaches(world, id)).status).toBe('COMPLETED');
      expect(await countersOf(id)).toMatchObject({ sent: 5, bounced: 1, failed: 4 });
      const editor = await web.as('EDITOR');
      const { shipment } = await editor.get<{ shipment: unknown }>(
        'query ($id: ID!) { shipment(id: $id) { figures { failed } failures { reason count reply } } }',
        { id },
      );
      expect(shipment).toEqual({
        figures: { failed: 4 },
        failures: [{ reason: 'MESSAGE_REFUSED', count: 4, reply: expect.stringContaining('Looks odd') }],
      });

      refusals.clear();
      refusals.add('u2@example.com');
      await optOut(world.ctx, {
        userId: first!,
        channel: 'EMAIL',
        emailKey: null,
        source: 'MEMBER',
        deliveryId: null,
        campaignId: null,
      });
      const again = await editor.get<{ retryFailed: { phase: string; finishedAt: string | null } }>(
        'mutation ($input: RetryFailedInput!) { retryFailed(input: $input) { phase finishedAt retriedAt } }',
        { input: { shipmentId: id } },
      );
      expect(again.retryFailed).toEqual({
        phase: 'SENDING',
        finishedAt: null,
        retriedAt: expect.any(String),
      });
      expect((await shipmentReaches(world, id)).status).toBe('COMPLETED');
      expect(await countersOf(id)).toMatchObject({
        total: 10,
        skipped: 1,
        sent: 7,
        deferred: 0,
        bounced: 1,
        failed: 1,
      });
      expect(await statuses()).toEqual({ SENT: 7, SKIPPED: 1, BOUNCED: 1, FAILED: 1 });
      expect(sink.mails.map(({ to }) => to).toSorted()).toEqual(
        ['u10', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8'].map(name => `${name}@example.com`),
      );
    } finally {
      await web.api.stop();
      await worker.stop();
      await sink.close();
    }
  });

  it('are as if they had never been tried, and counted nowhere until they are settled again', async () => {
    await endedShipment();
    await retryFailed(world.ctx, id);
    expect(await countersOf(id)).toMatchObject({ sent: 6, bounced: 1, failed: 0 });
    expect(await statuses()).toEqual({ SENT: 6, BOUNCED: 1, QUEUED: 3 });
    const queued = await query(
      `SELECT attempts, reason, reply, first_tried_at, "values" IS NOT NULL AS "hasValues" FROM deliveries WHERE status = 'QUEUED'`,
    );
    expect(queued).toEqual(
      Array.from({ length: 3 }, () => ({
        attempts: 0,
        reason: null,
        reply: null,
        first_tried_at: null,
        hasValues: true,
      })),
    );
  });

  it('are put back once when it is asked for twice, also at the same moment', async () => {
    await endedShipment();
    const twice = await Promise.all([retryFailed(world.ctx, id), retryFailed(world.ctx, id)]);
    expect(twice.map(({ phase }) => phase)).toEqual(['SENDING', 'SENDING']);
    expect((await retryFailed(world.ctx, id)).phase).toBe('SENDING');
    expect(await countersOf(id)).toMatchObject({ failed: 0 });
    const [asked] = await query<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_log WHERE action = 'shipment.retryFailed'`,
    );
    expect(asked?.count).toBe(1);
  });

  it('go back in steps; one that fails again meanwhile is not taken twice, and the shipment does not end before the last', async () => {
    await endedShipment();
    const { signal } = new AbortController();
    expect((await retryFailed(world.ctx, id, 1)).phase).toBe('SENDING');
    expect(await countersOf(id)).toMatchObject({ failed: 2 });
    await query(
      `UPDATE deliveries SET status = 'FAILED', reason = 'TOO_LARGE', due_at = NULL WHERE status = 'QUEUED'`,
    );
    await query('UPDATE shipment_counters SET failed = failed + 1');
    expect(await inTransaction(world.ctx, tx => finishShipment(tx, id))).toBe('UNDER_WAY');
    await Promise.all([retryRest(world.ctx, id, signal, 1), retryRest(world.ctx, id, signal, 1)]);
    expect(await countersOf(id)).toMatchObject({ failed: 1 });
    expect(await statuses()).toMatchObject({ QUEUED: 2, FAILED: 1 });
    await query(
      `UPDATE deliveries SET status = 'SENT', sent_at = now(), due_at = NULL WHERE status = 'QUEUED'`,
    );
    expect(await inTransaction(world.ctx, tx => finishShipment(tx, id))).toBe('ENDED');
  });

  it('are left alone by the steps that were to come when the shipment is canceled', async () => {
    await endedShipment();
    await retryFailed(world.ctx, id, 1);
    await cancelShipment(world.ctx, id);
    await retryRest(world.ctx, id, new AbortController().signal, 1);
    expect(await countersOf(id)).toMatchObject({ failed: 2 });
    await expect(retryFailed(world.ctx, id)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('are not tried again while another shipment of the campaign runs, or this one does, or where nothing failed', async () => {
    await endedShipment();
    const other = await launchAtOnce(world.ctx, campaignId);
    await expect(retryFailed(world.ctx, id)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Another shipment'),
    });
    await expect(retryFailed(world.ctx, other.id)).rejects.toMatchObject({
      message: 'No message of this shipment has failed.',
    });
    await query('UPDATE shipment_counters SET failed = 1 WHERE shipment_id = $1', [other.id]);
    await prepareNow(world.ctx, other.id);
    await expect(retryFailed(world.ctx, other.id)).rejects.toMatchObject({
      message: expect.stringContaining('once the others are done'),
    });
    await expect(retryFailed(world.ctx, '999' as ShipmentId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await countersOf(id)).toMatchObject({ failed: 3 });
  });
});
