import { describe, expect, it } from '@jest/globals';
import { linkedText } from './linked-text.js';
import { senderName } from './sender-name.js';

describe('the name of a sender', () => {
  it.each([
    ['Norte & Mar <hello@example.org>', 'Norte & Mar'],
    ['"Mar, Norte" <hello@example.org>', 'Mar, Norte'],
    [String.raw`"The \"Tide\"" <hello@example.org>`, 'The "Tide"'],
    ['<hello@example.org>', 'hello@example.org'],
    ['hello@example.org', 'hello@example.org'],
    ['', ''],
  ])('of %s is %s', (from, name) => {
    expect(senderName(from)).toBe(name);
  });
});

describe('the links of a plain text', () => {
  it('are its addresses, without the marks that end a sentence', () => {
    const text = 'Order at http://localhost:4000/c/ab-C_1/2 now.\nOr see (https://example.org/a?b=c).';
    const stretches = linkedText(text);
    expect(stretches.map(stretch => stretch.url).filter(Boolean)).toEqual([
      'http://localhost:4000/c/ab-C_1/2',
      'https://example.org/a?b=c',
    ]);
    expect(stretches.map(stretch => stretch.text).join('')).toBe(text);
  });

  it('are none where there is none', () => {
    expect(linkedText('javascript:alert(1) is no address')).toEqual([
      { text: 'javascript:alert(1) is no address', at: 0 },
    ]);
    expect(linkedText('')).toEqual([]);
  });
});
