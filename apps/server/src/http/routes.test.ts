import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { UserId } from '@chasqui/domain';
import { signUserToken } from '../access/index.js';
import { type ApiClient, type TestApi, startApi } from '../testing/api-client.js';
import { addUsers } from '../testing/factories.js';
import { type World, createWorld } from '../testing/world.js';

jest.setTimeout(60_000);

let world: World;
let web: TestApi;
let mailId: string;

const METRICS_TOKEN = 'only-for-who-watches';

const MAIL = [
  'From: Norte & Mar <hello@norteymar.example>',
  'To: ana@example.com',
  'Subject: Hi',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Hello <b>Ana</b></p><script>alert(1)</script>',
].join('\r\n');

beforeAll(async () => {
  world = await createWorld({ METRICS_TOKEN });
  web = await startApi(world);
  const [row] = await world.ctx.db.entities.query(
    `INSERT INTO mailbox_messages (mail_from, rcpt_to, from_header, subject, source) VALUES ('', '', '', '', $1) RETURNING id`,
    [Buffer.from(MAIL)],
  );
  mailId = row.id;
});

afterAll(async () => {
  await web.api.stop();
  await world.end();
});

/** Everyone who may knock. */
async function knockers(): Promise<Record<string, (path: string) => Promise<Response>>> {
  const [ana] = (await addUsers(world.ctx, [{ externalId: 'ana' }])) as [UserId];
  const token = (issued: Date) => signUserToken(world.keys, ana, issued, 60);
  const owner = await web.as('OWNER');
  const as = (client: ApiClient, headers?: Record<string, string>) => (path: string) =>
    client.fetch(path, { headers: headers ?? {} });
  return {
    nobody: as(web.anonymous),
    owner: as(owner),
    'owner from another site': as(owner, { origin: 'https://evil.example' }),
    'owner, fetched by another site': as(owner, { 'sec-fetch-site': 'cross-site' }),
    'owner from our own page': as(owner, { origin: world.config.publicUrl }),
    editor: as(await web.as('EDITOR')),
    author: as(await web.as('AUTHOR')),
    viewer: as(await web.as('VIEWER')),
    'user token': as(web.withToken(await token(new Date()))),
    'expired user token': as(web.withToken(await token(new Date(0)))),
    'dead session': as(web.anonymous, { cookie: 'chasqui_session=nobodyhasthis' }),
  };
}

describe('the doors that are not GraphQL', () => {
  it('open to whom they should', async () => {
    const everyone = await knockers();
    const askAll = async (path: string) => {
      const statuses: Record<string, number> = {};
      for (const [name, knock] of Object.entries(everyone)) {
        const answer = await knock(path);
        await answer.arrayBuffer();
        statuses[name] = answer.status;
      }
      return statuses;
    };
    const all = (status: number) =>
      Object.fromEntries(Object.keys(everyone).map(name => [name, status] as const));

    expect(await askAll('/healthz')).toEqual(all(200));
    expect(await askAll('/readyz')).toEqual(all(200));
    expect(await askAll(`/mailbox/${mailId}/body`)).toEqual({
      ...all(403),
      owner: 200,
      'owner from our own page': 200,
      'expired user token': 401,
    });
    // Programs on this machine; signing in opens nothing, and a bearer token must be the one.
    expect(await askAll('/metrics')).toEqual({
      ...all(200),
      'owner from another site': 401,
      'owner, fetched by another site': 401,
      'owner from our own page': 401,
      'user token': 401,
      'expired user token': 401,
    });
    // What no token opens says the same to everyone, whoever is signed in.
    for (const door of ['o', 'v', 'u', 'p']) expect(await askAll(`/${door}/nonsense`)).toEqual(all(404));
  });

  it('show the metrics to who has their token, from wherever', async () => {
    const proxied = { 'x-forwarded-for': '192.0.2.7' };
    const ask = async (headers: Record<string, string>) => {
      const answer = await web.anonymous.fetch('/metrics', { headers });
      return [answer.status, (await answer.text()).includes('chasqui_workers')];
    };
    expect(await ask({ ...proxied, authorization: `Bearer ${METRICS_TOKEN}` })).toEqual([200, true]);
    expect(await ask({ ...proxied, authorization: `Bearer ${METRICS_TOKEN}x` })).toEqual([401, false]);
    expect(await ask({ authorization: `Bearer ${METRICS_TOKEN}x` })).toEqual([401, false]);
    expect(await ask(proxied)).toEqual([401, false]);
  });

  it('show a caught mail in a sandbox', async () => {
    const answer = await (await web.as('OWNER')).fetch(`/mailbox/${mailId}/body`);
    expect((await answer.text()).trim()).toBe(
      '<base target="_blank"><p>Hello <b>Ana</b></p><script>alert(1)</script>',
    );
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^sandbox [a-z -]+; default-src 'none';/);
    expect(policy).not.toMatch(/allow-scripts|allow-same-origin|allow-forms|script-src/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('say that there is nothing where there is nothing', async () => {
    const owner = await web.as('OWNER');
    for (const path of [
      '/mailbox/999999/body',
      '/mailbox/0/body',
      "/mailbox/1'--/body",
      '/nothing',
      '/graphql/x',
    ]) {
      const answer = await owner.fetch(path, { headers: { accept: 'application/json' } });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  it('protect their pages from being framed, sniffed and scripted', async () => {
    const { headers } = await web.anonymous.fetch('/healthz');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*object-src 'none'/);
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('readiness', () => {
  const REMOVED = {
    'a migration that has not been applied': [
      `DELETE FROM migrations WHERE name LIKE 'InstallationTag%'`,
      `INSERT INTO migrations (timestamp, name) VALUES (1790000000008, 'InstallationTag1790000000008')`,
    ],
    'the table of migrations': [
      'ALTER TABLE migrations RENAME TO elsewhere',
      'ALTER TABLE elsewhere RENAME TO migrations',
    ],
    'a queue': [
      `UPDATE pgboss.queue SET name = 'elsewhere' WHERE name = 'shipment.purge'`,
      `UPDATE pgboss.queue SET name = 'shipment.purge' WHERE name = 'elsewhere'`,
    ],
  } as const;

  it.each(Object.entries(REMOVED))(
    'ends without %s, and nobody is told why',
    async (_, [remove, restore]) => {
      expect((await web.anonymous.fetch('/readyz')).status).toBe(200);
      await world.ctx.db.entities.query(remove);
      try {
        const answer = await web.anonymous.fetch('/readyz');
        expect([answer.status, await answer.json()]).toEqual([503, { status: 'not ready' }]);
        expect((await web.anonymous.fetch('/healthz')).status).toBe(200);
      } finally {
        await world.ctx.db.entities.query(restore);
      }
      expect((await web.anonymous.fetch('/readyz')).status).toBe(200);
    },
  );
});

describe('a request that cannot be answered', () => {
  it('is told what is wrong with it when it is the request', async () => {
    const broken = await web.anonymous.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query": ',
    });
    expect(broken.status).toBe(400);
    const large = await web.anonymous.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ me { id } } # ${'x'.repeat(9 * 1024 * 1024)}` }),
    });
    expect(large.status).toBe(413);
  });

  it.each(['/mailbox/%ff/body', '/%', `/mailbox/${'1'.repeat(3_000)}/body`])(
    'is told so in our words, which repeat nothing (%#)',
    async path => {
      const answer = await web.anonymous.fetch(path);
      expect([400, 414]).toContain(answer.status);
      expect(await answer.json()).toEqual({ message: expect.stringMatching(/^This address .*\.$/) });
    },
  );

  const LONG = 'A'.repeat(2_500);
  it.each([
    ...['o', 'v', 'u', 'p'].flatMap(door => [`/${door}/%ff`, `/${door}/${LONG}`, `/${door}/%E0%A4%A?x=1`]),
    '/c/%ff/1',
    `/c/${LONG}/1`,
    '/c/abc/%ff',
    '/u/%',
  ])('shows a reader the page of a link that does not work (%#)', async path => {
    const answer = await web.anonymous.fetch(path);
    const page = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(page).toContain('This link does not work');
    expect(page).not.toMatch(/FST_ERR|AAAA|%/);
  });

  it('gets an id and nothing else when it is us', async () => {
    await world.ctx.db.entities.query('ALTER TABLE mailbox_messages RENAME TO elsewhere');
    await world.ctx.db.entities.query('ALTER TABLE settings RENAME TO settings_elsewhere');
    try {
      const body = await (await web.as('OWNER')).fetch(`/mailbox/${mailId}/body`);
      expect([body.status, await body.json()]).toEqual([
        500,
        { message: expect.stringMatching(/^Something went wrong on our side \([0-9a-f-]{36}\)\.$/) },
      ]);
      const page = await web.anonymous.fetch('/u/nonsense');
      expect([page.status, await page.text()]).toEqual([500, expect.not.stringContaining('relation')]);
      expect((await web.anonymous.fetch('/healthz')).status).toBe(200);
      const { errors } = await (await web.as('OWNER')).ask('{ settings { organisationName } }');
      expect(errors).toEqual([
        expect.objectContaining({
          message: expect.stringMatching(/^Something went wrong on our side \([0-9a-f-]{36}\)\.$/),
          extensions: { code: 'INTERNAL', id: expect.any(String) },
        }),
      ]);
    } finally {
      await world.ctx.db.entities.query('ALTER TABLE elsewhere RENAME TO mailbox_messages');
      await world.ctx.db.entities.query('ALTER TABLE settings_elsewhere RENAME TO settings');
    }
  });
});
