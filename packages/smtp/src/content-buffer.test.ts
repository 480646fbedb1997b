import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ContentBuffer, longestLine } from './content-buffer.js';
import { type MessageContent, textOf } from './message-content.js';
import { UnsendableMessage } from './unsendable-message.js';

function load(content: MessageContent): ContentBuffer {
  const buffer = new ContentBuffer();
  buffer.load(content);
  return buffer;
}

const wireOf = (content: MessageContent): string => load(content).wire.toString('latin1');

/** What a receiver makes of the octets (RFC 5321 4.5.2): up to the first line that is a dot, one dot less per line. */
function receive(wire: string): { content: string; rest: string } {
  const lines: string[] = [];
  let at = 0;
  for (;;) {
    const end = wire.indexOf('\r\n', at);
    if (end === -1) throw new Error('The content has no end.');
    const line = wire.slice(at, end);
    at = end + 2;
    if (line === '.') return { content: lines.map(each => `${each}\r\n`).join(''), rest: wire.slice(at) };
    lines.push(line.startsWith('.') ? line.slice(1) : line);
  }
}

describe('the content on the wire', () => {
  it('ends with a dot on a line of its own', () => {
    expect(wireOf('a\r\nb\r\n')).toBe('a\r\nb\r\n.\r\n');
    expect(wireOf('a\r\nb')).toBe('a\r\nb\r\n.\r\n');
    expect(wireOf('\r\n')).toBe('\r\n.\r\n');
  });

  it('has the dot at the beginning of a line doubled, and no other', () => {
    expect(wireOf('.\r\n')).toBe('..\r\n.\r\n');
    expect(wireOf('a.\r\n.b\r\n..\r\n\r\n.')).toBe('a.\r\n..b\r\n...\r\n\r\n..\r\n.\r\n');
  });

  it('is the same from text and from octets', () => {
    const text = 'Subject: ca\u00f1\u00f3n\r\n\r\n.dot\r\n';
    const octets = Buffer.from(`xx${text}xx`, 'latin1').subarray(2, -2);
    expect(wireOf(octets)).toBe(wireOf(text));
    expect(wireOf(new Uint8Array(octets))).toBe(wireOf(text));
  });

  it.each([
    ['a LF at the start', '\na'],
    ['a LF within', 'a\nb\r\n'],
    ['a LF at the end', 'a\r\nb\n'],
    ['a CR at the start', '\ra'],
    ['a CR within', 'a\rb\r\n'],
    ['a CR at the end', 'a\r\nb\r'],
    ['CR CR LF', 'a\r\r\nb'],
    ['LF CR', 'a\n\rb'],
    ['CRLF LF', 'a\r\n\nb'],
    ['the dot that smuggles a message', 'a\n.\r\nMAIL FROM:<x@y.example>\r\n'],
    ['its twin', 'a\r\n.\nMAIL FROM:<x@y.example>\r\n'],
  ])('is refused with %s', (_what, content) => {
    expect(() => load(content)).toThrow(UnsendableMessage);
    expect(() => load(Buffer.from(content))).toThrow(UnsendableMessage);
  });

  it('is refused when it is empty or has characters beyond one octet', () => {
    expect(() => load('')).toThrow(/empty/);
    expect(() => load(new Uint8Array(0))).toThrow(/empty/);
    expect(() => load('Subject: \u20ac\r\n')).toThrow(/octet/);
  });

  it('counts its size with all CRLF and without what only the wire has', () => {
    expect(load('a\r\n.b\r\n').size).toBe(7);
    expect(load('a\r\n.b').size).toBe(7);
    expect(load(Buffer.from('a')).size).toBe(3);
  });

  it('knows whether it has octets above 127', () => {
    expect(load('caf\u00e9\r\n').eightBit).toBe(true);
    expect(load('cafe\x7f\r\n').eightBit).toBe(false);
    expect(load(`${'a'.repeat(300_000)}\u0080`).eightBit).toBe(true);
  });

  it('does not mix messages that follow each other, large ones and small ones', () => {
    const buffer = new ContentBuffer();
    for (const length of [10, 20_000, 5, 300_000, 40_000, 1, 262_144, 262_140, 3]) {
      const text = `${'x'.repeat(length)}\r\n`;
      buffer.load(text);
      expect(buffer.wire.toString('latin1') === `${text}.\r\n`).toBe(true);
      expect(buffer.size).toBe(length + 2);
    }
  });

  it('comes out at the receiver as it went in, whatever it is', () => {
    const line = fc.string({ unit: fc.constantFrom('.', '..', 'a', ' ', '\u00ff', '\0', '-'), maxLength: 6 });
    const buffer = new ContentBuffer();
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), fc.boolean(), (lines, closed) => {
        const content = lines.join('\r\n') + (closed ? '\r\n' : '');
        fc.pre(content !== '');
        buffer.load(content);
        const wire = buffer.wire.toString('latin1');
        expect(wire).not.toMatch(/\r(?!\n)|(?<!\r)\n/);
        expect(receive(wire)).toEqual({ content: content.replace(/(?<!\r\n)$/, '\r\n'), rest: '' });
      }),
      { seed: 20261107, numRuns: 2_000 },
    );
  });

  it('never has CR or LF on its own, whatever goes in', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('\r', '\n', '\r\n', '.', 'a'),
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(hostile, content => {
        const sound = !/\r(?!\n)|(?<!\r)\n/.test(content);
        if (sound) expect(receive(wireOf(content)).rest).toBe('');
        else expect(() => load(content)).toThrow(UnsendableMessage);
      }),
      { seed: 20261108, numRuns: 5_000 },
    );
  });
});

/** All that a message becomes, or why it is refused. */
function outcomeOf(buffer: ContentBuffer, content: MessageContent): unknown {
  try {
    buffer.load(content);
  } catch (refusal) {
    if (!(refusal instanceof UnsendableMessage)) throw refusal;
    return refusal.message;
  }
  return { wire: buffer.wire.toString('latin1'), size: buffer.size, eightBit: buffer.eightBit };
}

describe('a content in pieces', () => {
  const fixed = (text: string) => ({ text });

  it.each<[string, MessageContent, string]>([
    ['a fixed text with a dot after a line', ['a\r\n', fixed('.b')], 'a\r\n..b\r\n.\r\n'],
    ['a fixed text with a dot within a line', ['a', fixed('.b\r\n.c')], 'a.b\r\n..c\r\n.\r\n'],
    ['a string with a dot after a line', [fixed('a\r\n'), '.b'], 'a\r\n..b\r\n.\r\n'],
    ['a string with a dot within a line', [fixed('a'), '.b\r\n.c'], 'a.b\r\n..c\r\n.\r\n'],
    ['a dot after nothing', [fixed(''), '', '.'], '..\r\n.\r\n'],
    ['a CRLF in two strings', ['a\r', '\nb'], 'a\r\nb\r\n.\r\n'],
    ['a CRLF in two fixed texts', [fixed('a\r'), '', fixed('\n.b')], 'a\r\n..b\r\n.\r\n'],
    [
      'the same string again and again',
      ['.a\r\n', '.a\r\n', fixed('b'), '.a\r\n'],
      '..a\r\n..a\r\nb.a\r\n.\r\n',
    ],
  ])('goes out as one: %s', (_what, pieces, wire) => {
    expect(wireOf(pieces)).toBe(wire);
  });

  it('is refused where it is empty, or pieces do not go together', () => {
    expect(() => load([])).toThrow(/empty/);
    expect(() => load(['', fixed('')])).toThrow(/empty/);
    expect(() => load([fixed('ab\r'), 'c'])).toThrow(/a CR .* at octet 2/);
    expect(() => load([fixed('ab\r\n'), fixed('\nc')])).toThrow(/a LF .* at octet 4/);
  });

  it('is sent as it was when it was looked at, whatever becomes of a fixed text', () => {
    const text = fixed('a\r\n');
    const buffer = load([text, 'b']);
    text.text = 'c\n.\r\nMAIL FROM:<x@y.example>\r\n';
    buffer.load([text, 'b']);
    expect(buffer.wire.toString('latin1')).toBe('a\r\nb\r\n.\r\n');
  });

  it('is the same as in one text, whatever it is: on the wire, in size, and in what is said when it is refused', () => {
    const unit = fc.constantFrom('\r\n', '\r\n', '\r\n', '.', '.', 'a', 'bc', '\u00ff', '-');
    const odd = fc.constantFrom('\r', '\n', '\r\n', '.', 'a', '\u20ac');
    const text = fc.oneof(
      { weight: 12, arbitrary: fc.string({ unit, maxLength: 8 }) },
      { weight: 1, arbitrary: fc.string({ unit: odd, maxLength: 3 }) },
      { weight: 1, arbitrary: fc.nat(40_000).map(length => 'x'.repeat(length)) },
    );
    const texts = fc.array(text, { minLength: 1, maxLength: 6 });
    const chosen = fc.array(fc.record({ place: fc.nat(5), isFixed: fc.boolean() }), { maxLength: 24 });
    const [inPieces, inOne] = [new ContentBuffer(), new ContentBuffer()];
    let sound = 0;
    fc.assert(
      fc.property(texts, chosen, (some, order) => {
        const fixedOnes = some.map(fixed);
        const pieces = order.map(({ place, isFixed }) => {
          const number = place % some.length;
          return isFixed ? fixedOnes[number]! : some[number]!;
        });
        const outcome = outcomeOf(inPieces, pieces);
        expect(outcome).toEqual(outcomeOf(inOne, textOf(pieces)));
        if (typeof outcome === 'object') sound += 1;
      }),
      { seed: 20261201, numRuns: 5_000 },
    );
    expect(sound).toBeGreaterThan(1_000);
  });
});

describe('the longest line', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['abc\r\n', 3],
    ['a\r\nabcd\r\nab', 4],
    ['a\r\nabcd', 4],
    ['\r\n\r\n', 0],
  ])('of %j is %i octets long', (content, length) => {
    expect(longestLine(content)).toBe(length);
    expect(longestLine(Buffer.from(content))).toBe(length);
  });
});
