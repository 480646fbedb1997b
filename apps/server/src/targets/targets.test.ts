import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TargetId } from '@chasqui/domain';
import { createAttribute } from '../attributes/index.js';
import { type ApiClient, type TestApi, startApi } from '../testing/api-client.js';
import { addMailCampaign, addUsers, furnish, launchAtOnce } from '../testing/factories.js';
import { type World, createWorld } from '../testing/world.js';
import { createTarget, deleteTargets } from './targets.js';

jest.setTimeout(60_000);

let world: World;
let web: TestApi;
let editor: ApiClient;

const PEOPLE = [
  { externalId: 'u1', email: 'angel@example.com', firstName: 'Ángel', lastName: 'Núñez', tags: ['vip'] },
  {
    externalId: 'u2',
    email: 'angela@example.org',
    firstName: 'Angela',
    lastName: 'Merkur',
    tags: ['vip', 'new'],
  },
  { externalId: 'u3', firstName: 'Zoë', lastName: 'Angelopoulos', attributes: { plan: 'gold', visits: 3 } },
  { externalId: '100％', firstName: '王', lastName: '小明', attributes: { plan: 'gold', visits: 30 } },
  { externalId: 'a_b', firstName: 'back\\slash', attributes: { plan: 'silver', joined: '2020-02-29' } },
  { externalId: 'u6', firstName: 'Ángel', lastName: 'Núñez' },
];

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  web = await startApi(world);
  editor = await web.as('EDITOR');
  await createAttribute(world.ctx, {
    key: 'plan',
    label: 'Plan',
    type: 'CHOICE',
    choices: ['gold', 'silver'],
  });
  await createAttribute(world.ctx, { key: 'visits', label: 'Visits', type: 'NUMBER' });
  await createAttribute(world.ctx, { key: 'joined', label: 'Joined', type: 'DATE' });
  await addUsers(world.ctx, PEOPLE);
});

afterAll(async () => {
  await web.api.stop();
  await world.end();
});

const GOLD = { kind: 'attribute', key: 'plan', operator: 'anyOf', values: ['gold'] };

interface UserPage {
  users: {
    nodes: { externalId: string }[];
    edges: { cursor: string; node: { externalId: string } }[];
    totalCount: number;
    totalCountCapped: boolean;
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
  };
}

const USERS = `query ($filter: UsersFilter, $sort: UsersSort, $first: Int, $after: String, $before: String) {
  users(filter: $filter, sort: $sort, first: $first, after: $after, before: $before) {
    nodes { externalId } edges { cursor node { externalId } } totalCount totalCountCapped
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

async function list(variables: Record<string, unknown>): Promise<string[]> {
  const { users } = await editor.get<UserPage>(USERS, variables);
  return users.nodes.map(({ externalId }) => externalId);
}

const BY_NAME = { field: 'NAME', direction: 'ASC' };

describe('the directory of users', () => {
  it.each([
    ['angel', ['u2', 'u6', 'u1', 'u3']],
    ['ÁNGEL', ['u2', 'u6', 'u1', 'u3']],
    ['angel nunez', ['u6', 'u1']],
    ['nunez angel', ['u6', 'u1']],
    ['example.org', ['u2']],
    ['zoe', ['u3']],
    ['小明', ['100％']],
    ['u3', ['u3']],
    ['a_b', ['a_b']],
    ['a%b', []],
    ['_', ['a_b']],
    ['%', ['100％']],
    ['％', ['100％']],
    ['＿', ['a_b']],
    ['\\', ['a_b']],
    ['＼', ['a_b']],
    ['angel nobody', []],
    [' \t ', ['u2', 'u6', 'u1', 'a_b', 'u3', '100％']],
    ['angel\0', ['u2', 'u6', 'u1', 'u3']],
    ['\ud800', []],
    ["'; DROP TABLE users; --", []],
  ])('finds by %j without regard to case and accents', async (search, found) => {
    expect((await list({ filter: { search }, sort: BY_NAME })).toSorted()).toEqual(found.toSorted());
  });

  it('is filtered by tag, by target, and by all of it together', async () => {
    const gold = await createTarget(world.ctx, { name: 'Gold', rule: GOLD });
    expect(await list({ filter: { tag: 'vip' } })).toEqual(['u2', 'u1']);
    expect(await list({ filter: { tag: 'VIP' } })).toEqual([]);
    expect(await list({ filter: { tag: 'vip\0' } })).toEqual([]);
    expect(await list({ filter: { tag: 'vip', search: 'merkur' } })).toEqual(['u2']);
    expect(await list({ filter: { targetId: gold.id } })).toEqual(['100％', 'u3']);
    expect(await list({ filter: { targetId: gold.id, search: 'zoe' } })).toEqual(['u3']);
    expect(await editor.refusal(USERS, { filter: { targetId: '99999' } })).toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    });
    await deleteTargets(world.ctx, [gold.id]);
  });

  it('is read page by page, forwards and back, in every order, and counts once', async () => {
    const orders = {
      'NAME ASC': ['u1', 'u6', 'u2', 'a_b', 'u3', '100％'],
      'NAME DESC': ['100％', 'u3', 'a_b', 'u2', 'u6', 'u1'],
      'CREATED_AT ASC': ['u1', 'u2', 'u3', '100％', 'a_b', 'u6'],
      'CREATED_AT DESC': ['u6', 'a_b', '100％', 'u3', 'u2', 'u1'],
    };
    for (const [order, all] of Object.entries(orders)) {
      const [field, direction] = order.split(' ');
      const sort = { field, direction };
      const forwards: UserPage['users'][] = [];
      for (let after: string | null = null; forwards.at(-1)?.pageInfo.hasNextPage !== false;) {
        forwards.push((await editor.get<UserPage>(USERS, { sort, first: 4, after })).users);
        after = forwards.at(-1)?.pageInfo.endCursor ?? null;
      }
      expect([order, forwards.flatMap(page => page.nodes.map(node => node.externalId))]).toEqual([
        order,
        all,
      ]);
      expect(forwards.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual([false, true]);
      expect(forwards.map(({ totalCount, totalCountCapped }) => [totalCount, totalCountCapped])).toEqual([
        [6, false],
        [6, false],
      ]);
      for (const { edges, nodes, pageInfo } of forwards) {
        expect(edges.map(edge => edge.node)).toEqual(nodes);
        expect([edges[0]?.cursor, edges.at(-1)?.cursor]).toEqual([pageInfo.startCursor, pageInfo.endCursor]);
      }
      const before = forwards[1]?.pageInfo.startCursor;
      const back = (await editor.get<UserPage>(USERS, { sort, first: 3, before })).users;
      expect(back.nodes.map(node => node.externalId)).toEqual(all.slice(1, 4));
      expect(back.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    }
  });

  it('counts exactly up to ten thousand', async () => {
    const counted = async (search: string) =>
      (await editor.get<UserPage>(USERS, { filter: { search }, first: 1 })).users;
    await world.ctx.db.entities.query(
      `INSERT INTO users (external_id) SELECT 'many' || n FROM generate_series(1, 10000) n`,
    );
    expect(await counted('many')).toMatchObject({ totalCount: 10_000, totalCountCapped: false });
    await addUsers(world.ctx, [{ externalId: 'many and one' }]);
    expect(await counted('many')).toMatchObject({ totalCount: 10_000, totalCountCapped: true });
    await world.ctx.db.entities.query(`DELETE FROM users WHERE external_id LIKE 'many%'`);
  });

  it('refuses a cursor of another order and one that somebody made up', async () => {
    const { users } = await editor.get<UserPage>(USERS, { sort: BY_NAME, first: 1 });
    const cursor = users.pageInfo.endCursor;
    const made = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const other = { field: 'CREATED_AT', direction: 'DESC' };
    for (const [variables, field] of [
      [{ sort: other, after: cursor }, 'after'],
      [{ sort: { ...BY_NAME, direction: 'DESC' }, before: cursor }, 'before'],
      [{ sort: BY_NAME, after: '' }, 'after'],
      [{ sort: BY_NAME, after: 'nonsense' }, 'after'],
      [{ sort: BY_NAME, after: `${cursor}x` }, 'after'],
      [{ sort: other, after: made('CREATED_AT DESC') }, 'after'],
      [{ sort: other, after: made('CREATED_AT DESC', '1', '2') }, 'after'],
      [{ sort: other, after: made('CREATED_AT DESC', 1) }, 'after'],
      [{ sort: other, after: made('CREATED_AT DESC', '1; DROP TABLE users') }, 'after'],
      [{ sort: other, after: made('CREATED_AT DESC', '9'.repeat(30)) }, 'after'],
      [{ sort: BY_NAME, after: made('NAME ASC', 'nul\0', '1') }, 'after'],
      [{ sort: BY_NAME, after: Buffer.from('{"a":1}').toString('base64url') }, 'after'],
    ] as const)
      expect([variables, (await editor.refusal(USERS, variables)).extensions]).toEqual([
        variables,
        {
          code: 'BAD_USER_INPUT',
          fields: [
            {
              path: field,
              message: 'This cursor does not belong to this list and order; begin with the first page.',
            },
          ],
        },
      ]);
    expect(await editor.refusal(USERS, { sort: BY_NAME, after: cursor, before: cursor })).toMatchObject({
      message: 'Give after or before, not both.',
      extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'before' }] },
    });
  });
});

describe('a target', () => {
  const CREATE =
    'mutation ($input: CreateTargetInput!) { createTarget(input: $input) { id name rule userCount summary spanish: summary(language: "es-CL") } }';
  const PREVIEW = 'query ($rule: JSON!) { previewRule(rule: $rule) { count summary sample { externalId } } }';

  it('is a rule that is told in words, counts its users, and is copied, changed and deleted', async () => {
    const { createTarget: made } = await editor.get<{ createTarget: { id: TargetId } }>(CREATE, {
      input: {
        name: ' Gold ',
        rule: { kind: 'all', rules: [GOLD, { ...GOLD, values: ['silver'], not: true }] },
      },
    });
    expect(made).toEqual({
      id: expect.any(String),
      name: 'Gold',
      rule: {
        kind: 'all',
        rules: [
          { ...GOLD, type: 'CHOICE' },
          { ...GOLD, values: ['silver'], type: 'CHOICE', not: true },
        ],
      },
      userCount: 2,
      summary: expect.stringContaining('gold'),
      spanish: expect.stringMatching(/ y | es /),
    });
    const { cloneTarget: copy } = await editor.get<{ cloneTarget: { id: TargetId } }>(
      'mutation ($id: ID!) { cloneTarget(id: $id) { id name userCount } }',
      { id: made.id },
    );
    expect(copy).toEqual({ id: expect.any(String), name: 'Gold (copy)', userCount: 2 });
    const update = 'mutation ($input: UpdateTargetInput!) { updateTarget(input: $input) { name userCount } }';
    expect(
      await editor.get(update, { input: { id: copy.id, name: 'All', rule: { kind: 'everyone' } } }),
    ).toEqual({
      updateTarget: { name: 'All', userCount: 6 },
    });
    expect(await editor.get('{ targets { name } }')).toEqual({
      targets: [{ name: 'All' }, { name: 'Gold' }],
    });
    const ids = [made.id, copy.id, '99999'];
    expect(await editor.get('mutation ($ids: [ID!]!) { deleteTargets(ids: $ids) }', { ids })).toEqual({
      deleteTargets: [made.id, copy.id],
    });
    for (const operation of ['cloneTarget(id: 99999) { id }', 'updateTarget(input: { id: 99999 }) { id }'])
      expect(await editor.refusal(`mutation { ${operation} }`)).toMatchObject({
        extensions: { code: 'NOT_FOUND' },
      });
  });

  it('is refused with the place of each fault while its rule is incomplete', async () => {
    const rule = {
      kind: 'all',
      rules: [
        { kind: 'any', rules: [] },
        { kind: 'attribute', key: 'nonsense', operator: 'isSet' },
        { kind: 'attribute', key: 'plan', operator: 'anyOf', values: ['tin'] },
        { kind: 'tag', operator: 'anyOf', tags: [] },
        { kind: 'tag', operator: 'anyOf', tags: ['half \ud800'] },
      ],
    };
    const refusal = await editor.refusal(CREATE, { input: { name: 'x', rule } });
    expect(refusal.extensions.fields?.map(({ path }) => path)).toEqual([
      'rule.rules[0].rules',
      'rule.rules[1].key',
      'rule.rules[2].values[0]',
      'rule.rules[3].tags',
      'rule.rules[4].tags[0]',
    ]);
    for (const nothing of [
      {},
      [],
      '',
      null,
      0,
      { kind: 'all' },
      { kind: 'all', rules: [] },
      { kind: 'everyone', not: true },
    ]) {
      const { errors, data } = await editor.ask(PREVIEW, { rule: nothing });
      expect([nothing, errors?.[0]?.extensions.code, data ?? null]).toEqual([
        nothing,
        'BAD_USER_INPUT',
        null,
      ]);
    }
    for (const name of ['', '  ', 'x'.repeat(201), 'two\nlines', 'nul\0', 'half \ud83d'])
      expect(await editor.refusal(CREATE, { input: { name, rule: { kind: 'everyone' } } })).toMatchObject({
        extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'name' }] },
      });
  });

  it('can be looked at before it is saved', async () => {
    expect(await editor.get(PREVIEW, { rule: GOLD })).toEqual({
      previewRule: {
        count: 2,
        summary: expect.stringContaining('gold'),
        sample: [{ externalId: '100％' }, { externalId: 'u3' }],
      },
    });
    const { previewRule } = await editor.get<{ previewRule: { count: number; sample: object[] } }>(PREVIEW, {
      rule: { ...GOLD, not: true },
    });
    expect(previewRule).toMatchObject({ count: 4, sample: { length: 4 } });
    // A leap day has its birthday on the last of February in other years.
    expect(
      await editor.get(PREVIEW, {
        rule: { kind: 'attribute', key: 'joined', operator: 'on', value: '2020-02-29' },
      }),
    ).toMatchObject({ previewRule: { count: 1 } });
  });

  it('that a campaign uses cannot be deleted, and says which', async () => {
    const target = await createTarget(world.ctx, { name: 'Used', rule: GOLD });
    const spare = await createTarget(world.ctx, { name: 'Spare', rule: GOLD });
    await addMailCampaign(world.ctx, { name: 'Spring news', targeting: true, targetIds: [target.id] });
    await addMailCampaign(world.ctx, {
      name: 'Autumn news',
      targeting: false,
      excludedTargetIds: [target.id],
    });
    await expect(deleteTargets(world.ctx, [spare.id, target.id])).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'These campaigns use it: Autumn news, Spring news. Change them first.',
    });
    const { targets } = await editor.get<{ targets: { name: string }[] }>('{ targets { name } }');
    expect(targets.map(({ name }) => name)).toEqual(['Spare', 'Used']);
  });

  it('whose attribute is gone is an error wherever it is used, and never means everyone', async () => {
    const not = await createTarget(world.ctx, {
      name: 'Not gone',
      rule: { kind: 'attribute', key: 'visits', operator: 'isSet', not: true },
    });
    const campaign = await addMailCampaign(world.ctx, { targeting: true, targetIds: [not.id] });
    await world.ctx.db.entities.query(`DELETE FROM attributes WHERE key = 'visits'`);
    expect(
      await editor.get('query ($id: ID!) { target(id: $id) { userCount summary } }', { id: not.id }),
    ).toEqual({ target: { userCount: null, summary: 'Visits is not set' } });
    const words = expect.stringContaining('There is no attribute “visits”');
    expect(await editor.refusal(USERS, { filter: { targetId: not.id } })).toMatchObject({
      message: words,
      extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'filter.targetId.key' }] },
    });
    const audience = 'query ($id: ID!) { audience(input: { campaignId: $id }) { total } }';
    expect(await editor.refusal(audience, { id: campaign.id })).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'targets.Not gone.key' }] },
    });
    await expect(launchAtOnce(world.ctx, campaign.id)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: words,
    });
    expect(await world.ctx.db.entities.query('SELECT FROM shipments')).toEqual([]);
  });
});
