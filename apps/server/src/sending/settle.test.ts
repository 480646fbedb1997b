import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { WorkerId } from '@chasqui/domain';
import pg from 'pg';
import { addCrowd, addMailCampaign, furnish, launchAtOnce, prepareNow } from '../testing/factories.js';
import { eventually } from '../testing/eventually.js';
import { type World, createWorld } from '../testing/world.js';
import { claimShipment } from './claim.js';
import type { SendingShipment } from './claim.sql.js';
import type { Claimed } from './claimed.js';
import { SendingStats } from './sending-stats.js';
import type { SettledOutcome } from './settle.sql.js';
import { Settler } from './settle.js';
import { insertWorker } from './workers.sql.js';

jest.setTimeout(60_000);

let world: World;
let shipment: SendingShipment;
let worker: WorkerId;
let settler: Settler;
let stats: SendingStats;
let leasesDone: number;

beforeEach(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  await addCrowd(world.ctx, 10);
  const { id, contentId, campaignId } = await launchAtOnce(world.ctx, (await addMailCampaign(world.ctx)).id);
  await prepareNow(world.ctx, id);
  shipment = { id, contentId, campaignId };
  const row = await world.ctx.db.row<{ id: WorkerId }>(insertWorker('a'));
  worker = row!.id;
  leasesDone = 0;
  stats = new SendingStats();
  settler = new Settler(
    world.ctx,
    () => worker,
    stats,
    () => (leasesDone += 1),
  );
});

afterEach(async () => {
  stats.stop();
  await world.end();
});

async function claim(size: number): Promise<Claimed[]> {
  const claimed = await claimShipment(world.ctx, worker, shipment, size);
  for (const message of claimed) settler.expect(message.leaseId, 1);
  return claimed;
}

const sent = ({ id, leaseId }: Claimed): SettledOutcome => ({
  id,
  leaseId,
  status: 'SENT',
  reason: null,
  reply: '250 OK',
  dueAt: null,
  suppress: false,
});

const refused = (message: Claimed): SettledOutcome => ({
  ...sent(message),
  status: 'BOUNCED',
  reason: 'UNKNOWN_MAILBOX',
  reply: '550 5.1.1 No such user',
  suppress: true,
});

const query = <Row>(text: string): Promise<Row[]> => world.ctx.db.entities.query(text);
const counters = async () =>
  (
    await query<object>(
      `SELECT sent::int, bounced::int FROM shipment_counters WHERE shipment_id = ${shipment.id}`,
    )
  )[0];
const leases = async () => (await query('SELECT FROM leases')).length;

describe('settling', () => {
  it('writes groups of sent messages and of others alike, with their counters, and drops the lease with the last', async () => {
    const claimed = await claim(10);
    await Promise.all(claimed.slice(0, 6).map(message => settler.settle(message, sent(message))));
    expect(await counters()).toEqual({ sent: 6, bounced: 0 });
    expect([await leases(), leasesDone]).toEqual([1, 0]);
    const [unknown, ...rest] = claimed.slice(6);
    await Promise.all([
      settler.settle(unknown!, refused(unknown!)),
      ...rest.map(message => settler.settle(message, sent(message))),
    ]);
    expect(await counters()).toEqual({ sent: 9, bounced: 1 });
    expect([await leases(), leasesDone]).toEqual([0, 1]);
    expect(
      await query(
        `SELECT status, reply, attempts, first_tried_at = sent_at AS "atOnce", due_at FROM deliveries WHERE id = ${rest[0]!.id}`,
      ),
    ).toEqual([{ status: 'SENT', reply: '250 OK', attempts: 1, atOnce: true, due_at: null }]);
    expect(settler.settled).toBe(10);
  });

  it('counts a message once, however often its group is written', async () => {
    const claimed = await claim(2);
    for (let time = 0; time < 2; time++)
      await Promise.all(claimed.map(message => settler.settle(message, sent(message))));
    expect(await counters()).toEqual({ sent: 2, bounced: 0 });
  });

  it('counts users one by one where the campaign does', async () => {
    await query(`UPDATE campaigns SET distinct_figures = 'USERS'`);
    const claimed = await claim(3);
    await Promise.all(claimed.map(message => settler.settle(message, sent(message))));
    expect(await query('SELECT user_id FROM campaign_users ORDER BY user_id')).toHaveLength(3);
  });

  it('writes one group at a time; what comes meanwhile is the next, which drops the lease that it ends', async () => {
    const claimed = await claim(4);
    const [held, ...others] = claimed;
    const holder = new pg.Client({ connectionString: world.database.url });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM deliveries WHERE id = $1 FOR UPDATE', [held!.id]);
    const first = settler.settle(held!, sent(held!));
    const waiting = () =>
      query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%settleSent%'`,
      );
    await eventually(waiting, rows => rows.length === 1);
    const rest = others.map(message => settler.settle(message, sent(message)));
    await new Promise(resolve => setTimeout(resolve, 50));
    expect([await counters(), await leases()]).toEqual([{ sent: 0, bounced: 0 }, 1]);
    await holder.query('COMMIT');
    await holder.end();
    await first;
    await Promise.all(rest);
    expect([await counters(), await leases(), leasesDone]).toEqual([{ sent: 4, bounced: 0 }, 0, 1]);
  });

  it('waits for the database as long as it takes, on new connections', async () => {
    const claimed = await claim(2);
    await settler.settle(claimed[0]!, sent(claimed[0]!));
    await query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await settler.settle(claimed[1]!, sent(claimed[1]!));
    await settler.drain();
    expect(await counters()).toEqual({ sent: 2, bounced: 0 });
  });
});
