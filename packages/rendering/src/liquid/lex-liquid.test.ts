import { describe, expect, it } from '@jest/globals';
import { type LexedText, lexLiquid, tokensOf } from './lex-liquid.js';

const lex = (source: string, markup = false): LexedText => lexLiquid(source, 'BODY', { markup, firstId: 0 });

const shape = (lexed: LexedText): string[] =>
  lexed.pieces.map(piece => (piece.kind === 'TEXT' ? piece.text : `<${piece.kind} ${piece.code}>`));

describe('cutting a source into text and Liquid', () => {
  it.each([
    ['plain', ['plain']],
    ['a{{ x }}b', ['a', '<OUTPUT x>', 'b']],
    ['{% if x %}y{% endif %}', ['<TAG if x>', 'y', '<TAG endif>']],
    ['{{ x | default: "}}" }}!', ['<OUTPUT x | default: "}}">', '!']],
    [String.raw`{{ "a\"}}" }}!`, [String.raw`<OUTPUT "a\"}}">`, '!']],
    ['a  {{- x -}}  b', ['a', '<OUTPUT x>', 'b']],
    ['a \n{%- if x -%}\n b{% endif %}', ['a', '<TAG if x>', 'b', '<TAG endif>']],
    ['a{% comment %}{% if %}{{ x }}{% endcomment %}b', ['a', 'b']],
    ['a {%- comment -%} x {%- endcomment -%} b', ['a', 'b']],
    ['a{% # a note %}b', ['a', 'b']],
    ['{ { x } } {x} }} %}', ['{ { x } } {x} }} %}']],
    ['{{{ x }}', ['<OUTPUT { x>']],
  ])('reads %j', (source, pieces) => {
    const lexed = lex(source);
    expect(shape(lexed)).toEqual(pieces);
    expect(lexed.issues).toEqual([]);
  });

  it('reads what editors make of quotes, comparisons and spaces in HTML', () => {
    const lexed = lex('{% if x &gt; 1 and y == &quot;a&amp;b&quot; %}{{&nbsp;z\u00A0}}{% endif %}', true);
    expect(shape(lexed)).toEqual(['<TAG if x > 1 and y == "a&b">', '<OUTPUT z>', '<TAG endif>']);
  });

  it('leaves entities alone outside of HTML', () => {
    expect(shape(lex('{{ "&gt;" }}'))).toEqual(['<OUTPUT "&gt;">']);
  });

  it('knows the line and column of each token', () => {
    const tokens = tokensOf(lex('a\n  {{ x }}\n\n{% if\n y %}'));
    expect(tokens.map(token => [token.line, token.column])).toEqual([
      [2, 3],
      [4, 1],
    ]);
  });

  it.each([
    ['a\n{{ x', 2, null],
    ["{{ user's }}", 1, null],
    ['\n\n{% if x', 3, null],
    ['{% comment %} x', 1, 'comment'],
    ['{% raw %}{{ x }}{% endraw %}', 1, 'raw'],
  ])('refuses %j', (source, line, name) => {
    expect(lex(source).issues).toMatchObject([{ severity: 'ERROR', line, name }]);
  });
});
