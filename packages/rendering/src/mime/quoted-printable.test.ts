import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeQuotedPrintable } from './quoted-printable.js';

/** RFC 2045 6.7, written as plainly as can be. */
function decode(encoded: string): string {
  const joined = encoded.replace(/=\r\n/g, '');
  const octets = joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(octets, 'latin1').toString('utf8');
}

const canonical = (text: string): string =>
  Buffer.from(text.replace(/\r\n|[\r\n]/g, '\r\n'), 'utf8').toString('utf8');

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom('.', 'From ', 'From', ' ', '\t', '\n', '\r\n', '=', 'é', '🦤', 'a'.repeat(70), 'x'),
    )
    .map(parts => parts.join('')),
);

describe('quoted-printable', () => {
  it('comes back as the same text, with CRLF for every kind of line break', () => {
    fc.assert(
      fc.property(texts, text => {
        expect(decode(encodeQuotedPrintable(text))).toBe(canonical(text));
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });

  it('keeps lines short, in ASCII, without a leading dot or From, and without white space at their ends', () => {
    fc.assert(
      fc.property(texts, text => {
        const lines = encodeQuotedPrintable(text).split('\r\n');
        expect(
          lines.filter(line => !/^(?!\.)(?!From )[\t -~]{0,76}$/.test(line) || /[\t ]$/.test(line)),
        ).toEqual([]);
      }),
      { seed: 2, numRuns: 1_000 },
    );
  });

  it('can be cut anywhere: pieces encoded by themselves read as the whole', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 6 }), pieces => {
        const encoded = pieces.map(encodeQuotedPrintable).join('');
        expect(decode(encoded)).toBe(pieces.map(canonical).join(''));
        expect(encoded.split('\r\n').filter(line => !/^(?!\.)(?!From )[\t -~]{0,76}$/.test(line))).toEqual(
          [],
        );
      }),
      { seed: 3, numRuns: 1_000 },
    );
  });

  it.each([
    ['', ''],
    ['abc', 'abc=\r\n'],
    ['abc\n', 'abc\r\n'],
    ['a=b', 'a=3Db=\r\n'],
    ['.hidden', '=2Ehidden=\r\n'],
    ['From me', '=46rom me=\r\n'],
    ['Fromage', 'Fromage=\r\n'],
    ['end \nnext', 'end=20\r\nnext=\r\n'],
    ['Ñandú', '=C3=91and=C3=BA=\r\n'],
    ['\uD800', '=EF=BF=BD=\r\n'],
  ])('of %j is %j', (text, encoded) => {
    expect(encodeQuotedPrintable(text)).toBe(encoded);
  });

  it('does not split a character over two lines', () => {
    const encoded = encodeQuotedPrintable(`${'a'.repeat(70)}🦤`);
    expect(encoded).toBe(`${'a'.repeat(70)}=\r\n=F0=9F=A6=A4=\r\n`);
  });
});
