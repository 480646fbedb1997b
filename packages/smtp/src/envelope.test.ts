import { describe, expect, it } from '@jest/globals';
import { parseEmailAddress } from '@chasqui/domain';
import fc from 'fast-check';
import { checkAddress, mailCommand, needsSmtpUtf8, rcptCommand } from './envelope.js';
import { UnsendableMessage } from './unsendable-message.js';

describe('an envelope address', () => {
  it.each([
    'ana@example.com',
    'bounces+ana=example.com@news.example.com',
    "o'neil!#$%&*/?^_`{|}~@example.com",
    'postmaster',
    'x@[IPv6:2001:db8::1]',
    '"odd local"@example.com',
    '"a<b>c"@example.com',
    String.raw`"a\"b\\c"@example.com`,
    'пользователь@example.org',
    '"пользователь 1"@example.org',
    'ana@bücher.example',
  ])('%s is taken', address => {
    expect(() => checkAddress(address)).not.toThrow();
  });

  it.each([
    '',
    ' ',
    'a@example.com\r\nRCPT TO:<b@example.com>',
    'a@example.com\nDATA',
    'a@example.com\r',
    'a@example.com\0',
    'a@exam\tple.com',
    'a@example.com\x7f',
    'a@example.com\x85',
    'a b@example.com',
    'a@example.com> SIZE=1',
    'a@example.com>',
    '<a@example.com>',
    'a\\@example.com',
    '"a\r\nb"@example.com',
    '"a\0b"@example.com',
    '"a"b"@example.com',
    '"a" @example.com',
    '"a"',
    '"a@example.com',
    String.raw`"a\"@example.com`,
    '"a"@exam ple.com',
    'a@example.com\u2028',
    'a\u00a0b@example.com',
    'a\ud800@example.com',
    '"a\udc00"@example.com',
  ])('%j is refused', address => {
    expect(() => checkAddress(address)).toThrow(UnsendableMessage);
  });

  it('does not repeat a refused address in the error', () => {
    expect(() => checkAddress('a\r\nsecret')).toThrow(/^(?!.*secret)/);
  });

  it('that passes cannot end its command or its angle brackets, whatever it is', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        'a',
        '@',
        '"',
        '\\',
        '<',
        '>',
        ' ',
        '\r',
        '\n',
        '\0',
        '\t',
        '.',
        'ñ',
        '\x80',
        '\ud83d',
      ),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), address => {
        let passes = true;
        try {
          checkAddress(address);
        } catch {
          passes = false;
        }
        if (!passes) return;
        const command = rcptCommand(address);
        const inner = Buffer.from(command, 'latin1')
          .toString('utf8')
          .slice('RCPT TO:<'.length, -'>\r\n'.length);
        expect(inner).toBe(address);
        expect(inner).not.toMatch(/\p{Cc}/u);
        expect(inner.replace(/^"(?:[^"\\]|\\.)*"@/u, '')).not.toMatch(/[\s<>"\\]/);
      }),
      { seed: 20261105, numRuns: 5_000 },
    );
  });

  it('is taken whenever the domain package finds it sound', () => {
    const local = fc.oneof(
      fc.stringMatching(/^[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,20}$/),
      fc.stringMatching(/^"[ -~]{0,20}"$/),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    );
    fc.assert(
      fc.property(local, part => {
        const parsed = parseEmailAddress(`${part}@bücher.example`);
        if (parsed.ok) expect(() => checkAddress(parsed.address.wire)).not.toThrow();
      }),
      { seed: 20261106, numRuns: 3_000 },
    );
  });
});

describe('the envelope commands', () => {
  it('name only what is needed', () => {
    expect(mailCommand('', null, false, false)).toBe('MAIL FROM:<>\r\n');
    expect(mailCommand('a@x.example', 100, false, false)).toBe('MAIL FROM:<a@x.example> SIZE=100\r\n');
    expect(mailCommand('a@x.example', 0, true, true)).toBe(
      'MAIL FROM:<a@x.example> SIZE=0 BODY=8BITMIME SMTPUTF8\r\n',
    );
    expect(rcptCommand('b@y.example')).toBe('RCPT TO:<b@y.example>\r\n');
  });

  it('carry characters beyond ASCII as UTF-8 octets', () => {
    expect(Buffer.from(rcptCommand('peña@y.example'), 'latin1').toString('utf8')).toBe(
      'RCPT TO:<peña@y.example>\r\n',
    );
    expect(needsSmtpUtf8('peña@y.example')).toBe(true);
    expect(needsSmtpUtf8('pena@y.example')).toBe(false);
  });
});
