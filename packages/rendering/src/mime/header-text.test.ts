import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import PostalMime, { decodeWords } from 'postal-mime';
import { cleanHeaderText, encodeMailbox, encodePhrase, encodeUnstructured } from './header-text.js';

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\0',
        '\u2028',
        '"',
        '\\',
        ',',
        '<',
        '>',
        '@',
        '=?UTF-8?Q?x?=',
        ' ',
        'é',
        '👩‍👩‍👧',
        'To: x',
        'a'.repeat(80),
      ),
    )
    .map(parts => parts.join('')),
);

/** As a reader sees it: unfolded, encoded words decoded. */
const read = (encoded: string): string =>
  decodeWords(encoded.replace(/\r\n (?==\?)/g, ' ').replace(/\r\n /g, ' '));

const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('a header text', () => {
  it('comes back as it was, without what could end the line', () => {
    fc.assert(
      fc.property(anything, text => {
        const encoded = encodeUnstructured(text, 9);
        expect(read(encoded)).toBe(wellFormed(cleanHeaderText(text)));
      }),
      { seed: 4, numRuns: 1_500 },
    );
  });

  it('never begins a line of its own, and keeps to short lines of ASCII', () => {
    fc.assert(
      fc.property(anything, text => {
        const lines = `Subject: ${encodeUnstructured(text, 9)}`.split('\r\n');
        for (const [place, line] of lines.entries()) {
          expect(line).toMatch(/^[ -~]{0,76}$/);
          if (place > 0) expect(line).toMatch(/^ [!-~]/);
          for (const word of line.match(/=\?[^ ]*\?=/g) ?? []) expect(word.length).toBeLessThanOrEqual(75);
        }
      }),
      { seed: 5, numRuns: 1_500 },
    );
  });

  it.each([
    ['Hello', 'Hello'],
    ['Ñandú', '=?UTF-8?B?w5FhbmTDug==?='],
    ['Noticias de la semana en Ñuñoa', '=?UTF-8?Q?Noticias_de_la_semana_en_=C3=91u=C3=B1oa?='],
    ['日本語の件名', '=?UTF-8?B?5pel5pys6Kqe44Gu5Lu25ZCN?='],
    ['a\r\nBcc: x@y.z', 'a Bcc: x@y.z'],
    ['=?UTF-8?Q?x?=', '=?UTF-8?B?PT9VVEYtOD9RP3g/PQ==?='],
  ])('%j is written %j', (text, encoded) => {
    expect(encodeUnstructured(text, 9)).toBe(encoded);
  });

  it('folds long ASCII at its spaces', () => {
    const text =
      'A rather long subject that nobody will read to its very end, since it goes on and on and on';
    const encoded = encodeUnstructured(text, 9);
    expect(encoded).toContain('\r\n ');
    expect(encoded.replaceAll('\r\n ', ' ')).toBe(text);
  });
});

describe('the name of a mailbox', () => {
  it.each([
    ['Ana', 'Ana <a@b.co>'],
    ['Ana Perez', 'Ana Perez <a@b.co>'],
    ["O'Higgins", "O'Higgins <a@b.co>"],
    ['St. John, Ada', '"St. John, Ada" <a@b.co>'],
    [String.raw`a "b" \c`, String.raw`"a \"b\" \\c" <a@b.co>`],
    ['Günther', '=?UTF-8?Q?G=C3=BCnther?= <a@b.co>'],
    ['x\r\nBcc: y@z.co', '"x Bcc: y@z.co" <a@b.co>'],
    ['', 'a@b.co'],
    [null, 'a@b.co'],
  ])('%j is written %s', (name, written) => {
    expect(encodeMailbox(name, 'a@b.co', 4)).toBe(written);
  });

  it('is read back by a parser as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async name => {
        const mail = await PostalMime.parse(`To: ${encodeMailbox(name, 'ana@example.org', 4)}\r\n\r\n`);
        expect(mail.to).toHaveLength(1);
        expect(mail.to?.[0]?.address).toBe('ana@example.org');
        // The parser itself trims names and joins runs of spaces.
        expect(tidy(mail.to?.[0]?.name ?? '')).toBe(tidy(wellFormed(cleanHeaderText(name))));
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  it('keeps characters beyond ASCII in the address as octets of UTF-8', () => {
    expect(encodeMailbox(null, 'ñandú@example.org', 4)).toBe('Ã±andÃº@example.org');
  });

  it('cannot bring a second address or header along in the address', () => {
    expect(encodeMailbox(null, 'a@b.co>\r\nBcc: <c@d.co', 4)).toBe('a@b.co Bcc: c@d.co');
  });

  it('may stand before a quoted local part', () => {
    expect(encodeMailbox('Ana', '"<a> b"@example.org', 4)).toBe('Ana <"<a> b"@example.org>');
  });

  it('as a phrase is quoted where needed', () => {
    expect(encodePhrase('News: weekly', 9)).toBe('"News: weekly"');
  });
});
