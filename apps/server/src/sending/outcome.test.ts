import { describe, expect, it } from '@jest/globals';
import type { SendOutcome } from '@chasqui/smtp';
import type { Claimed } from './claimed.js';
import { consequenceOf } from './outcome.js';

const MINUTE_MS = 60_000;
const retries = { firstPauseMs: 5 * MINUTE_MS, longestPauseMs: 60 * MINUTE_MS, giveUpMs: 120 * MINUTE_MS };
const now = new Date('2026-03-02T10:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * MINUTE_MS);

const message = (attempts: number, firstTriedAt: Date | null) =>
  ({ id: '1', leaseId: '1', attempts, firstTriedAt }) as Claimed;
const tryLater: SendOutcome = {
  kind: 'refused',
  by: 'ADDRESS',
  step: 'RCPT',
  permanent: false,
  unknownMailbox: false,
  reply: { code: 450, enhanced: null, lines: ['Try later'], text: '450 Try later' },
};

describe('a message that the relay hangs up on', () => {
  const hangUp: SendOutcome = {
    ...tryLater,
    by: 'RELAY',
    reply: { code: 421, enhanced: null, lines: ['Closing'], text: '421 Closing' },
  };

  it('goes back without having been tried, until that has happened often', () => {
    expect(consequenceOf(message(0, null), hangUp, retries, now, 0)).toEqual({
      kind: 'RELAY_TROUBLE',
      detail: '421 Closing',
    });
    expect(consequenceOf(message(0, null), hangUp, retries, now, 0, true)).toMatchObject({
      outcome: { status: 'DEFERRED', reason: 'TRY_LATER', reply: '421 Closing', dueAt: later(5) },
    });
  });

  it('is given up like any other', () => {
    expect(consequenceOf(message(9, later(-61)), hangUp, retries, now, 0, true)).toMatchObject({
      outcome: { status: 'FAILED', reason: 'GAVE_UP', reply: '421 Closing' },
    });
  });
});

describe('a deferred message', () => {
  it('is tried again after the pauses of the settings', () => {
    const dueAfter = (attempts: number) =>
      consequenceOf(message(attempts, attempts === 0 ? null : now), tryLater, retries, now, 0);
    expect(dueAfter(0)).toMatchObject({ outcome: { status: 'DEFERRED', dueAt: later(5) } });
    expect(dueAfter(1)).toMatchObject({ outcome: { status: 'DEFERRED', dueAt: later(10) } });
    expect(dueAfter(9)).toMatchObject({ outcome: { status: 'DEFERRED', dueAt: later(60) } });
  });

  it('is given up when its next try would come after the time for it', () => {
    const tried = (minutes: number) => consequenceOf(message(9, later(-minutes)), tryLater, retries, now, 0);
    expect(tried(60)).toMatchObject({ outcome: { status: 'DEFERRED' } });
    expect(tried(61)).toMatchObject({
      outcome: { status: 'FAILED', reason: 'GAVE_UP', reply: '450 Try later' },
    });
  });
});
