import { describe, expect, it } from '@jest/globals';
import { lexLiquid, tokensOf } from '../liquid/lex-liquid.js';
import { Sentinels } from '../markup/marked-source.js';
import { literal } from '../parts/part.js';
import { checkLiterals, checkResult } from './check-result.js';

const marks = new Sentinels('\uE000', '\uE001');
const source = '{% assign a = 1 %}{% if b %}{{ a }}{% else %}{{ c }}{% endif %}';
const tokens = tokensOf(lexLiquid(source, 'BODY', { markup: true, firstId: 0 }));

/** Tokens are written as their numbers in brackets. */
const check = (html: string): string[] => {
  const marked = html.replace(/\[(\d)\]/g, (_, id: string) => marks.mark(Number(id)));
  return checkResult(marked, tokens, marks).map(each => `${each.name}: ${each.message}`);
};

describe('what MJML made', () => {
  it.each([
    ['is sound with every token in its place', '[0]x[1][2][3][4][5]', []],
    ['may have tokens twice', '[0][1][2][2][3][4][5]', []],
  ])('%s', (_, html, problems) => {
    expect(check(html)).toEqual(problems);
  });

  it.each([
    ['a token is missing', '[0][1][2][3][5]', 'c'],
    ['a token stands in another branch', '[0][1][3][2][4][5]', 'a'],
    ['a token stands outside its block', '[0][1][2][3][5][4]', 'c'],
    ['a name is used before it is given', '[1][2][3][4][5][0]', 'assign'],
  ])('is refused where %s', (_, html, name) => {
    expect(check(html)[0]).toMatch(new RegExp(`^${name}: `));
  });

  it('cannot leave a mark in literal text', () => {
    const table = new Map(tokens.map(token => [token.id, token]));
    expect(checkLiterals([literal('<b>')], table, marks)).toEqual([]);
    expect(checkLiterals([literal('<b \uE0002\uE001="">')], table, marks)).toMatchObject([
      { severity: 'ERROR', name: 'a', line: 1 },
    ]);
  });
});
