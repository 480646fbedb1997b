import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ApiClient, type GraphqlError, type TestApi, startApi } from '../testing/api-client.js';
import { furnish } from '../testing/factories.js';
import { SocketClient } from '../testing/socket-client.js';
import { type World, createWorld } from '../testing/world.js';

jest.setTimeout(120_000);

/**
 * Milliseconds of the processor that one request may take from all others, with what the test itself needs: far above
 * what a refusal takes on a slow machine, and far below the seconds that carrying these out would.
 */
const HOLD_MS = 4_000;

let world: World;
let web: TestApi;
let viewer: ApiClient;
let socket: SocketClient;

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  web = await startApi(world);
  viewer = await web.as('VIEWER');
  socket = await SocketClient.open(web.origin, { cookie: viewer.session });
  await socket.ask('{ me { id } }');
});

afterAll(async () => {
  socket.close();
  await web.api.stop();
  await world.end();
});

const seq = (count: number, make: (place: number) => string): string =>
  Array.from({ length: count }, (_, place) => make(place)).join(' ');

/** What is asked, and how much of the processor the answer costs. */
async function costOf<Answer>(ask: () => Promise<Answer>): Promise<{ answer: Answer; cost: number }> {
  const before = process.cpuUsage();
  const answer = await ask();
  const { user, system } = process.cpuUsage(before);
  return { answer, cost: (user + system) / 1_000 };
}

const codes = (errors: GraphqlError[] | undefined) => [
  ...new Set(errors?.map(error => error.extensions.code)),
];

/** Documents that cost seconds to read or to check, in as few characters as there are. */
const HEAVY: Readonly<Record<string, string>> = {
  'one field a million times': `{${seq(1_000_000, () => 'me{id}')}}`,
  'a hundred thousand variables': `query(${seq(100_000, place => `$a${place}:Int`)}){me{id}}`,
  'a hundred thousand directives': `{me${seq(100_000, () => '@x')}{id}}`,
  'lists in lists': `{audience(input:{targets:${'['.repeat(90_000)}${']'.repeat(90_000)}}){total}}`,
  'a text of a megabyte': `{user(externalId:"${'x'.repeat(1_000_000)}"){id}}`,
};

/** Documents that are short enough to be read. */
const TWISTED: Readonly<Record<string, string>> = {
  'one field a thousand times': `{${seq(1_200, () => 'me{id}')}}`,
  'fields that repeat inside each other': `{${seq(300, () => 'campaigns{nodes{shipments{nodes{id}}}}')}}`,
  'fragments that all say the same': `{${seq(400, place => `...F${place}`)}}${seq(400, place => `fragment F${place} on Query{me{id}}`)}`,
  'many operations': seq(800, place => `query Q${place}{me{id}}`),
  'a deep document': `${'{me'.repeat(2_000)}{id}${'}'.repeat(2_000)}`,
};

describe('a document that is too long', () => {
  it.each(Object.entries(HEAVY))('holds nobody up, whoever sends it: %s', async (_, query) => {
    for (const client of [web.anonymous, viewer]) {
      const { answer, cost } = await costOf(() => client.ask(query));
      expect(codes(answer.errors)).toEqual(['LIMIT_EXCEEDED']);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(cost).toBeLessThan(HOLD_MS);
    }
  });
});

describe('a document that is hard to check', () => {
  it.each(Object.entries(TWISTED))('is refused before it is checked: %s', async (_, query) => {
    for (const ask of [() => viewer.ask(query), () => socket.ask(query)]) {
      const { answer, cost } = await costOf<{ errors?: GraphqlError[] }>(ask);
      expect(codes(answer.errors)).toEqual(['LIMIT_EXCEEDED']);
      expect(cost).toBeLessThan(HOLD_MS);
    }
  });
});

describe('a large body', () => {
  const users = (rows: number) =>
    Array.from({ length: rows }, (_, place) => ({
      externalId: `u${place}`,
      firstName: 'x'.repeat(400),
      lastName: 'y'.repeat(400),
    }));
  const UPSERT =
    'mutation ($users: [UpsertUserInput!]!) { upsertUsers(input: { users: $users }) { created } }';

  it('is for those who may send it: a thousand users at once', async () => {
    const { upsertUsers } = await (
      await web.as('OWNER')
    ).get<{ upsertUsers: { created: number } }>(UPSERT, {
      users: users(1_000),
    });
    expect(upsertUsers.created).toBe(1_000);
  });

  it('is refused where nobody is signed in, also when a cookie is made up', async () => {
    for (const cookie of ['', 'chasqui_session=made-up']) {
      const { status, errors } = await web.anonymous.ask(UPSERT, { users: users(1_000) }, { cookie });
      expect(status).toBe(413);
      expect(errors).toEqual([
        {
          message: 'A request of more than 256 KB needs a session or a token: sign in first, or send less.',
          extensions: { code: 'LIMIT_EXCEEDED' },
        },
      ]);
    }
  });

  it('is refused also when it does not say how large it is', async () => {
    const status = await new Promise(resolve => {
      const sent = request(`${web.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      });
      sent.on('response', response => resolve(response.resume().statusCode));
      sent.on('error', () => undefined);
      sent.write('{"query": "{ me { id } } #');
      for (let part = 0; part < 10; part += 1) sent.write('x'.repeat(64 * 1024));
      sent.end('"}');
    });
    expect(status).toBe(413);
  });

  it('is refused of anybody beyond 8 MB, in the API’s own words', async () => {
    const { status, errors } = await viewer.ask('{ me { id } }', { more: 'x'.repeat(9 * 1024 * 1024) });
    expect([status, errors]).toEqual([
      413,
      [{ message: 'The request is too large: send it in parts.', extensions: { code: 'LIMIT_EXCEEDED' } }],
    ]);
  });
});
