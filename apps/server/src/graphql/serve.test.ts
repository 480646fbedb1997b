import { once } from 'node:events';
import { type AddressInfo, type Socket, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { UserId } from '@chasqui/domain';
import { WebSocket, WebSocketServer } from 'ws';
import { signUserToken } from '../access/index.js';
import { ListenHub } from '../db/listen-hub.js';
import { cancelShipment } from '../shipments/steer-shipment.js';
import { type ApiClient, type GraphqlError, type TestApi, startApi } from '../testing/api-client.js';
import { eventually } from '../testing/eventually.js';
import { addMailCampaign, addUsers, furnish, launchAtOnce, prepareNow } from '../testing/factories.js';
import { SocketClient, type SocketOptions } from '../testing/socket-client.js';
import { type World, createWorld } from '../testing/world.js';
import { RequestContexts } from './request-context.js';
import { SocketWatch } from './socket-watch.js';

jest.setTimeout(60_000);

let world: World;
let web: TestApi;
let viewer: ApiClient;
let ana: UserId;
const sockets: SocketClient[] = [];

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  [ana] = (await addUsers(world.ctx, [{ externalId: 'ana', email: 'ana@example.com' }])) as [UserId];
  web = await startApi(world);
  viewer = await web.as('VIEWER');
});

afterAll(async () => {
  for (const socket of sockets) socket.close();
  await web.api.stop();
  await world.end();
});

async function open(options: SocketOptions = {}): Promise<SocketClient> {
  const socket = await SocketClient.open(web.origin, options);
  sockets.push(socket);
  return socket;
}

const codes = (errors: GraphqlError[] | undefined) => errors?.map(error => error.extensions.code);

/** So many levels of fields: campaigns, nodes, and then shipment and campaign by turns. */
function nested(levels: number): string {
  const rungs = Array.from({ length: levels - 3 }, (_, i) => (i % 2 === 0 ? 'latestShipment' : 'campaign'));
  return `{ campaigns { nodes { ${rungs.join(' { ')} { id ${'}'.repeat(levels)}`;
}

/** Few characters that spell out to two to the power of `doublings` fields. */
function bomb(doublings: number): string {
  const fragments = Array.from(
    { length: doublings },
    (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`,
  );
  return `{ ...f0 } ${fragments.join(' ')} fragment f${doublings} on Query { me { id } }`;
}

const TOO_MUCH: Readonly<Record<string, string>> = {
  'a document that is nested too deeply': nested(13),
  'a document whose pages multiply':
    '{ campaigns(first: 200) { nodes { shipments(first: 200) { nodes { id status } } } } }',
  'a document with a page of a million': '{ users(first: 1000000) { nodes { id } } }',
  'a document of many aliases': `{ ${Array.from({ length: 200 }, (_, i) => `a${i}: users(first: 200) { nodes { id } }`).join(' ')} }`,
  'a bomb of fragments': bomb(60),
  'a document that signs in twice':
    'mutation { a: signIn(input: { email: "a@b.co", password: "x" }) { member { id } } b: signIn(input: { email: "a@b.co", password: "y" }) { member { id } } }',
};

describe.each(['HTTP', 'WebSocket'])('over %s', transport => {
  let ask: (query: string, variables?: Record<string, unknown>) => Promise<{ errors?: GraphqlError[] }>;

  beforeAll(async () => {
    if (transport === 'HTTP') {
      ask = (query, variables) => viewer.ask(query, variables);
    } else {
      const socket = await open({ cookie: viewer.session });
      ask = (query, variables) => socket.ask(query, variables);
    }
  });

  it.each(Object.entries(TOO_MUCH))('%s is refused, and at once', async (_, query) => {
    const began = performance.now();
    const { errors } = await ask(query);
    expect(codes(errors)).toEqual(['LIMIT_EXCEEDED']);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it('what stays below the limits is answered', async () => {
    expect(await ask(nested(12))).toMatchObject({ data: { campaigns: { nodes: [] } } });
    expect(await ask(bomb(5))).toMatchObject({ data: { me: { id: expect.any(String) } } });
    expect(await ask('{ users(first: 200) { nodes { id } } }')).toMatchObject({
      data: { users: expect.anything() },
    });
  });

  it('a page has 1 to 200 rows', async () => {
    for (const first of [0, -1, 201]) {
      const { errors } = await ask('query ($first: Int) { users(first: $first) { totalCount } }', { first });
      expect(errors).toMatchObject([
        {
          extensions: {
            code: 'BAD_USER_INPUT',
            fields: [{ path: 'first', message: 'Ask for 1 to 200 rows at a time.' }],
          },
        },
      ]);
    }
  });

  it('a mistake in the document or its variables is the caller’s', async () => {
    const documents: [string, Record<string, unknown>][] = [
      ['{ campaigns { nodes { nonsense } } }', {}],
      ['{ campaigns { ', {}],
      ['', {}],
      ['query ($id: ID!) { campaign(id: $id) { id } }', {}],
      ['query ($id: ID!) { campaign(id: $id) { id } }', { id: 'abc' }],
      ['query ($id: ID!) { campaign(id: $id) { id } }', { id: { a: 1 } }],
      ['query ($first: Int) { users(first: $first) { totalCount } }', { first: 'many' }],
      ['query ($first: Int) { users(first: $first) { totalCount } }', { first: 4_000_000_000 }],
      ['{ campaign(id: 0) { id } }', {}],
      ['query a { me { id } } query b { me { id } }', {}],
    ];
    for (const [query, variables] of documents) {
      const { errors } = await ask(query, variables);
      expect([query, new Set(codes(errors))]).toEqual([query, new Set(['BAD_USER_INPUT'])]);
    }
  });

  it('introspection is open, but not without bottom', async () => {
    expect(await ask('{ __schema { queryType { name } } }')).toMatchObject({
      data: { __schema: { queryType: { name: 'Query' } } },
    });
    const deep = (levels: number): string =>
      levels === 0 ? 'name' : `fields { type { ${deep(levels - 1)} } }`;
    const { errors } = await ask(`{ __schema { types { ${deep(6)} } } }`);
    expect(new Set(codes(errors))).toEqual(new Set(['BAD_USER_INPUT']));
  });
});

describe('a browser that another site drives', () => {
  const ME = '{ me { role } }';

  it('is nobody, whatever cookie it sends', async () => {
    const asFrom = (headers: Record<string, string>) => viewer.ask(ME, {}, headers);
    expect(await asFrom({})).toMatchObject({ data: { me: { role: 'VIEWER' } } });
    expect(await asFrom({ origin: world.config.publicUrl })).toMatchObject({
      data: { me: { role: 'VIEWER' } },
    });
    expect(await asFrom({ origin: web.origin })).toMatchObject({ data: { me: { role: 'VIEWER' } } });
    for (const origin of [
      'https://evil.example',
      'null',
      `${world.config.publicUrl}.evil.example`,
      `${world.config.publicUrl}1`,
    ])
      expect(await asFrom({ origin })).toMatchObject({ data: { me: null } });
    expect(await asFrom({ 'sec-fetch-site': 'cross-site' })).toMatchObject({ data: { me: null } });
    expect(await asFrom({ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' })).toMatchObject({
      data: { me: null },
    });
  });

  it('cannot send what needs no preflight', async () => {
    const query = encodeURIComponent(ME);
    const simple = await viewer.fetch(`/graphql?query=${query}`);
    expect(simple.status).toBe(400);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await viewer.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': type },
        body: JSON.stringify({ query: ME }),
      });
      expect([type, answer.status >= 400 && answer.status < 500]).toEqual([type, true]);
      expect(await answer.text()).not.toContain('VIEWER');
    }
    const preflighted = await viewer.fetch(`/graphql?query=${query}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(await preflighted.json()).toEqual({ data: { me: { role: 'VIEWER' } } });
    const mutation = await viewer.fetch(`/graphql?query=${encodeURIComponent('mutation { signOut }')}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(mutation.status).toBe(405);
    expect(await viewer.ask(ME)).toMatchObject({ data: { me: { role: 'VIEWER' } } });
  });

  it('gets no socket for a session, but one for a token', async () => {
    const cookie = viewer.session;
    expect(await open({ cookie, origin: 'https://evil.example' })).toMatchObject({ refusedWith: 403 });
    expect(await open({ cookie: `a=b; ${cookie}`, origin: 'null' })).toMatchObject({ refusedWith: 403 });
    const own = await open({ cookie, origin: world.config.publicUrl });
    expect(await own.ask(ME)).toEqual({ data: { me: { role: 'VIEWER' } } });
    const token = await signUserToken(world.keys, ana, new Date(), 60);
    const widget = await open({ authorization: `Bearer ${token}`, origin: 'https://shop.example' });
    expect(await widget.ask('{ unreadCount }')).toEqual({ data: { unreadCount: 0 } });
    const stranger = await open({ origin: 'https://shop.example' });
    expect(await stranger.ask(ME)).toEqual({ data: { me: null } });
  });
});

describe('the door to the sockets', () => {
  const knock = async (request: string, leave: (socket: Socket) => void) => {
    const socket = connect(Number(new URL(web.origin).port), '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(request);
    leave(socket);
    if (!socket.closed) await once(socket, 'close');
  };
  const upgrade = (path: string) =>
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;

  it.each(['//', '/', '/graphql/more', 'http://', '*', '/%', '//graphql'])(
    'is shut for %s, and stands',
    async path => {
      await knock(upgrade(path), socket => socket.resume());
      expect(await viewer.ask('{ me { role } }')).toMatchObject({ data: { me: { role: 'VIEWER' } } });
    },
  );

  it('stands when the one who knocks is gone before the answer', async () => {
    for (let time = 0; time < 20; time += 1) {
      await knock(upgrade('/elsewhere'), socket => socket.resetAndDestroy());
      await knock(upgrade('/graphql'), socket => socket.resetAndDestroy());
    }
    expect(await viewer.ask('{ me { role } }')).toMatchObject({ data: { me: { role: 'VIEWER' } } });
  });
});

describe('a socket', () => {
  it('signs nobody in: it could not carry the cookie back', async () => {
    const { errors } = await (
      await open()
    ).ask('mutation { signIn(input: { email: "a@example.com", password: "x" }) { member { id } } }');
    expect(codes(errors)).toEqual(['FORBIDDEN']);
  });

  it('is closed at once when its token is worth nothing', async () => {
    const expired = await signUserToken(world.keys, ana, new Date(0), 60);
    for (const authorization of [`Bearer ${expired}`, 'Bearer x', 'nonsense'])
      expect(await open({ authorization })).toMatchObject({ closedWith: 4403 });
  });

  it('outlives neither its token nor the session it was opened with', async () => {
    const { keys } = world;
    const ending = await signUserToken(keys, ana, new Date(Date.now() - 58_000), 60);
    const widget = await open({ authorization: `Bearer ${ending}` });
    expect(await widget.ask('{ unreadCount }')).toEqual({ data: { unreadCount: 0 } });
    const refused = await eventually(
      () => widget.ask('{ unreadCount }'),
      ({ errors }) => errors !== undefined,
    );
    expect(codes(refused.errors)).toEqual(['UNAUTHENTICATED']);
    expect(widget.closedWith).toBeNull();

    const editor = await web.as('EDITOR');
    const admin = await open({ cookie: editor.session });
    expect(await admin.ask('{ me { role } }')).toEqual({ data: { me: { role: 'EDITOR' } } });
    const watch = admin.begin('subscription { shipmentProgress(campaignId: 1) { id } }');
    await eventually(
      () => watch.answers.length,
      answers => answers > 0,
    );
    const others = await open({ cookie: viewer.session });
    await editor.get('mutation { signOut }');
    await eventually(
      () => admin.closedWith,
      code => code === 4401,
    );
    expect(await others.ask('{ me { role } }')).toEqual({ data: { me: { role: 'VIEWER' } } });
  });

  it('is closed when its token ends while nothing is asked', async () => {
    const listen = new ListenHub(world.database.url, world.log);
    await listen.start();
    const contexts = new RequestContexts({ ...world.ctx, listen });
    const watch = new SocketWatch(contexts, world.log, 20);
    await watch.start();
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    server.on('connection', (socket, request) => {
      const authorization = new URL(request.url ?? '', 'http://x').searchParams.get('authorization') ?? '';
      void watch.admit(socket, request, { authorization });
    });
    const openFor = async (secondsLeft: number) => {
      const token = await signUserToken(
        world.keys,
        ana,
        new Date(Date.now() - (60 - secondsLeft) * 1_000),
        60,
      );
      const { port } = server.address() as AddressInfo;
      const socket = new WebSocket(`ws://127.0.0.1:${port}/?authorization=Bearer ${token}`);
      await once(socket, 'open');
      return socket;
    };
    const [ending, lasting] = await Promise.all([openFor(2), openFor(50)]);
    const [code] = (await once(ending, 'close')) as [number];
    expect(code).toBe(4401);
    expect(lasting.readyState).toBe(WebSocket.OPEN);
    lasting.terminate();
    watch.stop();
    server.close();
    await listen.close();
  });

  it('tells who watches a campaign of every move of its newest shipment', async () => {
    const campaign = await addMailCampaign(world.ctx);
    const socket = await open({ cookie: viewer.session });
    const watch = socket.begin(
      `subscription ($id: ID!) { shipmentProgress(campaignId: $id) { status phase figures { total } progress { remaining ratePerSecond etaSeconds } } }`,
      { id: campaign.id },
    );
    const seen = () =>
      watch.answers.map(({ data }) => data?.shipmentProgress as Record<string, unknown> | null);
    const until = (isSo: (last: Record<string, unknown> | null) => boolean) =>
      eventually(
        () => seen().at(-1),
        last => last !== undefined && isSo(last),
      );
    expect(await until(last => last === null)).toBeNull();
    const shipment = await launchAtOnce(world.ctx, campaign.id);
    expect(await until(last => last?.phase === 'PREPARING')).toMatchObject({ status: 'PENDING' });
    await prepareNow(world.ctx, shipment.id);
    expect(await until(last => last?.phase === 'SENDING')).toEqual({
      status: 'PENDING',
      phase: 'SENDING',
      figures: { total: 1 },
      progress: { remaining: 1, ratePerSecond: 0, etaSeconds: null },
    });
    await cancelShipment(world.ctx, shipment.id);
    expect(await until(last => last?.status === 'CANCELED')).toMatchObject({ phase: null });
    expect(watch.refusals).toEqual([]);
    expect(watch.ended).toBe(false);
  });

  it('carries twenty subscriptions at once, and says so to the next', async () => {
    const { id } = await addMailCampaign(world.ctx);
    const socket = await open({ cookie: viewer.session });
    const WATCH = 'subscription ($id: ID!) { shipmentProgress(campaignId: $id) { id } }';
    const watches = Array.from({ length: 20 }, () => socket.begin(WATCH, { id }));
    await eventually(
      () => watches.filter(({ answers }) => answers.length > 0).length,
      answered => answered === 20,
    );
    expect((await socket.ask(WATCH, { id })).errors).toEqual([
      {
        message: 'A socket carries at most 20 operations at once: end some first.',
        extensions: { code: 'LIMIT_EXCEEDED' },
      },
    ]);
    expect(await (await open({ cookie: viewer.session })).ask(WATCH, { id })).toEqual({
      data: { shipmentProgress: null },
    });
    await launchAtOnce(world.ctx, id);
    await eventually(
      () => watches.filter(({ answers }) => answers.at(-1)?.data?.shipmentProgress !== null).length,
      told => told === 20,
    );
  });

  it('lets nobody watch who may not', async () => {
    const watch = (socket: SocketClient) =>
      socket.ask('subscription { shipmentProgress(campaignId: 1) { id } }');
    expect(codes((await watch(await open())).errors)).toEqual(['UNAUTHENTICATED']);
    const token = await signUserToken(world.keys, ana, new Date(), 60);
    expect(codes((await watch(await open({ authorization: `Bearer ${token}` }))).errors)).toEqual([
      'FORBIDDEN',
    ]);
  });

  it('says an id and nothing else about a fault of ours', async () => {
    const socket = await open({ cookie: viewer.session });
    await world.ctx.db.entities.query('ALTER TABLE templates RENAME TO elsewhere');
    try {
      expect((await socket.ask('{ templates { id } }')).errors).toEqual([
        expect.objectContaining({
          message: expect.stringMatching(/^Something went wrong on our side \([0-9a-f-]{36}\)\.$/),
          extensions: { code: 'INTERNAL', id: expect.any(String) },
        }),
      ]);
    } finally {
      await world.ctx.db.entities.query('ALTER TABLE elsewhere RENAME TO templates');
    }
  });
});
