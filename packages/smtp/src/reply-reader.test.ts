import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Reading, REPLY_LIMIT, ReplyReader } from './reply-reader.js';
import type { SmtpReply } from './smtp-reply.js';

/** Feeds the pieces as a socket would, all through the same memory, and collects the replies. */
function read(pieces: readonly Buffer[]): { replies: SmtpReply[]; complaint: string } {
  const reader = new ReplyReader();
  const room = Buffer.alloc(Math.max(1, ...pieces.map(piece => piece.length)));
  const replies: SmtpReply[] = [];
  for (const piece of pieces) {
    piece.copy(room);
    reader.feed(room, piece.length);
    for (let code = reader.next(); code !== Reading.INCOMPLETE; code = reader.next()) {
      if (code === Reading.BROKEN) return { replies, complaint: reader.complaint };
      replies.push(reader.reply());
      expect(replies.at(-1)?.code).toBe(code);
    }
    reader.keep();
    room.fill(0x23);
  }
  return { replies, complaint: reader.complaint };
}

const readText = (...pieces: string[]) => read(pieces.map(piece => Buffer.from(piece, 'utf8')));
const linesOf = (...pieces: string[]) =>
  readText(...pieces).replies.map(({ code, lines }) => ({ code, lines }));

describe('the reply reader', () => {
  it('reads a reply of one line', () => {
    expect(linesOf('250 2.1.0 Ok\r\n')).toEqual([{ code: 250, lines: ['2.1.0 Ok'] }]);
  });

  it('reads several replies that come together, and the beginning of a next one', () => {
    expect(linesOf('250 a\r\n250 b\r\n354 c\r\n25', '0 d\r\n')).toEqual([
      { code: 250, lines: ['a'] },
      { code: 250, lines: ['b'] },
      { code: 354, lines: ['c'] },
      { code: 250, lines: ['d'] },
    ]);
  });

  it('reads a reply of several lines', () => {
    expect(linesOf('250-relay.example\r\n250-PIPELINING\r\n250 SIZE 100\r\n')).toEqual([
      { code: 250, lines: ['relay.example', 'PIPELINING', 'SIZE 100'] },
    ]);
  });

  it('reads replies without words, and lines that end with LF alone', () => {
    expect(linesOf('250\r\n250 \r\n250-\r\n250\r\n220 hi\n')).toEqual([
      { code: 250, lines: [''] },
      { code: 250, lines: [''] },
      { code: 250, lines: ['', ''] },
      { code: 220, lines: ['hi'] },
    ]);
  });

  it('reads UTF-8 that is cut in the middle of a character', () => {
    const bytes = Buffer.from('550 5.1.1 Usuario desconocido: peña\r\n');
    const cut = bytes.indexOf(0xb1);
    expect(read([bytes.subarray(0, cut), bytes.subarray(cut)]).replies[0]?.text).toBe(
      '550 5.1.1 Usuario desconocido: peña',
    );
  });

  it.each([
    ['HTTP', 'HTTP/1.1 400 Bad Request\r\n'],
    ['an empty line', '\r\n'],
    ['two digits', '25\r\n'],
    ['a code below 200', '199 no\r\n'],
    ['a code above 599', '600 no\r\n'],
    ['letters in the code', '2x0 no\r\n'],
    ['a separator that is neither space nor hyphen', '250+no\r\n'],
    ['octets of a TLS record', '\x16\x03\x01\x02\x00\n'],
    ['lines with different codes', '250-yes\r\n550 no\r\n'],
  ])('calls %s no reply', (_what, text) => {
    expect(readText(text)).toMatchObject({ replies: [], complaint: expect.stringMatching(/./) });
  });

  it('gives the replies before the nonsense', () => {
    expect(readText('250 ok\r\nnonsense\r\n')).toMatchObject({
      replies: [{ code: 250 }],
      complaint: expect.stringMatching(/./),
    });
  });

  it('takes a reply of the largest size, and no larger one, with or without line ends', () => {
    const line = `250-${'x'.repeat(1_018)}\r\n`;
    const last = '250 end\r\n';
    const fill = `250-${'x'.repeat(REPLY_LIMIT - 63 * line.length - last.length - 6)}\r\n`;
    expect(readText(line.repeat(63) + fill + last).replies).toHaveLength(1);
    expect(readText(`${line.repeat(64)}${last}`).complaint).toMatch(/too long/);
    expect(readText('250 ', 'x'.repeat(REPLY_LIMIT)).complaint).toMatch(/too long/);
  });

  it('forgets what was not read when told to', () => {
    const reader = new ReplyReader();
    reader.feed(Buffer.from('220 go\r\n250 injected\r\n250 half'), 30);
    expect(reader.next()).toBe(220);
    reader.discard();
    expect(reader.next()).toBe(Reading.INCOMPLETE);
    reader.feed(Buffer.from('250 true\r\n'), 10);
    expect(reader.next()).toBe(250);
    expect(reader.reply().lines).toEqual(['true']);
  });

  it('gives the same replies wherever they are cut in two', () => {
    const bytes = Buffer.from('250-2.1.0 uno\r\n250 2.1.0 dös\r\n550 5.1.1 No\r\n354\r\n');
    const whole = read([bytes]).replies;
    expect(whole.map(({ code }) => code)).toEqual([250, 550, 354]);
    for (let at = 1; at < bytes.length; at += 1)
      expect(read([bytes.subarray(0, at), bytes.subarray(at)]).replies).toEqual(whole);
  });

  it('gives the same replies however the octets are cut', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', ' ', '-', '5', '.', 'ñ', '漢', '\t'),
      maxLength: 40,
    });
    const reply = fc.tuple(
      fc.integer({ min: 200, max: 599 }),
      fc.array(words, { minLength: 1, maxLength: 5 }),
    );
    fc.assert(
      fc.property(
        fc.array(reply, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(2_000), { maxLength: 60 }),
        fc.constantFrom('\r\n', '\n'),
        (replies, cuts, lineEnd) => {
          const text = replies.map(([code, lines]) =>
            lines.map((line, at) => `${code}${at < lines.length - 1 ? '-' : ' '}${line}${lineEnd}`).join(''),
          );
          const bytes = Buffer.from(text.join(''), 'utf8');
          const places = [
            0,
            ...cuts.filter(cut => cut < bytes.length).toSorted((a, b) => a - b),
            bytes.length,
          ];
          const pieces = places.slice(1).map((end, at) => bytes.subarray(places[at], end));
          const whole = read([bytes]).replies;
          expect(whole.map(({ code, lines }) => [code, lines.length])).toEqual(
            replies.map(([code, lines]) => [code, lines.length]),
          );
          expect(read(pieces).replies).toEqual(whole);
          expect(read([...bytes].map(byte => Buffer.from([byte]))).replies).toEqual(whole);
        },
      ),
      { seed: 20261103, numRuns: 300 },
    );
  });

  it('answers any octets with replies or a complaint, and never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 10 }), pieces => {
        const { replies } = read(pieces.map(piece => Buffer.from(piece)));
        for (const { code, text } of replies) {
          expect(code).toBeGreaterThanOrEqual(200);
          expect(text).not.toMatch(/\p{Cc}/u);
        }
      }),
      { seed: 20261104, numRuns: 1_000 },
    );
  });
});
