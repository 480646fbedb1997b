import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CampaignId, UserId } from '@chasqui/domain';
import { updateCampaign } from '../campaigns/campaigns.js';
import { updateSettings } from '../settings/index.js';
import { campaignFigures } from '../shipments/figures.sql.js';
import { signUserToken } from '../access/index.js';
import { type TestApi, startApi } from '../testing/api-client.js';
import { door, doors } from '../testing/doors.js';
import { eventually } from '../testing/eventually.js';
import { addMailCampaign, addNotificationCampaign, addUsers, furnish } from '../testing/factories.js';
import { Sink } from '../testing/sink.js';
import { startWorker } from '../testing/worker.js';
import { type World, createWorld } from '../testing/world.js';
import { sendTest } from './send-test.js';

jest.setTimeout(60_000);

let world: World;
let sink: Sink;
let web: TestApi;
let ana: UserId;
let leo: UserId;
let campaignId: CampaignId;

beforeAll(async () => {
  world = await createWorld();
  sink = await Sink.listen();
  await furnish(world.ctx, sink);
  web = await startApi(world);
  [ana, leo] = (await addUsers(world.ctx, [
    { externalId: 'ana', email: 'ana@example.com', firstName: 'Ana', language: 'es' },
    { externalId: 'leo', email: 'leo@example.com', firstName: 'Leo' },
  ])) as [UserId, UserId];
  campaignId = (await addMailCampaign(world.ctx)).id;
});

afterAll(async () => {
  await web.api.stop();
  await sink.close();
  await world.end();
});

const query = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  world.ctx.db.entities.query(text, values);

const test = (more: object) => sendTest(world.ctx, { campaignId, ...more });

describe('a test of a mail', () => {
  it('goes to the addresses it names, filled for a user, and counts nowhere', async () => {
    const worker = await startWorker(world);
    const author = await web.as('AUTHOR');
    const SEND =
      'mutation ($input: SendTestInput!) { sendTest(input: $input) { id status user { id } campaign { id } } }';
    const input = {
      campaignId,
      addresses: ['Me@Example.com', 'me@example.org', 'Me@Example.com'],
      asUserId: ana,
    };
    const sent = await author.get<{ sendTest: { id: string }[] }>(SEND, { input });
    expect(sent.sendTest).toEqual([
      { id: expect.any(String), status: 'QUEUED', user: null, campaign: null },
      { id: expect.any(String), status: 'QUEUED', user: null, campaign: null },
    ]);
    await author.get(SEND, { input: { campaignId, addresses: ['newest@example.com'] } });
    await eventually(
      () => sink.mails.length,
      count => count === 3,
    );
    await eventually(
      () => query<{ open: number }>(`SELECT count(*)::int AS open FROM deliveries WHERE status <> 'SENT'`),
      ([row]) => row?.open === 0,
    );
    await worker.stop();
    expect(sink.mails.map(mail => mail.to).toSorted()).toEqual([
      'Me@example.com',
      'me@example.org',
      'newest@example.com',
    ]);
    const [mail] = await sink.parsed('me@example.org');
    expect(mail?.subject).toBe('News for Ana');
    expect((await sink.parsed('newest@example.com'))[0]?.subject).toBe('News for Leo');

    // Its doors are real, and lead to nothing that touches anybody.
    const html = mail?.html ?? '';
    await fetch(door(html, 'o'));
    const click = await fetch(door(html, 'c', 1), { redirect: 'manual' });
    expect(click.headers.get('location')).toBe('https://example.com/of/ana');
    expect(doors(html, 'u').length).toBeGreaterThan(0);
    for (const name of ['u', 'p'] as const)
      for (const method of ['GET', 'POST']) {
        const page = await fetch(door(html, name), { method });
        expect(page.status).toBe(200);
        expect(await page.text()).toContain('This was a test');
      }
    expect(await query('SELECT FROM unsubscriptions')).toEqual([]);
    const figures = await world.ctx.db.row<Record<string, unknown>>(campaignFigures([campaignId]));
    expect(
      Object.entries(figures ?? {}).filter(([name, value]) => name !== 'campaignId' && value !== 0),
    ).toEqual([]);
    const viewer = await web.as('VIEWER');
    const { deliveries, delivery } = await viewer.get<{ deliveries: object; delivery: object }>(
      'query ($id: ID!) { deliveries { totalCount } delivery(id: $id) { status address events { kind } content { subject } } }',
      { id: sent.sendTest[1]?.id },
    );
    expect(deliveries).toEqual({ totalCount: 0 });
    expect(delivery).toEqual({
      status: 'SENT',
      address: 'me@example.org',
      events: [{ kind: 'OPENED' }, { kind: 'CLICKED' }],
      content: { subject: 'News for Ana' },
    });
  });

  it('is refused with what is wrong with it, and then nothing is sent', async () => {
    const before = await query('SELECT FROM deliveries');
    await expect(test({})).rejects.toMatchObject({
      fields: [{ path: 'addresses', message: 'Give at least one address.' }],
    });
    await expect(test({ addresses: ['a@example.com', 'nobody', 'x@y'] })).rejects.toMatchObject({
      fields: [{ path: 'addresses[1]' }, { path: 'addresses[2]' }],
    });
    const many = Array.from({ length: 21 }, (_, i) => `a${i}@example.com`);
    await expect(test({ addresses: many })).rejects.toMatchObject({
      fields: [{ path: 'addresses', message: 'At most 20 addresses.' }],
    });
    await expect(test({ addresses: ['a@example.com'], asUserId: '99999' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('user'),
    });
    await expect(test({ campaignId: '99999', addresses: ['a@example.com'] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await updateCampaign(world.ctx, { id: campaignId, subject: ' ' });
    await expect(test({ addresses: ['a@example.com'] })).rejects.toMatchObject({
      fields: [{ path: 'subject', message: 'The mail has no subject yet.' }],
    });
    await updateCampaign(world.ctx, { id: campaignId, subject: 'Back' });
    await query('UPDATE relays SET enabled = false');
    await expect(test({ addresses: ['a@example.com'] })).rejects.toMatchObject({ code: 'CONFLICT' });
    await query('UPDATE relays SET enabled = true');
    expect(await query('SELECT FROM deliveries')).toEqual(before);
  });

  it('keeps to the hold: nothing else is mailed while it is on', async () => {
    await updateSettings(world.ctx, { hold: true, holdAddresses: ['me@example.com'] });
    await expect(test({ addresses: ['ME@example.com', 'other@example.com'] })).rejects.toMatchObject({
      fields: [
        {
          path: 'addresses[1]',
          message: 'The hold of the settings keeps mail from this address. Add it there, or lift the hold.',
        },
      ],
    });
    expect(await test({ addresses: ['ME@example.com'] })).toHaveLength(1);
    await updateSettings(world.ctx, { hold: false });
  });
});

describe('a test of a notification', () => {
  it('goes into the inboxes of chosen users, with their own values, and counts nowhere', async () => {
    const ping = await addNotificationCampaign(world.ctx);
    expect(await test({ campaignId: ping.id, userIds: [leo, ana, leo] })).toHaveLength(2);
    const inbox = web.withToken(await signUserToken(world.keys, leo, new Date(), 60));
    const { notifications } = await inbox.get<{ notifications: { nodes: { id: string }[] } }>(
      '{ notifications { nodes { id title readAt } } }',
    );
    expect(notifications.nodes).toEqual([{ id: expect.any(String), title: 'Hi Leo', readAt: null }]);
    await inbox.get('mutation ($id: ID!) { markNotificationRead(id: $id) { readAt } }', {
      id: notifications.nodes[0]?.id,
    });
    const figures = await world.ctx.db.row<Record<string, unknown>>(campaignFigures([ping.id]));
    expect(figures).toMatchObject({ sent: 0, opens: 0, reach: 0, shipments: 0 });
    await expect(test({ campaignId: ping.id })).rejects.toMatchObject({
      fields: [{ path: 'userIds', message: 'Choose at least one user.' }],
    });
    await expect(test({ campaignId: ping.id, userIds: [leo, '99999'] })).rejects.toMatchObject({
      fields: [{ path: 'userIds', message: 'A user no longer exists; choose another.' }],
    });
  });
});
