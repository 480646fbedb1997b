import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SmtpConnection, UnsendableMessage } from '@chasqui/smtp';
import type { RunningRole } from '../roles/api.js';
import { type TestApi, startApi } from '../testing/api-client.js';
import { door } from '../testing/doors.js';
import { eventually } from '../testing/eventually.js';
import { addCrowd, addMailCampaign, addUsers, furnish, launchAtOnce } from '../testing/factories.js';
import { Sink } from '../testing/sink.js';
import { shipmentReaches, startWorker } from '../testing/worker.js';
import { type World, createWorld } from '../testing/world.js';

jest.setTimeout(60_000);

let world: World;
let sink: Sink;
let worker: RunningRole;
let web: TestApi;

beforeEach(async () => {
  world = await createWorld();
  sink = await Sink.listen();
  await furnish(world.ctx, sink);
  web = await startApi(world);
  worker = await startWorker(world);
});

afterEach(async () => {
  await worker.stop();
  await web.api.stop();
  await sink.close();
  await world.end();
});

const FIGURES = `query ($id: ID!) { campaign(id: $id) { figures { reach shipments sent opens uniqueOpens clicks uniqueClicks unsubscribed skipped machineOpens } } }`;

async function figuresOf(id: string): Promise<Record<string, number>> {
  const owner = await web.as('OWNER');
  const { campaign } = await owner.get<{ campaign: { figures: Record<string, number> } }>(FIGURES, { id });
  return campaign.figures;
}

describe('a campaign', () => {
  it('reaches every user once, personally, with all its headers, and counts opens, clicks and opt-outs', async () => {
    await addCrowd(world.ctx, 30);
    await addUsers(world.ctx, [
      { externalId: 'no-mail', firstName: 'Nobody' },
      { externalId: 'twin', email: 'U1@EXAMPLE.com', firstName: 'Twin' },
    ]);
    const campaign = await addMailCampaign(world.ctx);
    const shipment = await launchAtOnce(world.ctx, campaign.id);
    expect(await shipmentReaches(world, shipment.id)).toMatchObject({ status: 'COMPLETED' });

    expect(sink.mails.map(mail => mail.to).toSorted()).toEqual(
      Array.from({ length: 30 }, (_, i) => `u${i + 1}@example.com`).toSorted(),
    );
    const [mail] = await sink.parsed('u7@example.com');
    expect(mail?.subject).toBe('News for First7');
    expect(mail?.html).toContain('Hello First7');
    expect(mail?.text).toContain('Hello First7');
    const headers = new Map(mail?.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(headers.get('message-id')).toMatch(/^<\d+\.[0-9a-f]{10}@norteymar\.example>$/);
    const html = mail?.html ?? '';

    await fetch(door(html, 'o'));
    await fetch(door(html, 'o'));
    const click = await fetch(door(html, 'c'), { redirect: 'manual' });
    expect(click.headers.get('location')).toBe('https://example.com/offer?a=1&b=2');
    const own = await fetch(door(html, 'c', 1), { redirect: 'manual' });
    expect(own.headers.get('location')).toBe('https://example.com/of/u7');
    expect(await figuresOf(campaign.id)).toMatchObject({
      reach: 30,
      shipments: 1,
      sent: 30,
      skipped: 2,
      opens: 2,
      uniqueOpens: 1,
      clicks: 2,
      uniqueClicks: 1,
      unsubscribed: 0,
    });

    const unsubscribe = /<([^>]+)>/.exec(headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
    const oneClick = () =>
      fetch(unsubscribe, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
    expect((await oneClick()).status).toBe(200);
    expect((await oneClick()).status).toBe(200);

    const second = await launchAtOnce(world.ctx, campaign.id);
    await shipmentReaches(world, second.id);
    expect(sink.mails.filter(each => each.to === 'u7@example.com')).toHaveLength(1);
    expect(sink.mails).toHaveLength(59);
    const owner = await web.as('OWNER');
    const { deliveries } = await owner.get<{ deliveries: { nodes: object[] } }>(
      `query ($shipmentId: ID!) { deliveries(filter: { shipmentId: $shipmentId, status: SKIPPED }, sort: { field: NAME, direction: ASC }) { nodes { reason user { externalId } } } }`,
      { shipmentId: second.id },
    );
    expect(deliveries.nodes).toEqual([
      { reason: 'UNSUBSCRIBED', user: { externalId: 'u7' } },
      { reason: 'NO_ADDRESS', user: { externalId: 'no-mail' } },
      { reason: 'DUPLICATE_ADDRESS', user: { externalId: 'twin' } },
    ]);
    expect(await figuresOf(campaign.id)).toMatchObject({
      reach: 30,
      shipments: 2,
      sent: 59,
      opens: 2,
      uniqueOpens: 1,
      unsubscribed: 1,
    });

    const ids = await Promise.all(
      sink.mails.map(async each => /^message-id: (.*)$/im.exec(each.source.toString())?.[1]),
    );
    expect(new Set(ids).size).toBe(59);
  });

  it('ends with each message in its right state when the relay refuses some', async () => {
    const refusals: Record<string, string> = {
      'u1@example.com': '550 5.1.1 No such user',
      'u2@example.com': '550 5.7.1 Not wanted',
      'u3@example.com': '450 4.2.1 Try later',
    };
    sink.options.refuse = address => refusals[address] ?? null;
    await addCrowd(world.ctx, 6);
    const campaign = await addMailCampaign(world.ctx);
    const shipment = await launchAtOnce(world.ctx, campaign.id);
    await shipmentReaches(world, shipment.id, 'RETRYING');
    const rows = await world.ctx.db.entities.query(
      `SELECT address, status, reason, reply FROM deliveries WHERE shipment_id = $1 ORDER BY id`,
      [shipment.id],
    );
    expect(rows).toEqual([
      {
        address: 'u1@example.com',
        status: 'BOUNCED',
        reason: 'UNKNOWN_MAILBOX',
        reply: '550 5.1.1 No such user',
      },
      {
        address: 'u2@example.com',
        status: 'BOUNCED',
        reason: 'ADDRESS_REFUSED',
        reply: '550 5.7.1 Not wanted',
      },
      { address: 'u3@example.com', status: 'DEFERRED', reason: 'TRY_LATER', reply: '450 4.2.1 Try later' },
      ...[4, 5, 6].map(n => ({
        address: `u${n}@example.com`,
        status: 'SENT',
        reason: null,
        reply: expect.stringMatching(/^250/),
      })),
    ]);
    expect(await world.ctx.db.entities.query('SELECT email_key, reason FROM suppressions')).toEqual([
      { email_key: 'u1@example.com', reason: 'HARD_BOUNCE' },
    ]);

    // Its time comes: the deferred message is tried again, and the shipment is done.
    sink.options.refuse = () => null;
    await world.ctx.db.entities.query(`UPDATE deliveries SET due_at = now() WHERE status = 'DEFERRED'`);
    expect(await shipmentReaches(world, shipment.id)).toMatchObject({ status: 'COMPLETED' });
    expect(sink.mails.map(mail => mail.to).toSorted()).toEqual([
      'u3@example.com',
      'u4@example.com',
      'u5@example.com',
      'u6@example.com',
    ]);
    const counters = await world.ctx.db.entities.query(
      'SELECT total, skipped, sent, deferred, bounced, failed FROM shipment_counters',
    );
    expect(counters).toEqual([
      { total: '6', skipped: '0', sent: '4', deferred: '0', bounced: '2', failed: '0' },
    ]);
  });

  it('stops when it is paused, goes on when it is resumed, and ends where it is when it is canceled', async () => {
    sink.options.delayMs = 40;
    await world.ctx.db.entities.query('UPDATE relays SET max_connections = 2');
    await addCrowd(world.ctx, 300);
    const campaign = await addMailCampaign(world.ctx);
    const shipment = await launchAtOnce(world.ctx, campaign.id);
    const owner = await web.as('OWNER');
    await eventually(
      () => sink.mails.length,
      count => count >= 5,
    );
    await owner.get('mutation ($id: ID!) { pauseShipment(id: $id) { phase pauseReason } }', {
      id: shipment.id,
    });
    let before = -1;
    const paused = await eventually(
      async () => {
        before = sink.mails.length;
        await new Promise(resolve => setTimeout(resolve, 500));
        return sink.mails.length;
      },
      now => now === before,
    );
    expect(paused).toBeLessThan(300);
    await owner.get('mutation ($id: ID!) { resumeShipment(id: $id) { phase } }', { id: shipment.id });
    await eventually(
      () => sink.mails.length,
      count => count > paused + 5,
    );
    await owner.get('mutation ($id: ID!) { cancelShipment(id: $id) { status } }', { id: shipment.id });
    await eventually(
      () =>
        world.ctx.db.entities.query(
          `SELECT count(*)::int AS open FROM deliveries WHERE status IN ('QUEUED', 'DEFERRED')`,
        ),
      ([row]) => row.open === 0,
    );
    const [counters] = await world.ctx.db.entities.query(
      'SELECT total::int, sent::int, canceled::int FROM shipment_counters',
    );
    expect(counters.total).toBe(300);
    expect(counters.sent + counters.canceled).toBe(300);
    expect(counters.sent).toBe(sink.mails.length);
  });

  it('goes out over the other relay when one is set up wrongly', async () => {
    await world.ctx.db.entities.query(
      `INSERT INTO relays (kind, name, host, port, security, username, password_sealed, position)
       VALUES ('SMTP', 'Broken', 'localhost', 25, 'NONE', 'chasqui', 'AAAA', -1)`,
    );
    await addCrowd(world.ctx, 3);
    const shipment = await launchAtOnce(world.ctx, (await addMailCampaign(world.ctx)).id);
    // The worker looks for new relays every few seconds.
    expect(await shipmentReaches(world, shipment.id)).toMatchObject({ status: 'COMPLETED' });
    expect(sink.mails).toHaveLength(3);
  });

  it('says why no mail leaves while the relay takes none, and goes on when it does', async () => {
    sink.options.refuseSender = '451 4.7.1 Not now';
    await addCrowd(world.ctx, 3);
    const campaign = await addMailCampaign(world.ctx);
    const shipment = await launchAtOnce(world.ctx, campaign.id);
    const owner = await web.as('OWNER');
    const standing = async () => {
      const asked = await owner.get<{ shipment: { phase: string; trouble: { words: string } | null } }>(
        'query ($id: ID!) { shipment(id: $id) { phase trouble { name words since } } }',
        { id: shipment.id },
      );
      return asked.shipment;
    };
    expect(await eventually(standing, ({ trouble }) => trouble !== null)).toEqual({
      phase: 'SENDING',
      trouble: {
        name: '127.0.0.1',
        words: expect.stringContaining('451 4.7.1 Not now'),
        since: expect.any(String),
      },
    });
    sink.options.refuseSender = null;
    expect(await shipmentReaches(world, shipment.id)).toMatchObject({ status: 'COMPLETED' });
    expect(await standing()).toEqual({ phase: null, trouble: null });
    expect(await world.ctx.db.entities.query('SELECT trouble FROM relays')).toEqual([{ trouble: null }]);
    expect(sink.mails).toHaveLength(3);
  });

  it('fails the message that cannot be sent with the client’s reason, and none for a fault of the program’s own', async () => {
    const send = jest.spyOn(SmtpConnection.prototype, 'send');
    send.mockRejectedValueOnce(new UnsendableMessage('The content of the message is empty.'));
    send.mockRejectedValueOnce(new TypeError('x is not a function'));
    await addCrowd(world.ctx, 4);
    const shipment = await launchAtOnce(world.ctx, (await addMailCampaign(world.ctx)).id);
    expect(await shipmentReaches(world, shipment.id)).toMatchObject({ status: 'COMPLETED' });
    expect(sink.mails).toHaveLength(3);
    expect(
      await world.ctx.db.entities.query(`SELECT reason, reply FROM deliveries WHERE status <> 'SENT'`),
    ).toEqual([{ reason: 'RENDERING', reply: 'The content of the message is empty.' }]);
    send.mockRestore();
  });

  it('is not kept from ending by a lease that nobody dropped', async () => {
    sink.options.delayMs = 100;
    await addCrowd(world.ctx, 30);
    const shipment = await launchAtOnce(world.ctx, (await addMailCampaign(world.ctx)).id);
    await eventually(
      () => sink.mails.length,
      count => count > 0,
    );
    await world.ctx.db.entities.query(
      `INSERT INTO leases (worker_id, shipment_id, delivery_ids)
       SELECT worker_id, shipment_id, delivery_ids FROM leases WHERE shipment_id = $1 LIMIT 1`,
      [shipment.id],
    );
    expect(await shipmentReaches(world, shipment.id)).toMatchObject({ status: 'COMPLETED' });
    expect(await world.ctx.db.entities.query('SELECT FROM leases')).toEqual([]);
  });
});
