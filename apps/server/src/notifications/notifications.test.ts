import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { CampaignId, ShipmentId, UserId } from '@chasqui/domain';
import { signUserToken } from '../access/index.js';
import { createAttribute } from '../attributes/index.js';
import { deleteShipments } from '../shipments/delete-shipments.js';
import { campaignFigures } from '../shipments/figures.sql.js';
import { type ApiClient, type TestApi, startApi } from '../testing/api-client.js';
import {
  addCrowd,
  addNotificationCampaign,
  addUsers,
  furnish,
  launchAtOnce,
  prepareNow,
} from '../testing/factories.js';
import { type World, createWorld } from '../testing/world.js';

jest.setTimeout(60_000);

let world: World;
let web: TestApi;
let ana: UserId;
let leo: UserId;
/** Whoever bears Ana's token, and Leo's. */
let hers: ApiClient;
let his: ApiClient;

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  web = await startApi(world);
  await createAttribute(world.ctx, { key: 'note', type: 'TEXT' });
});

beforeEach(async () => {
  await query('DELETE FROM delivery_events');
  await query('DELETE FROM deliveries');
  await query('DELETE FROM users');
  [ana, leo] = (await addUsers(world.ctx, [
    {
      externalId: 'ana',
      firstName: 'Ana <img src=x onerror=alert(1)>',
      attributes: { note: 'https://example.com/ana' },
    },
    { externalId: 'leo', firstName: 'Leo', attributes: { note: 'javascript:alert(1)' } },
  ])) as [UserId, UserId];
  const tokenOf = (id: UserId) => signUserToken(world.keys, id, new Date(), 600);
  hers = web.withToken(await tokenOf(ana));
  his = web.withToken(await tokenOf(leo));
});

afterAll(async () => {
  await web.api.stop();
  await world.end();
});

const query = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  world.ctx.db.entities.query(text, values);

interface Item {
  id: string;
  title: string;
  html: string;
  actionUrl: string | null;
  readAt: string | null;
}

interface Inbox {
  notifications: {
    nodes: Item[];
    edges: { cursor: string; node: { id: string } }[];
    totalCount: number;
    pageInfo: { hasNextPage: boolean; startCursor: string; endCursor: string };
  };
  unreadCount: number;
}

const INBOX = `query ($filter: NotificationsFilter, $first: Int, $after: String, $before: String) {
  notifications(filter: $filter, first: $first, after: $after, before: $before) {
    nodes { id title html actionUrl sentAt readAt } edges { cursor node { id } } totalCount pageInfo { hasNextPage startCursor endCursor }
  }
  unreadCount
}`;

const inboxOf = (client: ApiClient, variables: object = {}) =>
  client.get<Inbox>(INBOX, variables as Record<string, unknown>);
const titles = async (client: ApiClient, variables: object = {}) =>
  (await inboxOf(client, variables)).notifications.nodes.map(({ title }) => title);

const open = (client: ApiClient, id: string | undefined) =>
  client.ask<{ markNotificationRead: Item }>(
    'mutation ($id: ID!) { markNotificationRead(id: $id) { title readAt } }',
    { id },
  );
const archive = (client: ApiClient, id: string | undefined) =>
  client.ask('mutation ($id: ID!) { archiveNotification(id: $id) }', { id });
const readAll = (client: ApiClient) =>
  client.get<{ markAllNotificationsRead: number }>('mutation { markAllNotificationsRead }');

async function send(
  more: Parameters<typeof addNotificationCampaign>[1] = {},
): Promise<{ campaignId: CampaignId; shipmentId: ShipmentId }> {
  const { id: campaignId } = await addNotificationCampaign(world.ctx, more);
  const { id: shipmentId } = await launchAtOnce(world.ctx, campaignId);
  await prepareNow(world.ctx, shipmentId);
  return { campaignId, shipmentId };
}

const figuresOf = async (id: CampaignId) =>
  world.ctx.db.row<{ opens: number; uniqueOpens: number; sent: number }>(campaignFigures([id]));

describe('an inbox', () => {
  it('has what was sent to its user: unread first, the newest first, until it is read or archived', async () => {
    const { campaignId } = await send({ subject: 'One for {{ user.first_name }}' });
    await send({ subject: 'Two' });
    await send({ subject: 'Three' });
    expect(await inboxOf(his)).toMatchObject({
      unreadCount: 3,
      notifications: {
        totalCount: 3,
        nodes: [{ title: 'Three' }, { title: 'Two' }, { title: 'One for Leo', readAt: null }],
      },
    });
    const [three, two, one] = (await inboxOf(his)).notifications.nodes;

    const opened = await open(his, three?.id);
    expect(opened.data?.markNotificationRead).toEqual({ title: 'Three', readAt: expect.any(String) });
    expect(await titles(his)).toEqual(['Two', 'One for Leo', 'Three']);
    expect(await titles(his, { filter: { unread: true } })).toEqual(['Two', 'One for Leo']);
    expect((await inboxOf(his)).unreadCount).toBe(2);

    // Opening counts once; reading everything is no opening.
    await open(his, one?.id);
    await open(his, one?.id);
    expect(await figuresOf(campaignId)).toMatchObject({ sent: 2, opens: 1, uniqueOpens: 1 });
    expect(await readAll(his)).toEqual({ markAllNotificationsRead: 1 });
    expect(await readAll(his)).toEqual({ markAllNotificationsRead: 0 });
    const events = await query(
      `SELECT e.delivery_id AS id FROM delivery_events e WHERE e.kind = 'OPENED' ORDER BY e.id`,
    );
    expect(events).toEqual([{ id: three?.id }, { id: one?.id }]);
    expect(await query('SELECT FROM deliveries WHERE opened_at IS NOT NULL')).toHaveLength(2);

    expect((await archive(his, two?.id)).data).toEqual({ archiveNotification: two?.id });
    expect((await archive(his, two?.id)).data).toEqual({ archiveNotification: two?.id });
    expect(await titles(his)).toEqual(['Three', 'One for Leo']);
    expect((await open(his, two?.id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    // Hers are as they were.
    expect(await inboxOf(hers)).toMatchObject({ unreadCount: 3, notifications: { totalCount: 3 } });
  });

  it('is its user’s alone: another’s token finds nothing there and moves nothing', async () => {
    await send();
    const [mine] = (await inboxOf(hers)).notifications.nodes;
    for (const attempt of [await open(his, mine?.id), await archive(his, mine?.id), await open(his, '99999')])
      expect(attempt.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await readAll(his);
    expect(await inboxOf(hers)).toMatchObject({
      unreadCount: 1,
      notifications: { nodes: [{ id: mine?.id, readAt: null }] },
    });
    const [cursor] = (await inboxOf(hers)).notifications.edges;
    const beyond = await inboxOf(his, { before: cursor?.cursor });
    expect(beyond.notifications.nodes.map(({ id }) => id)).not.toContain(mine?.id);
    expect(await query('SELECT FROM delivery_events')).toEqual([]);
    // Mails are no part of it, and members have none.
    await query(`UPDATE deliveries SET channel = 'EMAIL' WHERE user_id = $1`, [ana]);
    expect(await inboxOf(hers)).toMatchObject({ unreadCount: 0, notifications: { totalCount: 0 } });
    expect((await open(hers, mine?.id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await (await web.as('OWNER')).refusal('{ unreadCount }')).toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('is read page by page, forwards and back', async () => {
    for (let i = 1; i <= 5; i++) await send({ subject: `${i}` });
    const [newest] = (await inboxOf(his)).notifications.nodes;
    await open(his, newest?.id);
    const whole = await titles(his);
    expect(whole).toEqual(['4', '3', '2', '1', '5']);
    const first = await inboxOf(his, { first: 3 });
    const second = await inboxOf(his, { first: 3, after: first.notifications.pageInfo.endCursor });
    expect([...first.notifications.nodes, ...second.notifications.nodes].map(({ title }) => title)).toEqual(
      whole,
    );
    expect(second.notifications.pageInfo.hasNextPage).toBe(false);
    expect(await titles(his, { first: 2, before: second.notifications.pageInfo.startCursor })).toEqual(
      whole.slice(1, 3),
    );
    expect(await titles(his, { after: first.notifications.edges[1]?.cursor })).toEqual(whole.slice(2));
  });

  it('shows nothing that could run, whoever wrote it', async () => {
    await send({
      subject: 'Hi {{ user.first_name }}',
      content: `<h1>Hi {{ user.first_name }}</h1>
        <p><a href="https://example.com/?u={{ user.external_id }}">fine</a> <a href="{{ user.attributes.note }}">own</a></p>`,
      actionUrl: '{{ user.attributes.note }}',
    });
    const [mine] = (await inboxOf(hers)).notifications.nodes;
    expect(mine?.title).toBe('Hi Ana <img src=x onerror=alert(1)>');
    expect(mine?.html).toContain('<h1>Hi Ana &lt;img src=x onerror=alert(1)&gt;</h1>');
    expect(mine?.html).toContain('href="https://example.com/?u=ana"');
    expect(mine?.html).toContain('href="https://example.com/ana"');
    expect(mine?.actionUrl).toBe('https://example.com/ana');
    const [other] = (await inboxOf(his)).notifications.nodes;
    expect(other?.actionUrl).toBeNull();
    for (const content of [
      '<script>alert(1)</script>',
      '<p onclick="alert(1)">x</p>',
      '<iframe src="https://evil.example"></iframe>',
    ])
      await expect(addNotificationCampaign(world.ctx, { content })).rejects.toMatchObject({
        fields: [{ path: 'content' }],
      });
    for (const item of [mine, other])
      expect(item?.html).not.toMatch(/<(script|img|iframe)|javascript:|<[^>]* on\w+=/i);
  });

  it('empties at once when the shipment is deleted', async () => {
    const { shipmentId } = await send({ subject: 'Gone' });
    await send({ subject: 'Stays' });
    const gone = (await inboxOf(his)).notifications.nodes[1];
    await deleteShipments(world.ctx, [shipmentId]);
    expect(await inboxOf(his)).toMatchObject({
      unreadCount: 1,
      notifications: { totalCount: 1, nodes: [{ title: 'Stays' }] },
    });
    expect((await open(his, gone?.id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await archive(his, gone?.id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await readAll(his)).toEqual({ markAllNotificationsRead: 1 });
    expect(await query('SELECT FROM delivery_events')).toEqual([]);
  });

  it('counts unread ones up to a thousand', async () => {
    await send();
    await query(
      `INSERT INTO deliveries (message_id, user_id, channel, status, sent_at) SELECT 1, $1, 'NOTIFICATION', 'SENT', now() FROM generate_series(1, 1200)`,
      [leo],
    );
    expect(await his.get('{ unreadCount }')).toEqual({ unreadCount: 1_000 });
  });

  it('shows a notification that cannot be made for its user, so that it can be read and put away', async () => {
    await addCrowd(world.ctx, 25);
    const [long] = (await addUsers(world.ctx, [
      { externalId: 'long', attributes: { note: 'x'.repeat(2_000) } },
    ])) as [UserId];
    await send({ subject: 'Fine' });
    await send({
      subject: 'Too long',
      content: '<p>{{ user.attributes.note | replace: "x", user.attributes.note }}</p>',
    });
    const theirs = web.withToken(await signUserToken(world.keys, long, new Date(), 60));
    const { notifications, unreadCount } = await inboxOf(theirs);
    expect(unreadCount).toBe(2);
    expect(notifications.nodes).toMatchObject([{ title: '…', html: '', actionUrl: null }, { title: 'Fine' }]);
    expect(notifications.edges.map(edge => edge.node.id)).toEqual(notifications.nodes.map(({ id }) => id));
    expect((await open(theirs, notifications.nodes[0]?.id)).data).toMatchObject({
      markNotificationRead: { title: '…' },
    });
    // Who looks at the delivery sees that there is nothing to see.
    const viewer = await web.as('VIEWER');
    expect(
      await viewer.get('query ($id: ID!) { delivery(id: $id) { status content { html } } }', {
        id: notifications.nodes[0]?.id,
      }),
    ).toEqual({ delivery: { status: 'SENT', content: null } });
  });
});
