import { describe, expect, it } from '@jest/globals';
import { type AttributeDeclaration, type AttributeType, parseAttributeValue } from './attribute.js';

const declare = (type: AttributeType, choices: string[] = []): AttributeDeclaration => ({
  key: 'k',
  label: 'K',
  type,
  choices,
});

describe('the value of a declared attribute', () => {
  it.each<[AttributeDeclaration, unknown, unknown]>([
    [declare('TEXT'), 'Köln', 'Köln'],
    [declare('NUMBER'), 12.5, 12.5],
    [declare('NUMBER'), '-258.27', -258.27],
    [declare('BOOLEAN'), 'true', true],
    [declare('BOOLEAN'), false, false],
    [declare('DATE'), '2024-02-29', '2024-02-29'],
    [declare('CHOICE', ['free', 'gold']), 'gold', 'gold'],
    [declare('LIST'), ['a', 'b', 'a'], ['a', 'b']],
    [declare('LIST', ['x', 'y']), ['y'], ['y']],
  ])('of %j is read from %j', (declaration, raw, value) => {
    expect(parseAttributeValue(declaration, raw)).toEqual({ ok: true, value });
  });

  it.each<[AttributeDeclaration, unknown]>([
    [declare('TEXT'), 5],
    [declare('TEXT'), 'nul\0'],
    [declare('NUMBER'), '12,5a'],
    [declare('NUMBER'), ''],
    [declare('NUMBER'), Number.POSITIVE_INFINITY],
    [declare('NUMBER'), '0x10'],
    [declare('BOOLEAN'), 'perhaps'],
    [declare('DATE'), '1999-02-30'],
    [declare('DATE'), 20240101],
    [declare('CHOICE', ['free']), 'diamond'],
    [declare('LIST'), 'a'],
    [declare('LIST', ['x']), ['x', 'z']],
  ])('of %j refuses %j', (declaration, raw) => {
    expect(parseAttributeValue(declaration, raw)).toEqual({ ok: false, message: expect.any(String) });
  });

  it('is refused in a few words, however deep and long it is', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = i % 2 === 0 ? [deep] : { deep };
    for (const raw of [deep, [deep], { deep }, 'x'.repeat(100_000), null, undefined])
      expect(parseAttributeValue(declare('NUMBER'), raw)).toMatchObject({
        ok: false,
        message: expect.stringMatching(/^".{1,61}" is not a number/),
      });
  });
});
