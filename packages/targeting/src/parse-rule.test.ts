import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRule } from './parse-rule.js';
import { ATTRIBUTE_OPERATORS } from './rows/attribute.js';
import { RULE_LIMITS } from './rule-limits.js';
import { CATALOG, ruleOf } from './testing/example.js';
import { OPERATOR_CASES } from './testing/operator-cases.js';

const EVERYONE = { kind: 'everyone' };
const city = (more: object): object => ({ kind: 'attribute', key: 'city', ...more });
const visits = (more: object): object => ({ kind: 'attribute', key: 'visits', ...more });
const birthday = (more: object): object => ({ kind: 'attribute', key: 'birthday', ...more });
const plan = (more: object): object => ({ kind: 'attribute', key: 'plan', ...more });
const nested = (levels: number): object =>
  levels === 0 ? EVERYONE : { kind: 'all', rules: [nested(levels - 1)] };

const attributeType = (key: string): string | undefined =>
  CATALOG.attributes.find(declaration => declaration.key === key)?.type;

function issuesOf(json: unknown, language?: 'en' | 'es'): { path: string; message: string }[] {
  const parsed = parseRule(json, CATALOG, language);
  return parsed.ok ? [] : parsed.issues;
}

describe('a sound rule', () => {
  it.each<[string, unknown, unknown]>([
    ['everyone', EVERYONE, EVERYONE],
    [
      'texts trimmed, in NFC, and `not` only where true',
      { kind: 'any', not: false, rules: [city({ operator: 'is', value: '  Bogota\u0301 ', not: true })] },
      {
        kind: 'any',
        rules: [{ kind: 'attribute', key: 'city', type: 'TEXT', operator: 'is', value: 'Bogotá', not: true }],
      },
    ],
    [
      'repetitions gone, capitals not counting in texts',
      city({ operator: 'isOneOf', values: ['Lima', 'LIMA', 'Quito'] }),
      { kind: 'attribute', key: 'city', type: 'TEXT', operator: 'isOneOf', values: ['Lima', 'Quito'] },
    ],
    [
      'repetitions gone, capitals counting in tags',
      { kind: 'tag', operator: 'allOf', tags: ['vip', ' vip ', 'VIP'] },
      { kind: 'tag', operator: 'allOf', tags: ['vip', 'VIP'] },
    ],
    [
      'the type may be given',
      visits({ type: 'NUMBER', operator: 'between', from: 1, to: 1 }),
      { kind: 'attribute', key: 'visits', type: 'NUMBER', operator: 'between', from: 1, to: 1 },
    ],
    [
      'no minus zero',
      visits({ operator: 'lessThan', value: -0 }),
      { kind: 'attribute', key: 'visits', type: 'NUMBER', operator: 'lessThan', value: 0 },
    ],
    ['groups up to the limit', nested(RULE_LIMITS.depth), nested(RULE_LIMITS.depth)],
  ])('is returned in its canonical form: %s', (_name, json, rule) => {
    expect(parseRule(json, CATALOG)).toEqual({ ok: true, rule });
  });

  it.each(OPERATOR_CASES.map(({ row }) => row))('parses to itself once it is canonical: %j', row => {
    const rule = ruleOf({ kind: 'attribute', ...row });
    expect(parseRule(JSON.parse(JSON.stringify(rule)), CATALOG)).toEqual({ ok: true, rule });
  });

  it('may be as long as the limits say', () => {
    const values = Array.from({ length: RULE_LIMITS.valuesPerList }, (_, index) => `v${index}`);
    const rows = Array.from({ length: RULE_LIMITS.rows }, () => ({
      kind: 'tag',
      operator: 'anyOf',
      tags: ['a'],
    }));
    expect(issuesOf({ kind: 'tag', operator: 'anyOf', tags: values })).toEqual([]);
    expect(issuesOf({ kind: 'all', rules: rows })).toEqual([]);
  });
});

it('knows an operand for every operator of every type', () => {
  const tried = OPERATOR_CASES.map(({ row }) => `${attributeType(row.key)} ${row.operator}`);
  const offered = Object.entries(ATTRIBUTE_OPERATORS).flatMap(([type, operators]) =>
    operators.map(operator => `${type} ${operator}`),
  );
  expect(new Set(tried)).toEqual(new Set(offered));
});

describe('a rule is refused, with the place and what to do', () => {
  it.each<[unknown, string, RegExp]>([
    // What is no rule at all.
    [undefined, '', /object with a "kind"/],
    [null, '', /object/],
    ['everyone', '', /object/],
    [[EVERYONE], '', /object/],
    [{}, 'kind', /^Choose one of: all, any, everyone, attribute, tag\.$/],
    [{ kind: 'none', rules: [EVERYONE] }, 'kind', /“none” is no kind/],
    [{ kind: 'constructor' }, 'kind', /no kind/],
    [{ kind: ['all'], rules: [EVERYONE] }, 'kind', /no kind/],
    // Groups.
    [{ kind: 'all' }, 'rules', /empty/],
    [{ kind: 'all', rules: [] }, 'rules', /empty. Add a condition/],
    [{ kind: 'any', rules: {} }, 'rules', /empty/],
    [{ kind: 'any', rules: [EVERYONE, { kind: 'all', rules: [] }] }, 'rules[1].rules', /empty/],
    [{ kind: 'any', rules: [null] }, 'rules[0]', /object/],
    [{ kind: 'any', rules: [EVERYONE], not: 'yes' }, 'not', /true, false or left out/],
    [{ kind: 'any', rules: [EVERYONE], rule: EVERYONE }, 'rule', /“rule” has no meaning here/],
    [
      nested(RULE_LIMITS.depth + 1),
      'rules[0].rules[0].rules[0].rules[0].rules[0].rules[0].rules[0].rules[0]',
      /8 deep/,
    ],
    [
      { kind: 'all', rules: Array.from({ length: 201 }, () => EVERYONE) },
      'rules[200]',
      /at most 200 conditions/,
    ],
    // Everyone.
    [{ kind: 'everyone', not: true }, 'not', /nobody/],
    [{ kind: 'everyone', but: [] }, 'but', /no meaning/],
    [JSON.parse('{"kind":"everyone","__proto__":{}}'), '__proto__', /no meaning/],
    // Tags.
    [{ kind: 'tag', tags: ['a'] }, 'operator', /Choose one of: anyOf, allOf/],
    [{ kind: 'tag', operator: 'noneOf', tags: ['a'] }, 'operator', /“noneOf” is not possible/],
    [{ kind: 'tag', operator: 'anyOf' }, 'tags', /list of at least one/],
    [{ kind: 'tag', operator: 'allOf', tags: [] }, 'tags', /at least one/],
    [{ kind: 'tag', operator: 'anyOf', tags: 'a' }, 'tags', /list/],
    [{ kind: 'tag', operator: 'anyOf', tags: ['a', ' '] }, 'tags[1]', /empty/],
    [{ kind: 'tag', operator: 'anyOf', tags: ['a', 5] }, 'tags[1]', /Give a text/],
    [{ kind: 'tag', operator: 'anyOf', tags: ['x'.repeat(101)] }, 'tags[0]', /at most 100 characters/],
    [
      { kind: 'tag', operator: 'anyOf', tags: Array(1001).fill('a') },
      'tags',
      /at most 1000 values; these are 1001/,
    ],
    // Attributes.
    [{ kind: 'attribute', operator: 'isSet' }, 'key', /no attribute/],
    [{ kind: 'attribute', key: 'gone', operator: 'isSet' }, 'key', /“gone”. Declare it/],
    [{ kind: 'attribute', key: 'toString', operator: 'isSet' }, 'key', /no attribute/],
    [{ kind: 'attribute', key: ['city'], operator: 'isSet' }, 'key', /no attribute/],
    [
      city({ operator: 'equals', value: 'x' }),
      'operator',
      /“equals” is not possible here. Choose one of: is, isOneOf/,
    ],
    [
      city({ type: 'NUMBER', operator: 'equals', value: 5 }),
      'type',
      /City is of the type TEXT, not “NUMBER”/,
    ],
    [city({ operator: 'is', value: 5 }), 'value', /Give a text/],
    [city({ operator: 'is' }), 'value', /Give a text/],
    [city({ operator: 'is', value: ' ' }), 'value', /empty/],
    [city({ operator: 'is', value: 'x'.repeat(1001) }), 'value', /at most 1000/],
    [city({ operator: 'is', value: 'a\0b' }), 'value', /NUL/],
    [city({ operator: 'is', value: 'a\ud800' }), 'value', /half a character/],
    [city({ operator: 'is', value: 'x', values: ['x'] }), 'values', /no meaning/],
    [city({ operator: 'isSet', value: 'x' }), 'value', /no meaning/],
    [city({ operator: 'isOneOf', value: 'x' }), 'values', /list/],
    [visits({ operator: 'equals', value: '5' }), 'value', /number, without quotation marks/],
    [visits({ operator: 'lessThan', value: Number.NaN }), 'value', /number/],
    [visits({ operator: 'greaterThan', value: Number.POSITIVE_INFINITY }), 'value', /number/],
    [visits({ operator: 'between', from: 5 }), 'to', /number/],
    [visits({ operator: 'between', from: 5, to: 4 }), 'to', /Swap/],
    [birthday({ operator: 'on', value: '2026-02-30' }), 'value', /date that exists/],
    [birthday({ operator: 'on', value: '28/02/2026' }), 'value', /date/],
    [birthday({ operator: 'between', from: '2026-03-01', to: '2026-02-01' }), 'to', /Swap/],
    [birthday({ operator: 'inLastDays', days: -1 }), 'days', /whole number of days from 0/],
    [birthday({ operator: 'inLastDays', days: 1.5 }), 'days', /whole number/],
    [birthday({ operator: 'inNextDays', days: 36_501 }), 'days', /to 36500/],
    [birthday({ operator: 'inNextDays', value: 7 }), 'days', /whole number/],
    [{ kind: 'attribute', key: 'adult', operator: 'is', value: true }, 'operator', /isTrue, isFalse, isSet/],
    [
      plan({ operator: 'anyOf', values: ['gold', 'bronze'] }),
      'values[1]',
      /“bronze” is not \(or no longer\) a choice of Plan/,
    ],
    [plan({ operator: 'allOf', values: ['gold'] }), 'operator', /anyOf, isSet/],
    [{ kind: 'attribute', key: 'words', operator: 'allOf', values: [['a']] }, 'values[0]', /Give a text/],
  ])('%j at "%s"', (json, path, message) => {
    const issues = issuesOf(json);
    expect(issues.map(issue => issue.path)).toContain(path);
    expect(issues.find(issue => issue.path === path)?.message).toMatch(message);
  });

  it('with every issue at once, in the language that is asked for', () => {
    const json = {
      kind: 'all',
      not: 1,
      rules: [
        visits({ operator: 'between', from: 'a', to: 'b' }),
        { kind: 'any', rules: [] },
        plan({ operator: 'anyOf', values: ['x'] }),
      ],
      extra: true,
    };
    expect(issuesOf(json, 'en').map(({ path }) => path)).toEqual([
      'rules[0].from',
      'rules[0].to',
      'rules[1].rules',
      'rules[2].values[0]',
      'not',
      'extra',
    ]);
    expect(issuesOf(json, 'es')[2]).toEqual({
      path: 'rules[1].rules',
      message: 'El grupo está vacío. Añade una condición o quítalo.',
    });
  });

  it('with one issue for all the conditions that are too many', () => {
    const group = { kind: 'any', rules: Array.from({ length: 150 }, () => EVERYONE) };
    expect(issuesOf({ kind: 'all', rules: [group, group, group] }).map(({ path }) => path)).toEqual([
      'rules[1].rules[50]',
    ]);
  });

  it('when an attribute was deleted or declared anew since the rule was stored', () => {
    const stored = ruleOf(plan({ operator: 'anyOf', values: ['gold'] }));
    const text = { key: 'plan', label: 'Plan', type: 'LIST' as const, choices: ['gold'] };
    expect(parseRule(stored, { attributes: [] })).toMatchObject({ ok: false, issues: [{ path: 'key' }] });
    expect(parseRule(stored, { attributes: [text] })).toMatchObject({
      ok: false,
      issues: [{ path: 'type' }],
    });
  });

  it('without reading on for ever, however long it is', () => {
    const wide = { kind: 'all', rules: Array.from({ length: 100_000 }, () => ({ kind: 'all', rules: [] })) };
    const props = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`p${index}`, 1]));
    expect(issuesOf(wide)).toHaveLength(RULE_LIMITS.issues);
    expect(issuesOf({ ...EVERYONE, ...props })).toHaveLength(RULE_LIMITS.issues);
  });
});

describe('arbitrary JSON', () => {
  const seed = 20_261_123;
  const words = fc.constantFrom(
    'all',
    'any',
    'everyone',
    'tag',
    'attribute',
    'city',
    'visits',
    'plan',
    'gold',
    'is',
    'anyOf',
    'isSet',
    'isOneOf',
  );
  const names = fc.constantFrom(
    'kind',
    'not',
    'rules',
    'operator',
    'tags',
    'key',
    'type',
    'value',
    'values',
    'from',
    'to',
    'days',
  );
  const { node } = fc.letrec(tie => ({
    node: fc.oneof(
      { depthSize: 'medium' },
      fc.oneof(words, fc.jsonValue(), fc.double(), fc.constant([])),
      fc.array(tie('node'), { maxLength: 4 }),
      fc.dictionary(
        fc.oneof({ weight: 9, arbitrary: names }, { weight: 1, arbitrary: fc.string() }),
        tie('node'),
        { maxKeys: 6 },
      ),
      fc.record({ kind: fc.constantFrom('all', 'any'), rules: fc.array(tie('node'), { maxLength: 3 }) }),
      fc.record({ kind: fc.constant('tag'), operator: words, tags: fc.array(tie('node'), { maxLength: 3 }) }),
      fc.record({ kind: fc.constant('everyone') }),
    ),
  }));

  it(`is refused with reasons or becomes a rule with something in it (seed ${seed})`, () => {
    let accepted = 0;
    fc.assert(
      fc.property(node, json => {
        const parsed = parseRule(json, CATALOG);
        if (!parsed.ok) {
          expect(parsed.issues.length).toBeGreaterThan(0);
          return;
        }
        accepted += 1;
        expect(JSON.stringify(parsed.rule)).not.toMatch(/\[\]|:""|-0|null/);
        expect(parseRule(JSON.parse(JSON.stringify(parsed.rule)), CATALOG)).toEqual(parsed);
      }),
      { seed, numRuns: 3_000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});
