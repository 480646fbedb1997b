import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { WorkerId } from '@chasqui/domain';
import { joinPieces } from '@chasqui/rendering';
import pg from 'pg';
import { inTransaction } from '../api-kit/context.js';
import { Keys } from '../api-kit/keys.js';
import { addCrowd, addMailCampaign, furnish, launchAtOnce, prepareNow } from '../testing/factories.js';
import { updateSettings } from '../settings/index.js';
import { eventually } from '../testing/eventually.js';
import { TEST_SECRET, type World, createWorld } from '../testing/world.js';
import { claimShipment, resetStuckQueue, returnMessages } from './claim.js';
import { type SendingShipment, claimFromShipment } from './claim.sql.js';
import type { Claimed } from './claimed.js';
import { toQuery } from '../db/sql.js';
import { returnLeases } from './heartbeat.js';
import { renderMessage } from './render.js';
import { SendingStats } from './sending-stats.js';
import { settleOutcomes } from './settle.sql.js';
import { beat, insertWorker } from './workers.sql.js';

jest.setTimeout(60_000);

let world: World;
let shipment: SendingShipment;

beforeEach(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  await addCrowd(world.ctx, 10);
  const { id, contentId, campaignId } = await launchAtOnce(world.ctx, (await addMailCampaign(world.ctx)).id);
  await prepareNow(world.ctx, id);
  shipment = { id, contentId, campaignId };
});

afterEach(() => world.end());

async function addWorker(name: string): Promise<WorkerId> {
  const row = await world.ctx.db.row<{ id: WorkerId }>(insertWorker(name));
  if (row === null) throw new Error('No worker.');
  return row.id;
}

const claim = (worker: WorkerId, size: number) => claimShipment(world.ctx, worker, shipment, size);
const addresses = (claimed: readonly Claimed[]) => claimed.map(({ address }) => address);
const users = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `u${from + i}@example.com`);

describe('claiming', () => {
  it('gives each message to one worker, in order', async () => {
    const [a, b] = [await addWorker('a'), await addWorker('b')];
    expect(addresses(await claim(a, 4))).toEqual(users(1, 4));
    expect(addresses(await claim(b, 4))).toEqual(users(5, 8));
    expect(addresses(await claim(a, 4))).toEqual(users(9, 10));
    expect(await claim(b, 4)).toEqual([]);
  });

  it('puts what was given back at the end of the queue', async () => {
    const [a, b] = [await addWorker('a'), await addWorker('b')];
    const claimed = await claim(a, 4);
    await returnMessages(world.ctx, a, claimed.slice(1, 3));
    expect(addresses(await claim(b, 10))).toEqual([...users(5, 10), ...users(2, 3)]);
  });

  it('takes back what a dead worker had, but nothing from a worker that lives', async () => {
    const [dead, alive] = [await addWorker('dead'), await addWorker('alive')];
    await claim(dead, 4);
    await claim(alive, 4);
    await returnLeases(world.ctx, { id: alive, queues: [shipment.id] }, 30_000);
    expect(addresses(await claim(alive, 10))).toEqual(users(9, 10));
    await world.ctx.db.entities.query(
      `UPDATE workers SET heartbeat_at = now() - interval '31 s' WHERE id = $1`,
      [dead],
    );
    await returnLeases(world.ctx, { id: dead, queues: [shipment.id] }, 30_000);
    expect(addresses(await claim(alive, 10))).toEqual(users(1, 4));
  });

  it('takes the worker as well: a beat that comes while it is buried does not bring it back to life', async () => {
    const dead = await addWorker('dead');
    await claim(dead, 4);
    const { entities } = world.ctx.db;
    await entities.query(`UPDATE workers SET heartbeat_at = now() - interval '31 s' WHERE id = $1`, [dead]);
    // Held up in the middle of the burial: it waits for this lock, and the beat waits for the burial.
    const holder = new pg.Client({ connectionString: world.database.url });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM deliveries WHERE shipment_id = $1 FOR UPDATE', [shipment.id]);
    const burial = returnLeases(world.ctx, { id: dead, queues: [shipment.id] }, 30_000);
    const waiting = (statement: string) =>
      eventually(
        () =>
          entities.query<unknown[]>(
            `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE $1`,
            [`%${statement}%`],
          ),
        rows => rows.length === 1,
      );
    await waiting('leases.return');
    const beaten = world.ctx.db.row(beat(dead, new SendingStats().write(new Map())));
    await waiting('workers.beat');
    await holder.query('COMMIT');
    await holder.end();
    await burial;
    expect(await beaten).toBeNull();
  });

  it('leaves alone what a worker claimed from a queue that was not looked up, and the worker with it', async () => {
    const [dead, alive] = [await addWorker('dead'), await addWorker('alive')];
    await claim(dead, 4);
    await world.ctx.db.entities.query(
      `UPDATE workers SET heartbeat_at = now() - interval '31 s' WHERE id = $1`,
      [dead],
    );
    await returnLeases(world.ctx, { id: dead, queues: [] }, 30_000);
    expect(addresses(await claim(alive, 10))).toEqual(users(5, 10));
    await returnLeases(world.ctx, { id: dead, queues: [shipment.id] }, 30_000);
    expect(addresses(await claim(alive, 10))).toEqual(users(1, 4));
  });

  it('never looks through a queue again while a worker holds some of it: that would be sent twice', async () => {
    const [a, b] = [await addWorker('a'), await addWorker('b')];
    await claim(a, 4);
    await inTransaction(world.ctx, tx => resetStuckQueue(tx, shipment.id));
    expect(addresses(await claim(b, 10))).toEqual(users(5, 10));
  });

  it('drops a lease whose last messages were given back after the others were settled', async () => {
    const a = await addWorker('a');
    const claimed = await claim(a, 4);
    const sent = claimed.slice(0, 2).map(({ id, leaseId }) => ({
      id,
      leaseId,
      status: 'SENT' as const,
      reason: null,
      reply: '250 OK',
      dueAt: null,
      suppress: false,
    }));
    await world.ctx.db.rows(settleOutcomes(a, sent, []));
    await returnMessages(world.ctx, a, claimed.slice(2));
    expect(await world.ctx.db.entities.query('SELECT * FROM leases')).toEqual([]);
    expect(addresses(await claim(a, 10))).toEqual([...users(5, 10), ...users(3, 4)]);
  });

  it('looks through the queue again when messages are queued that nobody holds', async () => {
    const [a, b] = [await addWorker('a'), await addWorker('b')];
    await claim(a, 4);
    await world.ctx.db.entities.query('DELETE FROM leases');
    expect(addresses(await claim(b, 2))).toEqual(users(5, 6));
    await world.ctx.db.entities.query('DELETE FROM leases');
    await inTransaction(world.ctx, tx => resetStuckQueue(tx, shipment.id));
    expect(addresses(await claim(b, 10))).toEqual(users(1, 10));
  });
});

describe('the hold of the settings', () => {
  it('is looked at again at each claim: what is queued for other addresses is skipped, and counted so', async () => {
    const a = await addWorker('a');
    expect(addresses(await claim(a, 2))).toEqual(users(1, 2));
    await updateSettings(world.ctx, { hold: true, holdAddresses: ['U4@example.com', 'u6@example.com'] });
    // The delivery is to the address that the user had then.
    await world.ctx.db.entities.query(
      `UPDATE users SET email = 'u6@elsewhere.example' WHERE external_id = 'u6'`,
    );
    expect(addresses(await claim(a, 4))).toEqual(users(4, 4));
    const held = await world.ctx.db.entities.query<object[]>(
      `SELECT address, reason, "values" FROM deliveries WHERE status = 'SKIPPED' ORDER BY id`,
    );
    expect(held).toEqual(
      [...users(3, 3), ...users(5, 6)].map(address => ({ address, reason: 'HELD', values: null })),
    );
    expect(
      await world.ctx.db.entities.query(
        'SELECT skipped::int, skipped_at_claim::int AS "atClaim" FROM shipment_counters',
      ),
    ).toEqual([{ skipped: 3, atClaim: 3 }]);
    await updateSettings(world.ctx, { hold: false });
    expect(addresses(await claim(a, 10))).toEqual(users(7, 10));
  });
});

interface PlanNode {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Join Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

/** Rows that the nodes of a plan handed on or threw away: of one table, or all together. */
function rowsTouched(node: PlanNode, table?: string): number {
  const thrownAway = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Join Filter'] ?? 0);
  const own = (node['Actual Rows'] + thrownAway) * node['Actual Loops'];
  const below = (node.Plans ?? []).map(each => rowsTouched(each, table));
  const counts = table === undefined || node['Relation Name'] === table;
  return below.reduce((sum, rows) => sum + rows, counts ? own : 0);
}

describe('claiming from the middle of a large queue', () => {
  it('reads what it claims and nothing of what lies before, and each message a few times only', async () => {
    const worker = await addWorker('a');
    const { entities } = world.ctx.db;
    await addCrowd(world.ctx, 1_000);
    await entities.query(
      `INSERT INTO deliveries (shipment_id, user_id, channel, status, due_at, address)
       SELECT $1::bigint, u.id, 'EMAIL', 'QUEUED', now(), u.email FROM users u
       WHERE NOT EXISTS (SELECT FROM deliveries d WHERE d.user_id = u.id)`,
      [shipment.id],
    );
    await entities.query(
      `UPDATE send_queues q SET (due_at, delivery_id) =
         (SELECT d.due_at, d.id FROM deliveries d WHERE d.shipment_id = $1 ORDER BY d.due_at, d.id OFFSET 600 LIMIT 1)
       WHERE q.shipment_id = $1`,
      [shipment.id],
    );
    const { text, values } = toQuery(claimFromShipment(worker, shipment.id, 300));
    const [explained] = await entities.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }[]>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
      values,
    );
    const { Plan: plan } = explained!['QUERY PLAN'][0]!;
    expect(rowsTouched(plan, 'deliveries')).toBeLessThan(500);
    expect(rowsTouched(plan)).toBeLessThan(300 * 40);
  });
});

describe('a claimed message', () => {
  it('keeps its Message-ID from try to try, also when CHASQUI_SECRET is changed between them', async () => {
    const [message] = await claim(await addWorker('a'), 1);
    const messageId = async (secrets: string[]) => {
      const rendered = await renderMessage({ ...world.ctx, keys: new Keys(secrets) }, message!);
      return /^Message-ID: (.*)\r$/im.exec(
        rendered.ok ? joinPieces(rendered.message.content) : rendered.why,
      )?.[1];
    };
    const first = await messageId([TEST_SECRET]);
    expect(first).toMatch(/^<\d+\.[0-9a-f]{10}@norteymar\.example>$/);
    expect(await messageId(['a new secret of thirty-two characters', TEST_SECRET])).toBe(first);
  });

  it('is not made, and says why, when a newer version can no longer make what was frozen', async () => {
    const [message] = await claim(await addWorker('a'), 1);
    await world.ctx.db.entities.query(
      `UPDATE contents SET source = '<mjml><mj-gone /></mjml>', html = '<html></html>'`,
    );
    // Another process: it has not compiled the content yet.
    const afterAnUpdate = { ...world.ctx, config: { ...world.ctx.config } };
    expect(await renderMessage(world.ctx, message!)).toMatchObject({ ok: true });
    expect(await renderMessage(afterAnUpdate, message!)).toEqual({
      ok: false,
      why: expect.stringContaining('can no longer be made'),
    });
  });

  it('is made of the HTML that was frozen at launch, and of its source where an older version froze none', async () => {
    const [message] = await claim(await addWorker('a'), 1);
    const mailOfAnotherProcess = async () => {
      const rendered = await renderMessage({ ...world.ctx, config: { ...world.ctx.config } }, message!);
      return rendered.ok ? joinPieces(rendered.message.content) : rendered.why;
    };
    await world.ctx.db.entities.query(
      `UPDATE contents SET html = replace(html, '</body>', '<p>frozen</p></body>')`,
    );
    expect(await mailOfAnotherProcess()).toContain('<p>frozen</p>');
    await world.ctx.db.entities.query(`UPDATE contents SET html = NULL`);
    expect(await mailOfAnotherProcess()).toMatch(/^To: u1@example\.com\r\n(?![^]*frozen)/);
    // And where what was frozen no longer fits.
    await world.ctx.db.entities.query(`UPDATE contents SET html = '<html><p>frozen</p></html>'`);
    expect(await mailOfAnotherProcess()).toMatch(/^To: u1@example\.com\r\n(?![^]*frozen)/);
  });
});
