import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CampaignId, DeliveryId, ShipmentId, UserId } from '@chasqui/domain';
import { updateAttribute, createAttribute } from '../attributes/declare-attributes.js';
import { updateCampaignContent } from '../campaigns/campaigns.js';
import { updateSettings } from '../settings/index.js';
import { deleteShipments } from '../shipments/delete-shipments.js';
import { type ApiClient, type TestApi, startApi } from '../testing/api-client.js';
import { door } from '../testing/doors.js';
import {
  MAIL,
  addMailCampaign,
  addNotificationCampaign,
  addUsers,
  furnish,
  launchAtOnce,
  prepareNow,
} from '../testing/factories.js';
import { Sink } from '../testing/sink.js';
import { shipmentReaches, startWorker } from '../testing/worker.js';
import { type World, createWorld } from '../testing/world.js';
import { upsertUsers } from '../users/index.js';

jest.setTimeout(60_000);

let world: World;
let sink: Sink;
let web: TestApi;
let viewer: ApiClient;
let mailCampaign: CampaignId;
let mailShipment: ShipmentId;
let pingCampaign: CampaignId;
let pingShipment: ShipmentId;
let users: UserId[];

const PEOPLE = [
  {
    externalId: 'ana',
    email: 'Ana@example.com',
    firstName: 'Ángel',
    lastName: 'Ana',
    attributes: { plan: 'gold' },
  },
  { externalId: 'leo', email: 'leo@example.com', firstName: 'Leo', attributes: { plan: 'silver' } },
  { externalId: 'bad', email: 'bad@example.com', firstName: 'Bad' },
  { externalId: 'none', firstName: 'Nobody' },
];

const CONTENT = MAIL.replace(
  '<mj-text>Hello',
  '<mj-text>Plan {{ user.attributes.plan | default: "none" }} <a href="{{ web_version_url }}">Web</a></mj-text><mj-text>Hello',
);

beforeAll(async () => {
  world = await createWorld();
  sink = await Sink.listen({
    refuse: address => (address === 'bad@example.com' ? '550 5.1.1 Nobody here' : null),
  });
  await furnish(world.ctx, sink);
  web = await startApi(world);
  viewer = await web.as('VIEWER');
  await createAttribute(world.ctx, { key: 'plan', type: 'CHOICE', choices: ['gold', 'silver'] });
  users = await addUsers(world.ctx, PEOPLE);

  mailCampaign = (await addMailCampaign(world.ctx, { content: CONTENT })).id;
  mailShipment = (await launchAtOnce(world.ctx, mailCampaign)).id;
  const worker = await startWorker(world);
  await shipmentReaches(world, mailShipment);
  await worker.stop();
  pingCampaign = (
    await addNotificationCampaign(world.ctx, { actionUrl: 'https://example.com/{{ user.external_id }}' })
  ).id;
  pingShipment = (await launchAtOnce(world.ctx, pingCampaign)).id;
  await prepareNow(world.ctx, pingShipment);
});

afterAll(async () => {
  await web.api.stop();
  await sink.close();
  await world.end();
});

interface Page {
  deliveries: {
    nodes: { id: DeliveryId; user: { externalId: string } | null; channel: string }[];
    totalCount: number;
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
  };
}

const LIST = `query ($filter: DeliveriesFilter, $sort: DeliveriesSort, $first: Int, $after: String, $before: String) {
  deliveries(filter: $filter, sort: $sort, first: $first, after: $after, before: $before) {
    nodes { id channel user { externalId } } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

const page = async (variables: object = {}) =>
  (await viewer.get<Page>(LIST, variables as Record<string, unknown>)).deliveries;

/** Rows as `ana EMAIL`. */
const rows = async (variables: object) =>
  (await page(variables)).nodes.map(({ channel, user }) => `${user?.externalId} ${channel}`);

const ONE = `query ($id: ID!) { delivery(id: $id) {
  channel status reason attempts address reply sentAt openedAt clickedAt readAt dueAt shippedAt user { externalId } campaign { name } shipment { id }
  events { kind machine url reason reply } content { subject html text actionUrl }
} }`;

interface One {
  delivery: {
    status: string;
    sentAt: string;
    events: object[];
    content: { subject: string; html: string; text: string; actionUrl: string | null } | null;
  } | null;
}

async function one(externalId: string, shipment: ShipmentId): Promise<NonNullable<One['delivery']>> {
  const { nodes } = await page({ filter: { shipmentId: shipment, search: externalId } });
  const { delivery } = await viewer.get<One>(ONE, { id: nodes[0]?.id });
  if (delivery === null) throw new Error(`There is no delivery to ${externalId}.`);
  return delivery;
}

describe('the list of deliveries', () => {
  it('is filtered by everything there is to filter by', async () => {
    const everyone = ['ana', 'leo', 'bad', 'none'];
    const filtered = async (filter: object) => (await rows({ filter })).toSorted();
    const all = (channel: string, who = everyone) => who.map(name => `${name} ${channel}`).toSorted();
    expect(await filtered({})).toEqual([...all('EMAIL'), ...all('NOTIFICATION')].toSorted());
    expect(await filtered({ channel: 'EMAIL' })).toEqual(all('EMAIL'));
    expect(await filtered({ campaignId: pingCampaign })).toEqual(all('NOTIFICATION'));
    expect(await filtered({ shipmentId: mailShipment })).toEqual(all('EMAIL'));
    expect(await filtered({ shipmentId: mailShipment, campaignId: pingCampaign })).toEqual([]);
    expect(await filtered({ userId: users[1] })).toEqual(['leo EMAIL', 'leo NOTIFICATION']);
    expect(await filtered({ status: 'SENT', channel: 'EMAIL' })).toEqual(['ana EMAIL', 'leo EMAIL']);
    expect(await filtered({ status: 'BOUNCED' })).toEqual(['bad EMAIL']);
    expect(await filtered({ status: 'SKIPPED' })).toEqual(['none EMAIL']);
    expect(await filtered({ search: 'angel' })).toEqual(['ana EMAIL', 'ana NOTIFICATION']);
    expect(await filtered({ search: 'EXAMPLE.com', channel: 'EMAIL' })).toEqual(
      all('EMAIL', ['ana', 'leo', 'bad']),
    );
    expect(await filtered({ search: 'angel', userId: users[1] })).toEqual([]);
    expect(await filtered({ search: 'nobody at all' })).toEqual([]);
    expect(await filtered({ search: 'leo\0' })).toEqual(['leo EMAIL', 'leo NOTIFICATION']);
    expect(await filtered({ noCampaign: true })).toEqual([]);
  });

  it('is sorted by time of sending, of shipping, and by name within one campaign', async () => {
    const sorted = (field: string, direction: string, filter: object = {}) =>
      rows({ filter, sort: { field, direction } });
    const mail = { campaignId: mailCampaign };
    expect(await sorted('NAME', 'ASC', mail)).toEqual(['ana EMAIL', 'bad EMAIL', 'leo EMAIL', 'none EMAIL']);
    expect(await sorted('NAME', 'DESC', { shipmentId: pingShipment })).toEqual(
      ['none', 'leo', 'bad', 'ana'].map(name => `${name} NOTIFICATION`),
    );
    expect(await viewer.refusal(LIST, { sort: { field: 'NAME', direction: 'ASC' } })).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'sort' }] },
    });
    // The latest first, and what was never sent at the far end.
    const bySent = await rows({});
    expect(bySent.slice(0, 4).every(row => row.endsWith('NOTIFICATION'))).toBe(true);
    expect(bySent.slice(4, 6).toSorted()).toEqual(['ana EMAIL', 'leo EMAIL']);
    expect(bySent.slice(6).toSorted()).toEqual(['bad EMAIL', 'none EMAIL']);
    expect(await sorted('SENT', 'ASC')).toEqual(bySent.toReversed());
    const byShipping = await sorted('SHIPPING', 'ASC');
    expect(byShipping.map(row => row.split(' ')[1])).toEqual([
      ...Array(4).fill('EMAIL'),
      ...Array(4).fill('NOTIFICATION'),
    ]);
  });

  it('is read page by page in every order, forwards and back', async () => {
    for (const [field, filter] of [
      ['SENT', {}],
      ['SHIPPING', {}],
      ['NAME', { campaignId: mailCampaign }],
    ] as const)
      for (const direction of ['ASC', 'DESC']) {
        const sort = { field, direction };
        const whole = (await page({ filter, sort })).nodes.map(({ id }) => id);
        const ids: DeliveryId[] = [];
        let last = await page({ filter, sort, first: 3 });
        for (
          ids.push(...last.nodes.map(({ id }) => id));
          last.pageInfo.hasNextPage;
          ids.push(...last.nodes.map(({ id }) => id))
        )
          last = await page({ filter, sort, first: 3, after: last.pageInfo.endCursor });
        expect([sort, ids]).toEqual([sort, whole]);
        expect(last.totalCount).toBe(whole.length);
        const back = await page({ filter, sort, first: 2, before: last.pageInfo.startCursor });
        const place = whole.indexOf(last.nodes[0]?.id as DeliveryId);
        expect(back.nodes.map(({ id }) => id)).toEqual(whole.slice(place - 2, place));
      }
  });

  it('asks to narrow a search that a thousand people match', async () => {
    const crowd = Array.from({ length: 1_000 }, (_, i) => ({ externalId: `crowd${i}`, lastName: 'Crowd' }));
    await upsertUsers(world.ctx, crowd);
    expect((await page({ filter: { search: 'crowd' } })).nodes).toEqual([]);
    await addUsers(world.ctx, [{ externalId: 'crowd1000', lastName: 'Crowd' }]);
    expect(await viewer.refusal(LIST, { filter: { search: 'crowd' } })).toMatchObject({
      message: 'More than 1000 users match. Narrow your search.',
      extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'filter.search' }] },
    });
  });
});

describe('a delivery', () => {
  it('tells what became of it, with the relay’s words', async () => {
    expect(await one('ana', mailShipment)).toMatchObject({
      channel: 'EMAIL',
      status: 'SENT',
      reason: null,
      attempts: 1,
      address: 'Ana@example.com',
      reply: expect.stringMatching(/^250/),
      sentAt: expect.any(String),
      openedAt: null,
      user: { externalId: 'ana' },
      campaign: { name: 'News' },
      shipment: { id: mailShipment },
      events: [],
    });
    expect(await one('bad', mailShipment)).toMatchObject({
      status: 'BOUNCED',
      reason: 'UNKNOWN_MAILBOX',
      sentAt: null,
      dueAt: null,
      events: [
        {
          kind: 'BOUNCED',
          machine: false,
          url: null,
          reason: 'UNKNOWN_MAILBOX',
          reply: '550 5.1.1 Nobody here',
        },
      ],
    });
    expect(await one('nobody', mailShipment)).toMatchObject({
      status: 'SKIPPED',
      reason: 'NO_ADDRESS',
      attempts: 0,
      address: null,
      content: null,
    });
    expect(await one('nobody', pingShipment)).toMatchObject({
      channel: 'NOTIFICATION',
      status: 'SENT',
      address: null,
      attempts: 0,
    });
    expect(await viewer.get(ONE, { id: '99999' })).toEqual({ delivery: null });
  });

  it('has its readers’ doings in its timeline, with where each link leads', async () => {
    const [mail] = await sink.parsed('leo@example.com');
    const html = mail?.html ?? '';
    await fetch(door(html, 'o'));
    await fetch(door(html, 'c'), { redirect: 'manual' });
    await fetch(door(html, 'c', 1), { redirect: 'manual', headers: { 'user-agent': 'Proofpoint scanner' } });
    await fetch(door(html, 'u'), { method: 'POST' });
    const delivery = await one('leo', mailShipment);
    expect(delivery).toMatchObject({ openedAt: expect.any(String), clickedAt: expect.any(String) });
    expect(delivery.events).toEqual([
      { kind: 'OPENED', machine: false, url: null, reason: null, reply: null },
      {
        kind: 'CLICKED',
        machine: false,
        url: 'https://example.com/offer?a=1&b=2',
        reason: null,
        reply: null,
      },
      { kind: 'CLICKED', machine: true, url: 'https://example.com/of/leo', reason: null, reply: null },
      { kind: 'UNSUBSCRIBED', machine: false, url: null, reason: null, reply: null },
    ]);
  });

  it('shows its message exactly as it was sent, whatever became of user, campaign and settings since', async () => {
    const [mail] = await sink.parsed('Ana@example.com');
    await upsertUsers(world.ctx, [
      {
        externalId: 'ana',
        firstName: 'Changed',
        email: 'changed@example.com',
        attributes: { plan: 'silver' },
      },
    ]);
    await updateCampaignContent(world.ctx, {
      id: mailCampaign,
      revision: 1,
      content: MAIL.replace('Hello', 'Changed'),
      subject: 'Changed',
    });
    await updateSettings(world.ctx, { organisationName: 'Changed' });
    const [attribute] = await world.ctx.db.entities.query(`SELECT id FROM attributes WHERE key = 'plan'`);
    await updateAttribute(world.ctx, { id: attribute.id, label: 'Changed' });

    const { content } = await one('ana', mailShipment).catch(() => one('changed', mailShipment));
    expect(content?.subject).toBe(mail?.subject);
    expect(content?.html).toContain('Plan gold');
    expect(content?.html).toContain('Hello Ángel');
    expect(content?.html).not.toContain('Changed');
    // All that differs is what leads through our doors: the ledger's page counts nothing.
    const withoutDoors = (html: string) =>
      html
        .replace(/<img[^>]*\/o\/[^>]*>/g, '')
        .replace(/href="[^"]*"/g, 'href')
        .replace(/\s+/g, ' ')
        .trim();
    expect(withoutDoors(content?.html ?? '')).toBe(withoutDoors(mail?.html ?? ''));
    expect(content?.html).not.toMatch(/\/[ocuvp]\/[\w-]{20}/);
    expect(content?.html).toContain('href="https://example.com/of/ana"');
    const { content: ping } = await one('changed', pingShipment);
    expect(ping).toMatchObject({ subject: 'Hi Ángel', actionUrl: 'https://example.com/ana' });
  });

  it('is found no more when its shipment is deleted', async () => {
    const { nodes } = await page({ filter: { shipmentId: pingShipment } });
    await deleteShipments(world.ctx, [pingShipment]);
    expect((await page({ filter: { shipmentId: pingShipment } })).nodes).toEqual([]);
    expect((await page({ filter: { channel: 'NOTIFICATION' } })).totalCount).toBe(0);
    expect(await viewer.get(ONE, { id: nodes[0]?.id })).toEqual({ delivery: null });
  });
});
