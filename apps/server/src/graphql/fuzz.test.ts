import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { UserId } from '@chasqui/domain';
import fc from 'fast-check';
import { isRequiredArgument } from 'graphql';
import { signUserToken } from '../access/index.js';
import { createAttribute } from '../attributes/index.js';
import { createTemplate } from '../templates/index.js';
import { type ApiClient, type TestApi, startApi } from '../testing/api-client.js';
import {
  addMailCampaign,
  addNotificationCampaign,
  addTagTarget,
  addUsers,
  furnish,
  launchAtOnce,
  prepareNow,
} from '../testing/factories.js';
import { hostileText, hostileValue } from '../testing/hostile.js';
import { type Operation, documentOf, operationsOf } from '../testing/sample-document.js';
import { type World, createWorld } from '../testing/world.js';
import { createSchema } from './build-schema.js';

jest.setTimeout(120_000);

const SEED = 20_261_124;
const RUNS = 8;

const operations = operationsOf(createSchema());
/** Signing in is limited, and signing out would end the session that the others are asked with. */
const LEFT_OUT = new Set(['signIn', 'signOut']);
/** Last, so that the others have something to be about. */
const LAST = [
  'deleteAttribute',
  'deleteCampaigns',
  'deleteRelay',
  'deleteShipments',
  'deleteTargets',
  'deleteTemplates',
  'clearMailbox',
];

let world: World;
let web: TestApi;
let owner: ApiClient;
let widget: ApiClient;

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  web = await startApi(world);
  owner = await web.as('OWNER');
  await createAttribute(world.ctx, { key: 'plan', type: 'CHOICE', choices: ['gold', 'silver'] });
  const [ana] = (await addUsers(world.ctx, [
    {
      externalId: 'ana',
      email: 'ana@example.com',
      firstName: 'Ana',
      tags: ['x'],
      attributes: { plan: 'gold' },
    },
    { externalId: 'leo', email: 'leo@example.com' },
  ])) as [UserId];
  widget = web.withToken(await signUserToken(world.keys, ana, new Date(), 600));
  const target = await addTagTarget(world.ctx, 'x');
  await createTemplate(world.ctx, { name: 'Design' });
  await addMailCampaign(world.ctx, { targeting: true, targetIds: [target] });
  const mail = await addMailCampaign(world.ctx);
  await prepareNow(world.ctx, (await launchAtOnce(world.ctx, mail.id)).id);
  const ping = await addNotificationCampaign(world.ctx);
  await prepareNow(world.ctx, (await launchAtOnce(world.ctx, ping.id)).id);
});

afterAll(async () => {
  await web.api.stop();
  await world.end();
});

/** Everything that lists show of what was let in. */
const EVERYTHING = `{
  campaigns(first: 50) { nodes { id name subject preheader content figures { reach sent } sentCount clicksByLink { url } timeline { at }
    targets { name } excludedTargets { name } sender { name } latestShipment { id targetNames progress { remaining } } } }
  deliveries(first: 50) { nodes { id status user { name } content { subject html text actionUrl } events { kind } } }
  users(first: 50) { nodes { id name email tags attributes } } targets { name summary userCount rule }
  templates { name } attributes { key label choices } settings { organisationName senders { name } } unsubscriptions { nodes { id } }
  relays { name host username domainPaces { domain } trouble { words } }
}`;

describe('hostile input', () => {
  const asked = operations
    .filter(({ name }) => !LEFT_OUT.has(name))
    .toSorted((a, b) => LAST.indexOf(a.name) - LAST.indexOf(b.name));

  it.each(asked.map(operation => [operation.name, operation] as const))(
    'is answered or refused by %s, and never a fault of ours',
    async (_, operation) => {
      const client = operation.field.extensions.permission === 'inbox:use' ? widget : owner;
      await fc.assert(
        fc.asyncProperty(argumentsOf(operation), async variables => {
          const { query } = documentOf(operation, variables);
          const { status, errors } = await client.ask(query, variables);
          const codes = errors?.map(({ extensions, message }) => [extensions.code, message]) ?? [];
          expect([status < 500, codes.filter(([code]) => code === 'INTERNAL')]).toEqual([true, []]);
          for (const [code, message] of codes) {
            expect(code).toMatch(/^(BAD_USER_INPUT|NOT_FOUND|CONFLICT|LIMIT_EXCEEDED)$/);
            expect(message).not.toMatch(
              /QueryFailed|column "|relation "|syntax error at or near|undefined|\[object/,
            );
          }
        }),
        { seed: SEED, numRuns: operation.field.args.length === 0 ? 1 : RUNS },
      );
    },
  );

  it('that is nested without end, or names records without end, is refused at once', async () => {
    const deep = (levels: number) => `${'{"plan":['.repeat(levels)}1${']}'.repeat(levels)}`;
    const bodies = [
      `{"query": "query ($rule: JSON!) { previewRule(rule: $rule) { count } }", "variables": {"rule": ${deep(20_000)}}}`,
      `{"query": "mutation ($input: CreateTargetInput!) { createTarget(input: $input) { id } }", "variables": {"input": {"name": "x", "rule": ${deep(20_000)}}}}`,
      `{"query": "query { previewRule(rule: ${deep(5_000).replaceAll('"', '')}) { count } }"}`,
      ...['deleteCampaigns', 'deleteShipments', 'deleteTargets', 'deleteTemplates'].flatMap(name =>
        ['99999', 'bad'].map(
          id =>
            `{"query": "mutation ($ids: [ID!]!) { ${name}(ids: $ids) }", "variables": {"ids": [${Array(20_000).fill(`"${id}"`).join()}]}}`,
        ),
      ),
    ];
    for (const body of bodies) {
      const began = performance.now();
      const answer = await owner.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      const { errors } = (await answer.json()) as { errors?: { extensions: { code: string } }[] };
      expect([body.slice(0, 60), answer.status < 500, errors?.[0]?.extensions.code]).toEqual([
        body.slice(0, 60),
        true,
        // Written into the document it is too much to read.
        body.includes('previewRule(rule: {') ? 'LIMIT_EXCEEDED' : 'BAD_USER_INPUT',
      ]);
      expect(performance.now() - began).toBeLessThan(30_000);
    }
    const users = `{"query": "mutation ($input: UpsertUsersInput!) { upsertUsers(input: $input) { results { errors { path } } } }", "variables": {"input": {"users": [{"externalId": "deep", "attributes": {"plan": ${deep(20_000)}}}]}}}`;
    const refused = await owner.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: users,
    });
    expect(await refused.json()).toEqual({
      data: { upsertUsers: { results: [{ errors: [{ path: 'attributes.plan' }] }] } },
    });
  });

  it('that was let in is shown like anything else', async () => {
    const { errors } = await owner.ask(EVERYTHING);
    expect(errors).toBeUndefined();
  });

  it('behind the other doors is answered or refused as well', async () => {
    const headers = fc.record(
      {
        authorization: fc.constantFrom(
          'Bearer a.b.c',
          'Bearer ..',
          'Bearer eyJhbGciOiJub25lIn0.e30.',
          'Basic x',
          'Bearer \u00ff',
        ),
        cookie: fc.constantFrom(
          'chasqui_session=',
          'chasqui_session=a; chasqui_session=b',
          'chasqui_session="%00"',
          ';;=',
          'x'.repeat(3_000),
        ),
        origin: fc.constantFrom('null', 'https://evil.example', 'not an origin'),
        'content-type': fc.constantFrom('application/json', 'text/plain', 'nonsense', 'multipart/form-data'),
        'accept-language': fc.constantFrom('*', ';;;', 'es', 'x'.repeat(500)),
      },
      { requiredKeys: [] },
    );
    const path = fc.tuple(
      fc.constantFrom('o', 'c', 'v', 'u', 'p', 'mailbox', 'graphql'),
      hostileText,
      hostileText,
    );
    await fc.assert(
      fc.asyncProperty(
        path,
        headers,
        fc.constantFrom('GET', 'POST', 'HEAD'),
        hostileText,
        async ([door, token, more], given, method, body) => {
          const parts = [token, more].map(text => encodeURIComponent(text.toWellFormed()).slice(0, 3_000));
          const init = { method, headers: given, ...(method === 'POST' ? { body } : {}) };
          const answer = await web.anonymous.fetch(`/${door}/${parts.join('/')}`, init);
          expect(answer.status).toBeLessThan(500);
          const short = await web.anonymous.fetch(`/${door}/${parts[0]}`, init);
          expect(short.status).toBeLessThan(500);
        },
      ),
      { seed: SEED, numRuns: 120 },
    );
  });
});

function argumentsOf({ field }: Operation): fc.Arbitrary<Record<string, unknown>> {
  const values = Object.fromEntries(field.args.map(arg => [arg.name, hostileValue(arg.type, arg.name)]));
  return fc.record(values, { requiredKeys: field.args.filter(isRequiredArgument).map(arg => arg.name) });
}
