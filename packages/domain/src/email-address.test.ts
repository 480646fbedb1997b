import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseEmailAddress } from './email-address.js';

const accepted = (text: string) => {
  const parsed = parseEmailAddress(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return parsed.address;
};

describe('an e-mail address', () => {
  it.each([
    ['ana@example.com', 'ana@example.com', 'ana@example.com', false],
    ['ANTONIO.G@EXAMPLE.NET', 'ANTONIO.G@example.net', 'antonio.g@example.net', false],
    [' ana@example.com ', 'ana@example.com', 'ana@example.com', false],
    ['ana@bücher.example', 'ana@xn--bcher-kva.example', 'ana@xn--bcher-kva.example', false],
    ['пользователь329@example.org', 'пользователь329@example.org', 'пользователь329@example.org', true],
    ['"odd local"@example.com', '"odd local"@example.com', '"odd local"@example.com', false],
    ['"plain"@example.com', 'plain@example.com', 'plain@example.com', false],
    ['a+b/c=d@sub.example.com', 'a+b/c=d@sub.example.com', 'a+b/c=d@sub.example.com', false],
  ])('reads %s', (text, wire, key, needsSmtpUtf8) => {
    expect(accepted(text)).toMatchObject({ wire, key, needsSmtpUtf8 });
  });

  it('gives composed and decomposed spellings one key', () => {
    expect(accepted('jose\u0301@example.com').key).toBe(accepted('jos\u00e9@example.com').key);
  });

  it.each([
    'nobody.example.com',
    'a@@example.com',
    'x@example.com\r\nBcc: y@example.com',
    'x@exam ple.com',
    '@example.com',
    `${'a'.repeat(65)}@example.com`,
    '<x@example.com>',
    `x@${'d'.repeat(64)}.com`,
    'nul\0@example.com',
    'a..b@example.com',
    '.a@example.com',
    'a@localhost',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'a@example.com:25',
    'a@example.com/path',
    'a@-bad.example',
    'a@example..com',
    'a\u2028b@example.com',
    'a\u200bb@example.com',
    '"a\r\nb"@example.com',
    'Ana <ana@example.com>',
    '',
  ])('refuses %j', text => {
    expect(parseEmailAddress(text)).toEqual({ ok: false, message: expect.any(String) });
  });

  it('never lets a control character, space outside quotes or angle bracket through to the wire', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), text => {
        const parsed = parseEmailAddress(text);
        // oxlint-disable-next-line no-control-regex
        if (parsed.ok) expect(parsed.address.wire).not.toMatch(/[\x00-\x1f\x7f]/);
        if (parsed.ok && !parsed.address.wire.startsWith('"'))
          expect(parsed.address.wire).not.toMatch(/[\s<>]/);
      }),
      { seed: 20261101, numRuns: 2_000 },
    );
  });

  it('reads its own wire form to the same key', () => {
    const local = fc.stringMatching(/^[a-zA-Z0-9+_-]{1,20}$/);
    const domain = fc.stringMatching(/^[a-z][a-z0-9]{0,10}\.(com|example|org)$/);
    fc.assert(
      fc.property(local, domain, (l, d) => {
        const address = accepted(`${l}@${d}`);
        expect(accepted(address.wire).key).toBe(address.key);
      }),
      { seed: 20261102 },
    );
  });

  // White space around an address goes, but such an address is not read the short way.
  const readTheLongWay = (text: string) => parseEmailAddress(`${text} `);

  it.each([
    'ana@example.com',
    'A.B+c/d=e@Sub.Example.COM',
    'a@example.1com',
    'a@example.0x1',
    'a@example.c0m',
    'a@1.2.example',
    'a@xn--bcher-kva.example',
    'a@XN--bcher-kva.example',
    'a@xn--zzzzz.example',
    'a@example.xn--p1ai',
    'a@example.xn--zzzzzzzzz',
    'a@ab--cd.example',
    'a@a-.example',
    'a@example-.a',
    'a@example.com.',
    `${'a'.repeat(64)}@example.com`,
    `${'a'.repeat(65)}@example.com`,
    `a@${'d'.repeat(63)}.com`,
    `a@${'d'.repeat(64)}.com`,
    `a@example.${'d'.repeat(63)}`,
    `a@${'dd.'.repeat(83)}com`,
    `a@${'dd.'.repeat(82)}comm`,
  ])('is the same whether it is read the short or the long way: %s', text => {
    expect(parseEmailAddress(text)).toEqual(readTheLongWay(text));
  });

  it('is the same whether it is read the short or the long way, whatever it is', () => {
    const unit = fc.constantFrom(
      ...Array.from('aBxXnN019.-.-+_%"\\@ß\u0131\u017f\u212a'),
      'xn--',
      '0x',
      'com',
    );
    const text = fc
      .tuple(fc.string({ unit, maxLength: 12 }), fc.string({ unit, maxLength: 24 }))
      .map(([localPart, domain]) => `${localPart}@${domain}`);
    fc.assert(
      fc.property(fc.oneof(text, fc.emailAddress()), address => {
        expect(parseEmailAddress(address)).toEqual(readTheLongWay(address));
      }),
      { seed: 20261203, numRuns: 20_000 },
    );
  });
});
