import { describe, expect, it } from '@jest/globals';
import { evaluateRule } from './evaluate-rule.js';
import { explainRule } from './explain-rule.js';
import { referencedAttributes } from './referenced-attributes.js';
import type { Rule } from './rule.js';
import { CONTEXT, ruleOf, user } from './testing/example.js';
import { UNPARSED } from './testing/unparsed-rules.js';
import { OPERATOR_CASES } from './testing/operator-cases.js';

const selects = (json: unknown, who = user()): boolean => evaluateRule(ruleOf(json), who, CONTEXT);

const isSet = (key: string): object => ({ kind: 'attribute', key, operator: 'isSet' });

describe('an attribute row', () => {
  it.each(OPERATOR_CASES)(
    'tells who matches, and its negation the others: $row',
    ({ row, matching, others }) => {
      const values = [...matching, ...others];
      const users = values.map(value => user(value === undefined ? {} : { [row.key]: value }));
      const expected = values.map((_, index) => index < matching.length);
      const answers = (json: object): boolean[] => users.map(who => selects(json, who));
      expect(answers({ kind: 'attribute', ...row })).toEqual(expected);
      expect(answers({ kind: 'attribute', ...row, not: true })).toEqual(expected.map(matches => !matches));
    },
  );
});

describe('a tag row', () => {
  it.each([
    ['anyOf', ['vip', 'new'], ['new'], true],
    ['anyOf', ['vip'], ['VIP'], false],
    ['anyOf', ['vip'], [], false],
    ['allOf', ['vip', 'new'], ['new', 'x', 'vip'], true],
    ['allOf', ['vip', 'new'], ['new'], false],
  ])('%s %j on a user with %j is %s', (operator, tags, has, matches) => {
    expect(selects({ kind: 'tag', operator, tags }, user({}, has))).toBe(matches);
    expect(selects({ kind: 'tag', operator, tags, not: true }, user({}, has))).toBe(!matches);
  });
});

describe('a group', () => {
  const yes = { kind: 'everyone' };
  const no = { kind: 'any', not: true, rules: [yes] };

  it.each([
    ['all', [yes, yes], true],
    ['all', [yes, no], false],
    ['any', [no, yes], true],
    ['any', [no, no], false],
  ])('%s of %j is %s', (kind, rules, matches) => {
    expect(selects({ kind, rules })).toBe(matches);
    expect(selects({ kind, rules, not: true })).toBe(!matches);
  });
});

it('explains by the same tree with an answer on every node', () => {
  const rule = ruleOf({
    kind: 'any',
    rules: [
      { kind: 'attribute', key: 'plan', operator: 'anyOf', values: ['gold'] },
      { kind: 'all', not: true, rules: [{ kind: 'tag', operator: 'anyOf', tags: ['vip'], not: true }] },
    ],
  });
  expect(explainRule(rule, user({ plan: 'free' }, ['vip']), CONTEXT)).toEqual({
    kind: 'any',
    matched: true,
    rules: [
      { kind: 'attribute', key: 'plan', type: 'CHOICE', operator: 'anyOf', values: ['gold'], matched: false },
      {
        kind: 'all',
        not: true,
        matched: true,
        rules: [{ kind: 'tag', operator: 'anyOf', tags: ['vip'], not: true, matched: false }],
      },
    ],
  });
});

it('names the attributes that it refers to, at any depth and each once', () => {
  const rule = ruleOf({
    kind: 'all',
    rules: [isSet('city'), { kind: 'any', rules: [isSet('plan'), isSet('city'), { kind: 'everyone' }] }],
  });
  expect(referencedAttributes(rule)).toEqual(new Set(['city', 'plan']));
});

describe('a rule that did not come through parseRule', () => {
  it.each(UNPARSED)('stops instead of selecting everyone: %j', json => {
    const attributes = { city: 'Lima', visits: 5, adult: true, birthday: '1990-02-28', plan: 'gold' };
    const who = user({ ...attributes, sports: ['golf'] });
    expect(() => evaluateRule(json as Rule, who, CONTEXT)).toThrow();
    expect(() => explainRule(json as Rule, who, CONTEXT)).toThrow();
  });
});
