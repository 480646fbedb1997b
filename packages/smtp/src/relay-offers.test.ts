import { describe, expect, it } from '@jest/globals';
import { NO_OFFERS, readOffers } from './relay-offers.js';
import { smtpReply } from './smtp-reply.js';

const offers = (...lines: string[]) => readOffers(smtpReply(250, ['relay.example greets you', ...lines]));

describe('the offers of a relay', () => {
  it('are none when it names none', () => {
    expect(offers()).toEqual(NO_OFFERS);
  });

  it('are read from its reply to EHLO, in whatever case', () => {
    expect(
      offers(
        'PIPELINING',
        'size 35882577',
        '8BitMime',
        'SMTPUTF8',
        'ENHANCEDSTATUSCODES',
        'STARTTLS',
        'CHUNKING',
      ),
    ).toEqual({
      pipelining: true,
      size: 35_882_577,
      eightBitMime: true,
      smtpUtf8: true,
      enhancedStatusCodes: true,
      startTls: true,
      authMechanisms: [],
    });
  });

  it.each([
    [[], null],
    [['SIZE'], 0],
    [['SIZE 0'], 0],
    [['SIZE 1000'], 1_000],
    [['SIZE nonsense'], 0],
    [['SIZE 99999999999999999999'], 0],
  ])('of %j put the size at %s', (lines, size) => {
    expect(offers(...lines).size).toBe(size);
  });

  it('list the ways to sign in, also as old servers write them, each once', () => {
    expect(offers('AUTH PLAIN login', 'AUTH=LOGIN XOAUTH2').authMechanisms).toEqual([
      'PLAIN',
      'LOGIN',
      'XOAUTH2',
    ]);
  });

  it('are not read from the greeting line', () => {
    expect(readOffers(smtpReply(250, ['PIPELINING'])).pipelining).toBe(false);
  });
});
