import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { evaluateRule } from '../evaluate-rule.js';
import { foldText } from '../fold-text.js';
import type { Rule } from '../rule.js';
import type { RuleContext, TargetedUser } from '../rule-context.js';
import { storedUser } from '../testing/awkward-users.js';
import { CONTEXT, ruleOf } from '../testing/example.js';
import { OPERATOR_CASES } from '../testing/operator-cases.js';
import { testServerUrl } from '../testing/postgres.js';
import { queryText } from '../testing/query-text.js';
import { context, validRule } from '../testing/random-rules.js';
import { compileRule } from './compile-rule.js';
import { foldSql } from './fold-text.sql.js';
import { sql } from './fragment.js';

// A machine under load may take long to create databases.
jest.setTimeout(120_000);

const SEED = 20_261_123;
const USERS = 400;
const RULES = 400;

let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client(testServerUrl());
  await client.connect();
  await client.query(`
    CREATE TEMPORARY TABLE users (
      id integer PRIMARY KEY,
      attributes jsonb NOT NULL,
      tags text[] NOT NULL
    );
    CREATE INDEX ON users USING gin (attributes jsonb_path_ops);
    CREATE INDEX ON users USING gin (tags)`);
});

afterAll(async () => {
  await client?.end();
});

interface Row extends TargetedUser {
  id: number;
}

async function fillWith(users: readonly { attributes: string; tags: readonly string[] }[]): Promise<Row[]> {
  await client.query('TRUNCATE users');
  for (const [id, { attributes, tags }] of users.entries())
    await client.query('INSERT INTO users VALUES ($1, $2, $3)', [id, attributes, tags]);
  await client.query('ANALYZE users');
  // The evaluator sees the users as the database gives them back.
  return (await client.query<Row>('SELECT id, attributes, tags FROM users ORDER BY id')).rows;
}

/** What the compiled rule says of each user: true, false, or null where it is not two-valued. */
async function answers(rule: Rule, clock: RuleContext): Promise<(boolean | null)[]> {
  const condition = compileRule(rule, clock);
  const rows = await client.query<{ matched: boolean | null }>(
    queryText(sql`SELECT ${condition} AS matched FROM users u ORDER BY u.id`),
  );
  return rows.rows.map(({ matched }) => matched);
}

async function selected(rule: Rule, clock: RuleContext): Promise<number[]> {
  const condition = compileRule(rule, clock);
  const rows = await client.query<{ id: number }>(
    queryText(sql`SELECT u.id FROM users u WHERE ${condition} ORDER BY u.id`),
  );
  return rows.rows.map(({ id }) => id);
}

const negated = (rule: Rule): Rule => ({ kind: 'all', not: true, rules: [rule] });

describe('PostgreSQL and the evaluator', () => {
  it.each(OPERATOR_CASES)('agree on the table of operators: $row', async ({ row, matching, others }) => {
    const values = [...matching, ...others];
    await fillWith(
      values.map(value => ({
        attributes: JSON.stringify(value === undefined ? {} : { [row.key]: value }),
        tags: [],
      })),
    );
    const expected = values.map((_, index) => index < matching.length);
    expect(await answers(ruleOf({ kind: 'attribute', ...row }), CONTEXT)).toEqual(expected);
    expect(await answers(ruleOf({ kind: 'attribute', ...row, not: true }), CONTEXT)).toEqual(
      expected.map(matches => !matches),
    );
  });

  it(`select the same of ${USERS} awkward users by ${RULES} random rules, and by their negations the others (seed ${SEED})`, async () => {
    const users = await fillWith(fc.sample(storedUser, { seed: SEED, numRuns: USERS }));
    expect(users).toHaveLength(USERS);
    const shares: number[] = [];

    await fc.assert(
      fc.asyncProperty(validRule(), context, async (json, clock) => {
        const rule = ruleOf(json);
        const expected = users.map(user => evaluateRule(rule, user, clock));
        expect(await answers(rule, clock)).toEqual(expected);
        expect(await answers(negated(rule), clock)).toEqual(expected.map(matches => !matches));

        const matching = users.filter((_, index) => expected[index]).map(({ id }) => id);
        const others = users.filter((_, index) => !expected[index]).map(({ id }) => id);
        await client.query('SET enable_seqscan = off');
        expect(await selected(rule, clock)).toEqual(matching);
        expect(await selected(negated(rule), clock)).toEqual(others);
        await client.query('SET enable_seqscan = on');
        shares.push(matching.length / USERS);
      }),
      { seed: SEED, numRuns: RULES },
    );

    // The rules told users apart; a test of rules that select all or nobody would prove little.
    expect(shares.filter(share => share > 0 && share < 1).length).toBeGreaterThan(RULES / 2);
  });

  it('fold every character alike', async () => {
    const characters: string[] = [];
    for (let code = 1; code <= 0x1_ffff; code++)
      if (code < 0xd800 || code > 0xdfff) characters.push(String.fromCodePoint(code));
    const folded = characters.map(foldText);
    const query = sql`
      SELECT ${foldSql(sql`c.character`, [...new Set(folded)])} AS folded
      FROM unnest(${characters}::text[]) WITH ORDINALITY AS c (character, place)
      ORDER BY c.place`;
    const rows = await client.query<{ folded: string }>(queryText(query));
    const different = rows.rows.flatMap((row, index) =>
      row.folded === folded[index] ? [] : [{ character: characters[index], ...row }],
    );
    expect(rows.rows).toHaveLength(characters.length);
    expect(different).toEqual([]);
  });

  it('can be served by the indexes', async () => {
    await client.query('SET enable_seqscan = off');
    const plan = async (json: object): Promise<string> => {
      const condition = compileRule(ruleOf(json), CONTEXT);
      const rows = await client.query<{ 'QUERY PLAN': string }>(
        queryText(sql`EXPLAIN SELECT u.id FROM users u WHERE ${condition}`),
      );
      return rows.rows.map(row => row['QUERY PLAN']).join('\n');
    };
    const attributes = /Bitmap Index Scan on users_attributes_idx/;
    expect(await plan({ kind: 'tag', operator: 'anyOf', tags: ['a', 'b'] })).toMatch(/users_tags_idx/);
    expect(await plan({ kind: 'tag', operator: 'allOf', tags: ['a', 'b'] })).toMatch(/users_tags_idx/);
    for (const row of [
      { key: 'plan', operator: 'anyOf', values: ['gold'] },
      { key: 'plan', operator: 'anyOf', values: ['gold', 'free'] },
      { key: 'sports', operator: 'anyOf', values: ['golf', 'chess'] },
      { key: 'sports', operator: 'allOf', values: ['golf', 'chess'] },
      { key: 'visits', operator: 'equals', value: 5 },
      { key: 'adult', operator: 'isTrue' },
      { key: 'birthday', operator: 'on', value: '2026-02-28' },
    ])
      expect(await plan({ kind: 'attribute', ...row })).toMatch(attributes);
    await client.query('SET enable_seqscan = on');
  });

  it.each([
    ['of plain C', "LOCALE 'C'"],
    ['whose capitals are Turkish', "LOCALE_PROVIDER icu ICU_LOCALE 'tr' LOCALE 'C.UTF-8'"],
  ])('agree in a database %s', async (_name, locale) => {
    await client.query('DROP DATABASE IF EXISTS chasqui_targeting_locale');
    await client.query(
      `CREATE DATABASE chasqui_targeting_locale TEMPLATE template0 ENCODING 'UTF8' ${locale}`,
    );
    const url = new URL(testServerUrl());
    url.pathname = '/chasqui_targeting_locale';
    const other = new pg.Client(url.href);
    await other.connect();
    const wrong: unknown[] = [];
    for (const { row, matching, others } of OPERATOR_CASES) {
      const condition = compileRule(ruleOf({ kind: 'attribute', ...row }), CONTEXT);
      const stored = [...matching, ...others].map(value => JSON.stringify({ [row.key]: value }));
      const query = sql`
        SELECT ${condition} AS matched
        FROM unnest(${stored}::jsonb[]) WITH ORDINALITY AS u (attributes, place)
        ORDER BY u.place`;
      const { rows } = await other.query<{ matched: boolean }>(queryText(query));
      const agree = rows.every(({ matched }, index) => matched === index < matching.length);
      if (!agree || rows.length !== stored.length) wrong.push(row);
    }
    await other.end();
    await client.query('DROP DATABASE chasqui_targeting_locale');
    expect(wrong).toEqual([]);
  });
});
