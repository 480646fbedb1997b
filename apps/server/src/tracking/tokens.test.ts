import { describe, expect, it } from '@jest/globals';
import type { ContentId, DeliveryId, UserId } from '@chasqui/domain';
import fc from 'fast-check';
import { Keys } from '../api-kit/keys.js';
import { isMachine } from './is-machine.js';
import { maskAddress } from './leave.js';
import { readSignedLink, signLink } from './link-signature.js';
import { type MessageIdentity, messageTokens, readLeaveToken, readTrackToken } from './message-token.js';

const SECRET = 'a secret of thirty-two characters';
const keys = new Keys([SECRET]);
const SETTINGS = { seed: 20_261_124, numRuns: 200 };

const id = fc.oneof(fc.nat(300), fc.maxSafeNat()).map(n => String(n + (n === 0 ? 1 : 0)));

const identity: fc.Arbitrary<MessageIdentity> = fc.record({
  deliveryId: id as fc.Arbitrary<DeliveryId>,
  contentId: id as fc.Arbitrary<ContentId>,
  userId: fc.oneof(id as fc.Arbitrary<UserId>, fc.constant(null)),
  channel: fc.constantFrom('EMAIL' as const, 'NOTIFICATION' as const),
});

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** All that differ from a token by one bit of one of its letters: the last one has bits to spare. */
function flippedLetters(token: string): string[] {
  return Array.from({ length: token.length * 6 }, (_, bit) => {
    const at = Math.floor(bit / 6);
    const letter = ALPHABET[ALPHABET.indexOf(token.charAt(at)) ^ (1 << (bit % 6))] ?? '';
    return token.slice(0, at) + letter + token.slice(at + 1);
  });
}

/** All that differ from a token by one bit of its bytes. */
function flippedBits(token: string): string[] {
  const bytes = Buffer.from(token, 'base64url');
  return Array.from({ length: bytes.length * 8 }, (_, bit) => {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
    return flipped.toString('base64url');
  });
}

describe('the tokens of a message', () => {
  it('say what they were made for, and neither stands for the other', () => {
    fc.assert(
      fc.property(identity, message => {
        const { track, leave } = messageTokens(keys, message);
        expect(readTrackToken(keys, track)).toEqual(message);
        expect(readLeaveToken(keys, leave)).toEqual(message);
        expect(readTrackToken(keys, leave)).toBeNull();
        expect(readLeaveToken(keys, track)).toBeNull();
        expect(track).toMatch(/^[\w-]{26,60}$/);
      }),
      SETTINGS,
    );
  });

  it('are worth nothing when any bit is flipped, and when anything is added, cut off or spelt otherwise', () => {
    fc.assert(
      fc.property(identity, message => {
        const { track, leave } = messageTokens(keys, message);
        for (const token of [track, leave].flatMap(sound => [
          ...flippedBits(sound),
          ...flippedLetters(sound),
        ])) {
          expect(readTrackToken(keys, token)).toBeNull();
          expect(readLeaveToken(keys, token)).toBeNull();
        }
        for (const token of [
          `${track}A`,
          `A${track}`,
          track.slice(1),
          track.slice(0, -1),
          `${track}=`,
          `${track}\n`,
          ` ${track}`,
        ])
          expect(readTrackToken(keys, token)).toBeNull();
      }),
      { ...SETTINGS, numRuns: 10 },
    );
    // The last letter of a base64 text has bits to spare: only one spelling of them holds.
    const { track } = messageTokens(keys, {
      deliveryId: '1',
      contentId: '2',
      userId: '3',
      channel: 'EMAIL',
    } as MessageIdentity);
    const respelt = ALPHABET.split('').map(last => track.slice(0, -1) + last);
    expect(respelt.filter(token => readTrackToken(keys, token) !== null)).toEqual([track]);
  });

  it('of nobody else are taken: garbage, other houses, other secrets', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.stringMatching(/^[\w-]{20,80}$/)), garbage => {
        expect(readTrackToken(keys, garbage)).toBeNull();
        expect(readLeaveToken(keys, garbage)).toBeNull();
      }),
      SETTINGS,
    );
    const other = new Keys(['another secret of thirty-two characters']);
    const message = { deliveryId: '1', contentId: '2', userId: '3', channel: 'EMAIL' } as MessageIdentity;
    expect(readTrackToken(keys, messageTokens(other, message).track)).toBeNull();
    const rotated = new Keys(['a new secret of thirty-two characters!', SECRET]);
    expect(readTrackToken(rotated, messageTokens(keys, message).track)).toEqual(message);
    expect(messageTokens(rotated, message).track).not.toBe(messageTokens(keys, message).track);
  });

  it('are refused for keys beyond what they can carry', () => {
    const message = {
      deliveryId: '9223372036854775807',
      contentId: '1',
      userId: null,
      channel: 'EMAIL',
    } as MessageIdentity;
    expect(() => messageTokens(keys, message)).toThrow('too large');
  });
});

describe('a signed link', () => {
  const query = (text: string) => Object.fromEntries(new URLSearchParams(text));
  const deliveryId = '7' as DeliveryId;

  it('leads where it was signed for, for its message and its place only', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), target => {
        const signed = query(signLink(keys, deliveryId, 3, target));
        expect(readSignedLink(keys, deliveryId, 3, signed)).toBe(target);
        expect(readSignedLink(keys, '8' as DeliveryId, 3, signed)).toBeNull();
        expect(readSignedLink(keys, deliveryId, 4, signed)).toBeNull();
        expect(readSignedLink(keys, deliveryId, 3, { ...signed, to: `${target}x` })).toBeNull();
        expect(readSignedLink(keys, deliveryId, 3, { ...signed, to: 'https://evil.example' })).toBeNull();
        for (const s of [...flippedBits(signed.s ?? ''), ...flippedLetters(signed.s ?? '')])
          expect(readSignedLink(keys, deliveryId, 3, { ...signed, s })).toBeNull();
      }),
      { ...SETTINGS, numRuns: 25 },
    );
  });

  it('is not taken without all its parts, or with several of one', () => {
    const signed = query(signLink(keys, deliveryId, 3, 'https://example.com/'));
    for (const part of ['to', 'k', 's'])
      for (const value of [undefined, '', ['https://example.com/', 'https://example.com/'], { a: 1 }, '1e3'])
        expect(readSignedLink(keys, deliveryId, 3, { ...signed, [part]: value })).toBeNull();
    // The token's own key signs no links.
    expect(
      readSignedLink(new Keys(['another secret of thirty-two characters']), deliveryId, 3, signed),
    ).toBeNull();
  });
});

describe('a request for a pixel or a link', () => {
  it.each([
    ['GET', {}, false],
    [
      'GET',
      { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15' },
      false,
    ],
    [
      'GET',
      {
        'user-agent':
          'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
      },
      false,
    ],
    [
      'GET',
      { 'user-agent': 'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html' },
      false,
    ],
    ['GET', { 'user-agent': 'Mozilla/5.0 Cubot Phone' }, false],
    ['HEAD', {}, true],
    ['GET', { 'user-agent': 'Barracuda Sentinel (EE)' }, true],
    ['GET', { 'user-agent': 'Mozilla/5.0 (compatible; Proofpoint)' }, true],
    ['GET', { 'user-agent': 'Googlebot/2.1' }, true],
    ['GET', { 'user-agent': 'Slackbot-LinkExpanding 1.0' }, true],
    ['GET', { 'user-agent': 'facebookexternalhit/1.1' }, true],
    ['GET', { 'sec-purpose': 'prefetch;prerender' }, true],
    ['GET', { purpose: 'preview' }, true],
    ['GET', { 'x-moz': 'prefetch' }, true],
  ])('as %s %j comes from a machine: %s', (method, headers, machine) => {
    expect(isMachine(method, headers)).toBe(machine);
  });
});

describe('an address on a public page', () => {
  it.each([
    ['ana@example.com', 'a•••@example.com'],
    ['a@example.com', 'a•••@example.com'],
    ['"a b"@example.com', '"•••@example.com'],
    ['😀x@example.com', '😀•••@example.com'],
  ])('%s is shown as %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });
});
