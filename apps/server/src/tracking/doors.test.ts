import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CampaignId, ContentId, DeliveryId, ShipmentId, UserId } from '@chasqui/domain';
import { updateSettings } from '../settings/index.js';
import { deleteShipments } from '../shipments/delete-shipments.js';
import { purgeDeletedShipment } from '../shipments/purge.js';
import { type TestApi, startApi } from '../testing/api-client.js';
import {
  addMailCampaign,
  addNotificationCampaign,
  addUsers,
  furnish,
  launchAtOnce,
  prepareNow,
} from '../testing/factories.js';
import { type World, createWorld } from '../testing/world.js';
import { signLink } from './link-signature.js';
import { type MessageTokens, messageTokens } from './message-token.js';

jest.setTimeout(60_000);

let world: World;
let web: TestApi;

const PEOPLE = [
  { externalId: 'ana', email: 'ana@example.com', firstName: 'Ana <b>', language: 'es-CL' },
  { externalId: 'leo', email: 'leo@example.com', firstName: 'Leo', language: 'en' },
  { externalId: 'zoe', email: 'LEO@example.com', firstName: 'Zoë' },
  { externalId: 'gone', email: 'gone@example.com' },
];

const LINKS = [
  'https://example.com/offer?a=1&amp;b=2#there',
  'https://example.com/of/{{ user.external_id }}',
  'https://exämple.com/ñandú/日本?q=á b',
];
const CONTENT = `<mjml><mj-body><mj-section><mj-column><mj-text>Hello {{ user.first_name }}
${LINKS.map((url, i) => `<a href="${url}">Link ${i}</a>`).join('\n')}
<a href="{{ web_version_url }}">Web</a> <a href="{{ unsubscribe_url }}">Out</a></mj-text></mj-column></mj-section></mj-body></mjml>`;

interface Message extends MessageTokens {
  id: DeliveryId;
  userId: UserId;
  campaignId: CampaignId;
  shipmentId: ShipmentId;
}

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  web = await startApi(world);
  await addUsers(world.ctx, PEOPLE);
});

afterAll(async () => {
  await web.api.stop();
  await world.end();
});

const query = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  world.ctx.db.entities.query(text, values);

/** Sends a campaign to everyone, as far as doors can tell. @returns each one's message with its tokens. */
async function sendOut(channel: 'EMAIL' | 'NOTIFICATION' = 'EMAIL'): Promise<Record<string, Message>> {
  await query('DELETE FROM unsubscriptions');
  const { id } =
    channel === 'EMAIL'
      ? await addMailCampaign(world.ctx, { content: CONTENT, subject: 'Hi' })
      : await addNotificationCampaign(world.ctx);
  const shipment = await launchAtOnce(world.ctx, id);
  await prepareNow(world.ctx, shipment.id);
  await query(
    `UPDATE deliveries SET status = 'SENT', reason = NULL, sent_at = now() WHERE shipment_id = $1`,
    [shipment.id],
  );
  const rows = await query<{ id: DeliveryId; userId: UserId; name: string; contentId: ContentId }>(
    `SELECT d.id, d.user_id AS "userId", u.external_id AS name, s.content_id AS "contentId"
     FROM deliveries d JOIN users u ON u.id = d.user_id JOIN shipments s ON s.id = d.shipment_id WHERE s.id = $1`,
    [shipment.id],
  );
  return Object.fromEntries(
    rows.map(({ id: deliveryId, userId, name, contentId }) => [
      name,
      {
        id: deliveryId,
        userId,
        campaignId: id,
        shipmentId: shipment.id,
        ...messageTokens(world.keys, { deliveryId, contentId, userId, channel }),
      },
    ]),
  );
}

const knock = (path: string, init: RequestInit = {}) =>
  fetch(web.origin + path, { redirect: 'manual', ...init });

/** A body of unknown length, as it comes in pieces. */
function streamOf(piece: string, pieces: number): ReadableStream {
  let left = pieces;
  return new ReadableStream({
    pull: controller => (left-- > 0 ? controller.enqueue(Buffer.from(piece)) : controller.close()),
  });
}

/** Who is out of what, and how. */
const out = () =>
  query<{ who: string; channel: string; source: string }>(
    `SELECT u.external_id AS who, n.channel, n.source FROM unsubscriptions n JOIN users u ON u.id = n.user_id
     WHERE n.reenrolled_at IS NULL ORDER BY n.id`,
  );

const countersOf = async (shipmentId: ShipmentId) =>
  (
    await query<object>(
      `SELECT opens::int, unique_opens::int AS "uniqueOpens", clicks::int, unique_clicks::int AS "uniqueClicks",
              machine_opens::int AS "machineOpens", machine_clicks::int AS "machineClicks", unsubscribed::int
       FROM shipment_counters WHERE shipment_id = $1`,
      [shipmentId],
    )
  )[0];

describe('the pixel', () => {
  it('is the same for everyone, kept by nobody, and counted when it is committed; machines apart', async () => {
    const { leo } = (await sendOut()) as { leo: Message };
    const pixel = await knock(`/o/${leo.track}`);
    expect(pixel.status).toBe(200);
    expect(Object.fromEntries(pixel.headers)).toMatchObject({
      'content-type': 'image/gif',
      'cache-control': 'no-store, private',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(Buffer.from(await pixel.arrayBuffer()).toString('latin1')).toMatch(/^GIF89a/);
    expect(await countersOf(leo.shipmentId)).toMatchObject({ opens: 1, uniqueOpens: 1, machineOpens: 0 });
    await Promise.all(Array.from({ length: 20 }, () => knock(`/o/${leo.track}`)));
    await knock(`/o/${leo.track}`, { method: 'HEAD' });
    await knock(`/o/${leo.track}`, { headers: { 'user-agent': 'Mimecast' } });
    expect(await countersOf(leo.shipmentId)).toMatchObject({ opens: 21, uniqueOpens: 1, machineOpens: 2 });
  });
});

describe('a plain request', () => {
  it('is answered as the router answers it, only faster', async () => {
    const { leo } = (await sendOut()) as { leo: Message };
    await knock(`/c/${leo.track}/1`);
    const seen = async (path: string) => {
      const answer = await knock(path);
      const { date: _, ...headers } = Object.fromEntries(answer.headers);
      return [answer.status, headers, Buffer.from(await answer.arrayBuffer()).toString('base64')];
    };
    // With a query, or a letter encoded, it is the router that answers.
    for (const path of [`/o/${leo.track}`, `/c/${leo.track}/1`]) {
      const plain = await seen(path);
      const encoded = path.replace(
        leo.track,
        `%${leo.track.charCodeAt(0).toString(16)}${leo.track.slice(1)}`,
      );
      expect([path, await seen(`${path}?x`)]).toEqual([path, plain]);
      expect([path, await seen(encoded)]).toEqual([path, plain]);
    }
    expect(await countersOf(leo.shipmentId)).toMatchObject({ opens: 3, clicks: 4 });
  });

  it('whose event the database does not take is told so, and the next one counts', async () => {
    const { leo } = (await sendOut()) as { leo: Message };
    await knock(`/c/${leo.track}/1`);
    const paths = [`/o/${leo.track}`, `/o/${leo.track}?x`, `/c/${leo.track}/1`, `/c/${leo.track}/1?x`];
    await query('ALTER TABLE delivery_events RENAME TO elsewhere');
    try {
      for (const path of paths) {
        const answer = await knock(path);
        expect([path, answer.status, answer.headers.get('location'), await answer.json()]).toEqual([
          path,
          500,
          null,
          { message: expect.stringMatching(/^Something went wrong on our side \([0-9a-f-]{36}\)\.$/) },
        ]);
      }
    } finally {
      await query('ALTER TABLE elsewhere RENAME TO delivery_events');
    }
    expect(await countersOf(leo.shipmentId)).toMatchObject({ opens: 0, clicks: 1 });
    for (const path of paths) expect((await knock(path)).status).toBeLessThan(400);
    expect(await countersOf(leo.shipmentId)).toMatchObject({
      opens: 2,
      uniqueOpens: 1,
      clicks: 3,
      uniqueClicks: 1,
    });
  });
});

describe('a link', () => {
  it('leads to what it led to in the message, and counts', async () => {
    const { ana, leo } = (await sendOut()) as { ana: Message; leo: Message };
    const lead = async (path: string, init: RequestInit = {}) => {
      const answer = await knock(path, init);
      expect(answer.headers.get('cache-control')).toBe('no-store, private');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      return [answer.status, answer.headers.get('location')];
    };
    expect(await lead(`/c/${leo.track}/1`)).toEqual([302, 'https://example.com/offer?a=1&b=2#there']);
    const own = signLink(world.keys, ana.id, 2, 'https://example.com/of/ana');
    expect(await lead(`/c/${ana.track}/2?${own}`)).toEqual([302, 'https://example.com/of/ana']);
    const [status, location] = await lead(`/c/${leo.track}/3`);
    expect(status).toBe(302);
    expect(new URL(location as string).href).toBe(new URL('https://exämple.com/ñandú/日本?q=á b').href);
    expect(await lead(`/c/${leo.track}/1`, { method: 'HEAD' })).toEqual([
      302,
      'https://example.com/offer?a=1&b=2#there',
    ]);
    expect(await countersOf(leo.shipmentId)).toMatchObject({
      clicks: 3,
      uniqueClicks: 2,
      machineClicks: 1,
      opens: 0,
    });
  });

  it('leads nowhere else, whatever is asked of it', async () => {
    const { ana, leo } = (await sendOut()) as { ana: Message; leo: Message };
    const evil = encodeURIComponent('https://evil.example/');
    const own = signLink(world.keys, ana.id, 2, 'https://example.com/of/ana');
    const refused = [
      `/c/${leo.track}/2`,
      `/c/${leo.track}/2?to=${evil}`,
      `/c/${leo.track}/2?${own}`,
      `/c/${ana.track}/2?${own.replace('example.com', 'evil.example')}`,
      `/c/${ana.track}/2?${own}&to=${evil}`,
      `/c/${ana.track}/4?${own}`,
      `/c/${ana.track}/99`,
      `/c/${ana.track}/0`,
      `/c/${ana.track}/-1`,
      `/c/${ana.track}/1e1`,
      `/c/${ana.leave}/1`,
      `/c/nonsense/1`,
      `/c/${'x'.repeat(1_500)}/1`,
      ...[
        'javascript:alert(1)',
        'data:text/html,x',
        '//evil.example',
        'https:evil',
        'ftp://example.com',
        '\u0001https://evil.example',
      ].map(target => `/c/${ana.track}/2?${signLink(world.keys, ana.id, 2, target)}`),
    ];
    for (const path of refused) {
      const answer = await knock(path);
      expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 404, null]);
    }
    // What is not signed is not looked at.
    const ignored = await knock(`/c/${leo.track}/1?to=${evil}&next=${evil}`);
    expect(ignored.headers.get('location')).toBe('https://example.com/offer?a=1&b=2#there');
    expect(await countersOf(leo.shipmentId)).toMatchObject({ clicks: 1 });
  });
});

describe('the web version', () => {
  it('is the mail as it was sent, in a sandbox, with doors of its own', async () => {
    const { ana } = (await sendOut()) as { ana: Message };
    await query(`UPDATE users SET first_name = 'Changed' WHERE id = $1`, [ana.userId]);
    const page = await knock(`/v/${ana.track}`);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain('Hello Ana &lt;b&gt;');
    expect(html).toContain(`href="${world.config.publicUrl}/u/${ana.leave}"`);
    expect(html).toContain('href="https://example.com/of/ana"');
    expect(html).not.toContain('/o/');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^sandbox [a-z -]+; default-src 'none';/);
    expect(policy).not.toMatch(/allow-scripts|allow-same-origin|allow-forms|script-src/);
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    });
    await query(`UPDATE users SET first_name = 'Ana <b>' WHERE id = $1`, [ana.userId]);
  });

  it('is gone with its shipment, and there is none of a notification', async () => {
    const { ana } = (await sendOut()) as { ana: Message };
    const ping = (await sendOut('NOTIFICATION')) as { ana: Message };
    await deleteShipments(world.ctx, [ana.shipmentId]);
    for (const token of [ana.track, ping.ana.track]) {
      const page = await knock(`/v/${token}`);
      expect([page.status, await page.text()]).toEqual([410, expect.stringContaining('no longer')]);
    }
    await purgeDeletedShipment(world.ctx, ana.shipmentId, new AbortController().signal);
    expect((await knock(`/v/${ana.track}`)).status).toBe(410);
    // Links in old mails lead on, and count nothing any more.
    expect((await knock(`/c/${ana.track}/1`)).status).toBe(302);
    expect((await knock(`/o/${ana.track}`)).status).toBe(200);
    expect(await query('SELECT FROM delivery_events WHERE delivery_id = $1', [ana.id])).toEqual([]);
  });
});

describe('unsubscribing', () => {
  it('asks first: looking changes nothing, whoever looks and however', async () => {
    const { ana } = (await sendOut()) as { ana: Message };
    for (const door of ['u', 'p'])
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'])
        for (const body of method === 'GET' || method === 'HEAD'
          ? [undefined]
          : [undefined, 'List-Unsubscribe=One-Click']) {
          const answer = await knock(`/${door}/${ana.leave}`, {
            method,
            body,
            headers: { 'x-http-method-override': 'POST' },
          });
          expect([method, answer.status]).toEqual([
            method,
            method === 'GET' || method === 'HEAD' ? 200 : 404,
          ]);
        }
    for (const door of ['o', 'v']) await knock(`/${door}/${ana.track}`);
    expect(await out()).toEqual([]);
  });

  it('takes one click with any body, twice, without a cookie or a redirect', async () => {
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    const bodies: [string, RequestInit][] = [
      [
        'ONE_CLICK',
        {
          body: 'List-Unsubscribe=One-Click',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        },
      ],
      [
        'ONE_CLICK',
        {
          body: 'List-Unsubscribe=One-Click',
          headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
        },
      ],
      ['LINK', {}],
      ['LINK', { body: '' }],
      [
        'LINK',
        { body: '{"List-Unsubscribe": "One-Click"}', headers: { 'content-type': 'application/json' } },
      ],
      ['LINK', { body: '{ broken', headers: { 'content-type': 'application/json' } }],
      ['LINK', { body: 'x', headers: { 'content-type': 'nonsense' } }],
      [
        'LINK',
        { body: Buffer.from([0, 255, 254, 0]), headers: { 'content-type': 'application/octet-stream' } },
      ],
      ['LINK', { body: 'x'.repeat(15_000), headers: { 'content-type': 'text/plain' } }],
      ['LINK', { body: 'x'.repeat(3_000_000), headers: { 'content-type': 'text/plain' } }],
      [
        'ONE_CLICK',
        {
          body: `List-Unsubscribe=One-Click&${'x'.repeat(100_000)}`,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        },
      ],
      ['ONE_CLICK', { body: form }],
    ];
    for (const [source, init] of bodies) {
      const { leo } = (await sendOut()) as { leo: Message };
      for (let i = 0; i < 2; i++) {
        const answer = await knock(`/u/${leo.leave}`, { method: 'POST', ...init });
        expect([init, answer.status]).toEqual([init, 200]);
        expect(answer.headers.get('set-cookie')).toBeNull();
        expect(await answer.text()).toContain('You are unsubscribed');
      }
      expect([init, await out()]).toEqual([init, [{ who: 'leo', channel: 'EMAIL', source }]]);
      expect(await countersOf(leo.shipmentId)).toMatchObject({ unsubscribed: 1 });
    }
  });

  it('takes one click with a body that comes in pieces and does not say how long it is', async () => {
    const { leo } = (await sendOut()) as { leo: Message };
    const answer = await knock(`/u/${leo.leave}`, {
      method: 'POST',
      body: streamOf('List-Unsubscribe=One-Click&', 1_000),
      duplex: 'half',
    });
    expect(answer.status).toBe(200);
    expect(await out()).toEqual([{ who: 'leo', channel: 'EMAIL', source: 'ONE_CLICK' }]);
  });

  it('from mail holds for the mailbox, leaves notifications be, and is told with its campaign', async () => {
    const { leo } = (await sendOut()) as { leo: Message };
    await knock(`/u/${leo.leave}`, { method: 'POST' });
    const next = await launchAtOnce(world.ctx, (await addMailCampaign(world.ctx)).id);
    await prepareNow(world.ctx, next.id);
    const skipped = `SELECT u.external_id AS who, d.reason FROM deliveries d JOIN users u ON u.id = d.user_id WHERE d.shipment_id = $1 AND d.status = 'SKIPPED' ORDER BY u.id`;
    // Zoë shares the address.
    expect(await query(skipped, [next.id])).toEqual([
      { who: 'leo', reason: 'UNSUBSCRIBED' },
      { who: 'zoe', reason: 'UNSUBSCRIBED' },
    ]);
    const ping = await launchAtOnce(world.ctx, (await addNotificationCampaign(world.ctx)).id);
    await prepareNow(world.ctx, ping.id);
    expect(await query(skipped, [ping.id])).toEqual([]);

    const viewer = await web.as('VIEWER');
    const LIST = `query ($filter: UnsubscriptionsFilter) { unsubscriptions(filter: $filter) { nodes { channel source campaignId user { externalId } } totalCount } }`;
    const list = async (filter: object) =>
      (await viewer.get<{ unsubscriptions: { nodes: object[]; totalCount: number } }>(LIST, { filter }))
        .unsubscriptions;
    const node = {
      channel: 'EMAIL',
      source: 'LINK',
      campaignId: leo.campaignId,
      user: { externalId: 'leo' },
    };
    expect(await list({})).toEqual({ nodes: [node], totalCount: 1 });
    expect(await list({ search: 'LEO', channel: 'EMAIL' })).toEqual({ nodes: [node], totalCount: 1 });
    expect(await list({ search: 'ana' })).toEqual({ nodes: [], totalCount: 0 });
    expect(await list({ channel: 'NOTIFICATION' })).toEqual({ nodes: [], totalCount: 0 });
  });

  it('works on when the message is gone, and when the user is gone', async () => {
    const { ana, gone } = (await sendOut()) as { ana: Message; gone: Message };
    await deleteShipments(world.ctx, [ana.shipmentId]);
    await purgeDeletedShipment(world.ctx, ana.shipmentId, new AbortController().signal);
    expect((await knock(`/u/${ana.leave}`, { method: 'POST' })).status).toBe(200);
    expect(await out()).toEqual([{ who: 'ana', channel: 'EMAIL', source: 'LINK' }]);
    const [unsubscription] = await query('SELECT delivery_id, campaign_id FROM unsubscriptions');
    expect(unsubscription).toEqual({ delivery_id: null, campaign_id: null });

    await query('DELETE FROM users WHERE id = $1', [gone.userId]);
    for (const [door, method] of [
      ['u', 'GET'],
      ['u', 'POST'],
      ['p', 'GET'],
      ['p', 'POST'],
    ] as const) {
      const answer = await knock(`/${door}/${gone.leave}`, { method });
      expect([door, method, answer.status]).toEqual([door, method, 200]);
      expect(await answer.text()).not.toContain('gone@');
    }
    await addUsers(world.ctx, PEOPLE.slice(3));
  });
});

describe('preferences', () => {
  const save = (leave: string, body: string) =>
    knock(`/p/${leave}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const switches = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/name="(email|notification)" value="1"( checked)?/g)].map(match => [
        match[1],
        match[2] !== undefined,
      ]),
    );

  it('are not saved from a part of a form', async () => {
    const { leo } = (await sendOut()) as { leo: Message };
    const answer = await save(leo.leave, `x=${'x'.repeat(20_000)}&email=1&notification=1`);
    expect(answer.status).toBe(413);
    expect(await out()).toEqual([]);
  });

  it('are one switch a channel, and say what was saved', async () => {
    const { leo } = (await sendOut()) as { leo: Message };
    const shown = async () => switches(await (await knock(`/p/${leo.leave}`)).text());
    expect(await shown()).toEqual({ email: true, notification: true });
    const saved = await (await save(leo.leave, 'email=1')).text();
    expect(saved).toContain('Your choices are saved.');
    expect(switches(saved)).toEqual({ email: true, notification: false });
    expect(await out()).toEqual([{ who: 'leo', channel: 'NOTIFICATION', source: 'PREFERENCES' }]);
    await save(leo.leave, '');
    expect(await shown()).toEqual({ email: false, notification: false });
    await save(leo.leave, '');
    expect(await out()).toHaveLength(2);
    await save(leo.leave, 'email=1&notification=1&nonsense=1');
    expect(await shown()).toEqual({ email: true, notification: true });
    expect(await out()).toEqual([]);
    expect(await query('SELECT reenrolled_how AS how FROM unsubscriptions')).toEqual([
      { how: 'PREFERENCES' },
      { how: 'PREFERENCES' },
    ]);
    // Notifications are not what this mail was left for.
    expect(await countersOf(leo.shipmentId)).toMatchObject({ unsubscribed: 1 });
  });

  it('count a message once, however often its reader leaves and comes back by it', async () => {
    const { leo } = (await sendOut()) as { leo: Message };
    for (let i = 0; i < 3; i++) {
      await knock(`/u/${leo.leave}`, { method: 'POST' });
      await save(leo.leave, 'email=1&notification=1');
    }
    await save(leo.leave, 'email=1');
    await save(leo.leave, '');
    expect(await out()).toHaveLength(2);
    expect(await countersOf(leo.shipmentId)).toMatchObject({ unsubscribed: 1 });
    const events = await query(
      `SELECT kind FROM delivery_events WHERE delivery_id = $1 AND kind = 'UNSUBSCRIBED'`,
      [leo.id],
    );
    expect(events).toHaveLength(4);

    const { leo: pinged } = (await sendOut('NOTIFICATION')) as { leo: Message };
    await save(pinged.leave, 'notification=1');
    expect(await countersOf(pinged.shipmentId)).toMatchObject({ unsubscribed: 0 });
    await save(pinged.leave, '');
    expect(await countersOf(pinged.shipmentId)).toMatchObject({ unsubscribed: 1 });
  });

  it('take back one channel, and leave the other as it was', async () => {
    const { leo } = (await sendOut()) as { leo: Message };
    await save(leo.leave, '');
    const page = await (await knock(`/u/${leo.leave}`, { method: 'POST' })).text();
    expect(page).toContain(`action="/p/${leo.leave}"`);
    expect(page).toContain('name="stay" value="email"');
    await save(leo.leave, 'stay=email');
    expect(await out()).toEqual([{ who: 'leo', channel: 'NOTIFICATION', source: 'PREFERENCES' }]);
  });
});

describe('the public pages', () => {
  it('speak the user’s language, and reveal no more than a reader knows of themself', async () => {
    const { ana, leo } = (await sendOut()) as { ana: Message; leo: Message };
    const pages = async (leave: string) => [
      await (await knock(`/u/${leave}`)).text(),
      await (await knock(`/u/${leave}`, { method: 'POST' })).text(),
      await (await knock(`/p/${leave}`)).text(),
    ];
    const spanish = await pages(ana.leave);
    expect(spanish.map(html => /<h1>(.*)<\/h1>/.exec(html)?.[1])).toEqual([
      'Darse de baja',
      'Te has dado de baja',
      'Lo que recibes de nosotros',
    ]);
    const english = await pages(leo.leave);
    expect(english.map(html => /<h1>(.*)<\/h1>/.exec(html)?.[1])).toEqual([
      'Unsubscribe',
      'You are unsubscribed',
      'What you get from us',
    ]);
    for (const html of [...spanish, ...english]) {
      expect(html).toMatch(/[al]•••@example\.com/);
      expect(html).not.toMatch(/ana@|leo@|Ana|Leo|Zoë|gone|external/i);
      expect(html).not.toContain('<script');
    }
    expect(spanish.every(html => html.includes('<html lang="es">'))).toBe(true);
  });

  it('load nothing but their own style, are kept by nobody, and escape what they show', async () => {
    await updateSettings(world.ctx, { organisationName: '<img src=x onerror=alert(1)> & "Söhne"' });
    const { leo } = (await sendOut()) as { leo: Message };
    const page = await knock(`/p/${leo.leave}`);
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    });
    const html = await page.text();
    expect(html).not.toContain('<img');
    expect(html).toContain('&#60;img src=x onerror=alert(1)&#62; &#38; &#34;Söhne&#34;');
    expect(html).toContain('<meta name="robots" content="noindex">');
    await updateSettings(world.ctx, { organisationName: 'Norte & Mar' });
  });

  it('say in the browser’s language that a link does not work', async () => {
    const bad = async (headers: Record<string, string>) => {
      const answer = await knock('/u/nonsense', { headers });
      expect(answer.status).toBe(404);
      return /<h1>(.*)<\/h1>/.exec(await answer.text())?.[1];
    };
    expect(await bad({ 'accept-language': 'es-CL,es;q=0.9,en;q=0.8' })).toBe('Este enlace no funciona');
    expect(await bad({ 'accept-language': 'es,en;q=0.8' })).toBe('Este enlace no funciona');
    expect(await bad({ 'accept-language': 'de' })).toBe('This link does not work');
    await updateSettings(world.ctx, { language: 'es' });
    expect(await bad({ 'accept-language': '*' })).toBe('Este enlace no funciona');
    await updateSettings(world.ctx, { language: 'en' });
  });

  it('limit who tries many bad links, and never a good one', async () => {
    const { leo } = (await sendOut()) as { leo: Message };
    const statuses: number[] = [];
    for (let i = 0; i < 70; i++) statuses.push((await knock(`/o/${'A'.repeat(30)}${i}`)).status);
    expect(statuses.at(-1)).toBe(429);
    const limited = await knock('/u/nonsense', { headers: { 'accept-language': 'en' } });
    expect([limited.status, await limited.text()]).toEqual([429, expect.stringContaining('Too many')]);
    expect((await knock(`/o/${leo.track}`)).status).toBe(200);
    expect((await knock(`/u/${leo.leave}`, { method: 'POST' })).status).toBe(200);
  });
});
