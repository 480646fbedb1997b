import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createEngine } from './engine.js';
import { holds, readSimpleCondition } from './simple-condition.js';

const engine = createEngine('en');

const values = fc.oneof(
  fc.constantFrom('', 'a', 'gold', '5', ' ', 'true', '10'),
  fc.constantFrom(0, 5, -5, 5.5, 10),
  fc.boolean(),
  fc.constant(undefined),
  fc.array(fc.constantFrom('a', '5', 'gold'), { maxLength: 2 }),
);

const literals = fc.constantFrom('"gold"', "'a'", '""', '"5"', '5', '-5', '5.5', '0', 'true', 'false');
const operators = fc.constantFrom('==', '!=', '>', '<', '>=', '<=');
const comparisons = fc
  .tuple(fc.constantFrom('user.a', 'user.b'), fc.option(fc.tuple(operators, literals)), fc.boolean())
  .map(([path, rest, tight]) =>
    rest === null ? path : `${path}${tight ? '' : ' '}${rest[0]}${tight ? '' : '  '}${rest[1]}`,
  );
const conditions = fc
  .tuple(fc.array(comparisons, { minLength: 1, maxLength: 3 }), fc.constantFrom(' and ', ' or '))
  .map(([parts, joint]) => parts.join(joint));

describe('a condition that is evaluated without the engine', () => {
  it('holds exactly when the engine says so', () => {
    fc.assert(
      fc.property(conditions, values, values, (code, a, b) => {
        const simple = readSimpleCondition(code);
        if (simple === null) throw new Error(`${code} is not simple`);
        const user: Record<string, unknown> = { a, b };
        const results = simple.comparisons.map(each => holds(each, user[each.path[1] ?? '']));
        const own = simple.all ? results.every(Boolean) : results.some(Boolean);
        const template = `{% if ${code} %}yes{% else %}no{% endif %}`;
        expect(own ? 'yes' : 'no').toBe(
          engine.parseAndRenderSync(template, { user }, { renderLimit: 10_000 }),
        );
      }),
      { seed: 14, numRuns: 3_000 },
    );
  });

  it.each([
    'user.a contains "x"',
    'user.a == nil',
    'user.a == blank',
    'user.a == user.b',
    'user.a and user.b or user.c',
    'not user.a',
    '"x" == user.a',
    'user.a == "a\\"b"',
    'user.a | size',
    'user.tags[0] == "x"',
    'user.a == 5 5',
    '',
  ])('is not %j', code => {
    expect(readSimpleCondition(code)).toBeNull();
  });

  it('is read with "and" and "or" inside quotes', () => {
    expect(readSimpleCondition('user.a == "this and that or" or user.b')).toEqual({
      all: false,
      comparisons: [
        { path: ['user', 'a'], operator: '==', literal: 'this and that or' },
        { path: ['user', 'b'], operator: null, literal: 0 },
      ],
    });
  });
});
