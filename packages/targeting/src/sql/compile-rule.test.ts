import { describe, expect, it } from '@jest/globals';
import type { Rule } from '../rule.js';
import { CONTEXT, ruleOf } from '../testing/example.js';
import { OPERATOR_CASES } from '../testing/operator-cases.js';
import { UNPARSED } from '../testing/unparsed-rules.js';
import { queryText } from '../testing/query-text.js';
import { compileRule } from './compile-rule.js';

const compiled = (json: unknown): { text: string; values: unknown[] } =>
  queryText(compileRule(ruleOf(json), CONTEXT));

const asks = (key: string, more: object): object => ({ kind: 'attribute', key, ...more });
const cityIs = (value: string): object => asks('city', { operator: 'is', value });

describe('the SQL of a rule', () => {
  it('is one condition in parentheses with its operands apart', () => {
    const rule = ruleOf({
      kind: 'any',
      rules: [
        { kind: 'tag', operator: 'anyOf', tags: ["a'; DROP TABLE users; --"], not: true },
        { kind: 'attribute', key: 'plan', operator: 'anyOf', values: ['gold', 'platinum'] },
        { kind: 'everyone' },
      ],
    });
    const fragment = compileRule(rule, CONTEXT);
    expect(fragment.strings).toHaveLength(fragment.values.length + 1);
    expect(queryText(fragment)).toEqual({
      text: '((NOT (u.tags && $1::text[])) OR (u.attributes @> ANY ($2::jsonb[])) OR (TRUE))',
      values: [["a'; DROP TABLE users; --"], ['{"plan":"gold"}', '{"plan":"platinum"}']],
    });
  });

  it('asks for exact values by containment, which a GIN index serves', () => {
    const contains = '(u.attributes @> $1::jsonb)';
    expect(compiled(asks('visits', { operator: 'equals', value: 5 }))).toEqual({
      text: contains,
      values: ['{"visits":5}'],
    });
    expect(compiled(asks('adult', { operator: 'isFalse' }))).toEqual({
      text: contains,
      values: ['{"adult":false}'],
    });
    expect(compiled(asks('birthday', { operator: 'on', value: '2026-02-28' }))).toEqual({
      text: contains,
      values: ['{"birthday":"2026-02-28"}'],
    });
    expect(compiled(asks('sports', { operator: 'allOf', values: ['golf', 'chess'] }))).toEqual({
      text: contains,
      values: ['{"sports":["golf","chess"]}'],
    });
  });

  it('translates only the capitals of the letters beyond ASCII that the operand has', () => {
    expect(compiled(cityIs('LIMA')).values).toEqual(['city', 'lima', 'city', 'string']);
    expect(compiled(cityIs('Ñuñoa')).values).toEqual(['city', 'Ñ', 'ñ', 'ñuñoa', 'city', 'string']);
    expect(compiled(cityIs('Σ')).values).toEqual(['city', 'Σς', 'σσ', 'σ', 'city', 'string']);
  });

  it.each(OPERATOR_CASES.map(({ row }) => row))('states the type of every parameter: %j', row => {
    const { strings } = compileRule(ruleOf({ kind: 'attribute', ...row }), CONTEXT);
    for (const after of strings.slice(1)) expect(after).toMatch(/^::[a-z]+(\[\])?/);
  });

  it('uses the alias that it is given, if that is a plain name', () => {
    const rule = ruleOf({ kind: 'tag', operator: 'anyOf', tags: ['a'] });
    expect(queryText(compileRule(rule, CONTEXT, { alias: 'people' })).text).toBe(
      '(people.tags && $1::text[])',
    );
    for (const alias of ['', 'U', 'a b', 'u"', 'u;', '1u'])
      expect(() => compileRule(rule, CONTEXT, { alias })).toThrow(RangeError);
  });

  it('reads the clock in the time zone of the context', () => {
    const rule = ruleOf({ kind: 'attribute', key: 'birthday', operator: 'inNextDays', days: 1 });
    expect(compileRule(rule, CONTEXT).values).toEqual([
      'birthday',
      '2026-02-28',
      'birthday',
      '2026-03-01',
      'birthday',
    ]);
    expect(compileRule(rule, { ...CONTEXT, timeZone: 'UTC' }).values).toContain('2026-03-02');
  });
});

it.each(UNPARSED)('a rule that did not come through parseRule is no SQL: %j', json => {
  expect(() => compileRule(json as Rule, CONTEXT)).toThrow();
});
