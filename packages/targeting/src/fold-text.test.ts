import { describe, expect, it } from '@jest/globals';
import { foldCharacter, foldText } from './fold-text.js';

/** Every Unicode code point but the halves of surrogate pairs. */
function* everyCharacter(): Generator<string> {
  for (let code = 0; code <= 0x10_ffff; code++)
    if (code < 0xd800 || code > 0xdfff) yield String.fromCodePoint(code);
}

describe('folding a text', () => {
  it.each([
    ['ÁNGEL', 'ángel'],
    ['ΟΔΥΣΣΕΥΣ οδυσσεύς', 'οδυσσευσ οδυσσεύσ'],
    ['ЩУКА', 'щука'],
    ['STRAẞE', 'straße'],
    ['İzmir', 'İzmir'],
    ['\u212a', '\u212a'],
    ['ǅ', 'ǆ'],
    ['𐐀 👩‍👩‍👧', '𐐨 👩‍👩‍👧'],
    ['E\u0301', 'e\u0301'],
    ['', ''],
  ])('makes %s %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('keeps each character one character, in its alphabet, and done after one time', () => {
    const wrong: string[] = [];
    for (const character of everyCharacter()) {
      const folded = foldCharacter(character);
      if (folded === character) continue;
      const single = Array.from(folded).length === 1;
      const sameAlphabet = folded > '\x7f' === character > '\x7f';
      if (!single || !sameAlphabet || foldCharacter(folded) !== folded) wrong.push(character);
    }
    expect(wrong).toEqual([]);
  });

  it('finds no capitals beyond the second plane, where the SQL does not look for them', () => {
    const found: string[] = [];
    for (const character of everyCharacter())
      if ((character.codePointAt(0) ?? 0) > 0x1_ffff && foldCharacter(character) !== character)
        found.push(character);
    expect(found).toEqual([]);
  });
});
