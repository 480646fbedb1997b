import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  type CampaignId,
  DELIVERY_TRANSITIONS,
  type DeliveryId,
  type LeaseId,
  SHIPMENT_TRANSITIONS,
  type ShipmentId,
  type UserId,
  type WorkerId,
} from '@chasqui/domain';
import { inTransaction } from '../api-kit/context.js';
import { Refusal } from '../api-kit/refusal.js';
import { claimShipment, wakeDueDeferred } from '../sending/claim.js';
import { finishShipment } from '../sending/finish.js';
import { settleOutcomes } from '../sending/settle.sql.js';
import { insertWorker } from '../sending/workers.sql.js';
import { deleteShipments } from '../shipments/delete-shipments.js';
import { cancelRest, pauseBySystem, startDueShipments } from '../shipments/index.js';
import { retryFailed } from '../shipments/retry-failed.js';
import {
  cancelShipment,
  pauseShipment,
  rescheduleShipment,
  resumeShipment,
} from '../shipments/steer-shipment.js';
import {
  SHORT_MAIL,
  addMailCampaign,
  addUsers,
  furnish,
  launchAtOnce,
  prepareNow,
} from '../testing/factories.js';
import { type World, createWorld } from '../testing/world.js';
import { optOut } from '../unsubscriptions/index.js';

jest.setTimeout(60_000);

let world: World;
let id: ShipmentId;
let campaignId: CampaignId;
let contentId: never;
let userId: UserId;
let deliveryId: DeliveryId;
let worker: WorkerId;

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  [userId] = (await addUsers(world.ctx, [{ externalId: 'ana', email: 'ana@example.com' }])) as [UserId];
  campaignId = (await addMailCampaign(world.ctx, { content: SHORT_MAIL })).id;
  const shipment = await launchAtOnce(world.ctx, campaignId);
  [id, contentId] = [shipment.id, shipment.contentId as never];
  await prepareNow(world.ctx, id);
  [{ id: deliveryId }] = (await query('SELECT id FROM deliveries')) as [{ id: DeliveryId }];
  ({ id: worker } = (await world.ctx.db.row<{ id: WorkerId }>(insertWorker('w'))) as { id: WorkerId });
});

afterAll(() => world.end());

const query = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  world.ctx.db.entities.query(text, values);

const HOUR = 3_600_000;
const inAnHour = () => new Date(world.clock.now().getTime() + HOUR);

/** Puts the shipment into a state, and its only delivery out of the way; then does what else is to be so. */
async function putShipment(state: string, more?: string): Promise<void> {
  const ended = ['COMPLETED', 'FAILED', 'CANCELED'].includes(state);
  await query(
    `UPDATE shipments SET status = $2, phase = $3, pause_reason = CASE WHEN $3 = 'PAUSED' THEN 'OVERDUE' END, deleted_at = NULL,
       prepared_at = now(), scheduled_at = now(), starts_at = now(), prepared_through = prepare_last_user, audience = '{"include": null, "exclude": []}'
     WHERE id = $1`,
    [id, ended ? state : 'PENDING', ended ? null : state],
  );
  await query(`UPDATE deliveries SET status = 'SENT', sent_at = now(), due_at = NULL`);
  if (more !== undefined) await query(more);
}

async function putDelivery(status: string): Promise<void> {
  await putShipment('SENDING');
  await query(
    `UPDATE deliveries SET status = $1, due_at = now(), sent_at = CASE WHEN $1 = 'SENT' THEN now() END,
       reason = CASE WHEN $1 = 'SKIPPED' THEN 'HELD' END`,
    [status],
  );
  await query('DELETE FROM leases');
  await query(`UPDATE send_queues SET due_at = '-infinity', delivery_id = 0`);
}

/** Does each of the deeds from each of the states, and tells where they led. */
async function movesFrom<State extends string>(
  states: readonly State[],
  deeds: readonly (readonly [(state: State) => Promise<void>, () => Promise<unknown>])[],
  look: () => Promise<State>,
): Promise<Record<string, State[]>> {
  const moves = Object.fromEntries(states.map(state => [state, new Set<State>()]));
  for (const [put, act] of deeds)
    for (const state of states) {
      await put(state);
      await act().catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
      });
      const now = await look();
      if (now !== state) moves[state]?.add(now);
    }
  return Object.fromEntries(Object.entries(moves).map(([from, to]) => [from, [...to].toSorted()]));
}

const sorted = (table: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(table).map(([from, to]) => [from, to.toSorted()]));

describe('what moves a shipment', () => {
  const finish = () => inTransaction(world.ctx, tx => finishShipment(tx, id));
  const prepare = () => prepareNow(world.ctx, id);
  const put = putShipment;
  const unprepared = (state: string) => putShipment(state, 'UPDATE shipments SET prepared_at = NULL');
  const BROKEN = `'{"include": [{"id": "1", "name": "Old", "rule": {"kind": "gone"}}], "exclude": []}'`;

  it('makes the moves of the domain’s table: all of them, and no others', async () => {
    const states = Object.keys(SHIPMENT_TRANSITIONS) as (keyof typeof SHIPMENT_TRANSITIONS)[];
    const performed = await movesFrom(
      states,
      [
        [put, () => pauseShipment(world.ctx, id)],
        [put, () => pauseBySystem(world.ctx, id, 'REFUSALS', '550')],
        [put, () => resumeShipment(world.ctx, id)],
        [unprepared, () => resumeShipment(world.ctx, id)],
        [put, () => rescheduleShipment(world.ctx, id, inAnHour())],
        [put, () => cancelShipment(world.ctx, id)],
        [put, () => startDueShipments(world.ctx)],
        [
          state => putShipment(state, `UPDATE shipments SET scheduled_at = now() - interval '1 year'`),
          () => startDueShipments(world.ctx),
        ],
        [unprepared, prepare],
        [
          state => putShipment(state, `UPDATE shipments SET prepared_at = NULL, audience = ${BROKEN}`),
          prepare,
        ],
        [
          state =>
            putShipment(
              state,
              `UPDATE deliveries SET status = 'DEFERRED', due_at = now() + interval '1 hour'`,
            ),
          finish,
        ],
        [state => putShipment(state, 'UPDATE shipment_counters SET sent = 1'), finish],
        [state => putShipment(state, 'UPDATE shipment_counters SET sent = 0'), finish],
        [
          state => putShipment(state, `UPDATE deliveries SET status = 'FAILED', sent_at = NULL`),
          async () => {
            await query('UPDATE shipment_counters SET failed = 1');
            await retryFailed(world.ctx, id);
          },
        ],
        [put, () => deleteShipments(world.ctx, [id])],
      ],
      async () => {
        const [row] = await query<{ state: (typeof states)[number] }>(
          'SELECT COALESCE(phase, status) AS state FROM shipments',
        );
        return row!.state;
      },
    );
    expect(performed).toEqual(sorted(SHIPMENT_TRANSITIONS));
  });
});

describe('what moves a delivery', () => {
  const settle = (status: 'SENT' | 'DEFERRED' | 'BOUNCED' | 'FAILED') => async () => {
    const [lease] = await query<{ id: LeaseId }>(
      'INSERT INTO leases (worker_id, shipment_id, delivery_ids) VALUES ($1, $2, $3) RETURNING id',
      [worker, id, [deliveryId]],
    );
    const outcome = {
      id: deliveryId,
      leaseId: lease!.id,
      status,
      reason: null,
      reply: null,
      dueAt: status === 'DEFERRED' ? inAnHour() : null,
      suppress: false,
    };
    await world.ctx.db.rows(settleOutcomes(worker, [outcome], []));
  };
  const claim = () => claimShipment(world.ctx, worker, { id, campaignId, contentId }, 10);

  it('makes the moves of the domain’s table: all of them, and no others', async () => {
    const statuses = Object.keys(DELIVERY_TRANSITIONS) as (keyof typeof DELIVERY_TRANSITIONS)[];
    const performed = await movesFrom(
      statuses,
      [
        ...(['SENT', 'DEFERRED', 'BOUNCED', 'FAILED'] as const).map(
          status => [putDelivery, settle(status)] as const,
        ),
        [putDelivery, claim],
        [
          async status => {
            await putDelivery(status);
            await optOut(world.ctx, {
              userId,
              channel: 'EMAIL',
              emailKey: null,
              source: 'MEMBER',
              deliveryId: null,
              campaignId: null,
            });
          },
          claim,
        ],
        [putDelivery, () => wakeDueDeferred(world.ctx)],
        [
          async status => {
            await putDelivery(status);
            await query(`UPDATE shipments SET status = 'COMPLETED', phase = NULL`);
            await query(`UPDATE deliveries SET due_at = NULL WHERE status NOT IN ('QUEUED', 'DEFERRED')`);
            await query('UPDATE shipment_counters SET failed = 1');
          },
          () => retryFailed(world.ctx, id),
        ],
        [putDelivery, () => cancelRest(world.ctx, id, new AbortController().signal)],
      ],
      async () => {
        const [row] = await query<{ status: (typeof statuses)[number] }>('SELECT status FROM deliveries');
        return row!.status;
      },
    );
    expect(performed).toEqual(sorted(DELIVERY_TRANSITIONS));
  });
});
