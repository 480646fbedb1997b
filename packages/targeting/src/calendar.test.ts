import { describe, expect, it } from '@jest/globals';
import { addDays, anniversaryDays, today } from './calendar.js';

describe('today', () => {
  it.each([
    ['2026-03-01T02:00:00Z', 'UTC', '2026-03-01'],
    ['2026-03-01T02:00:00Z', 'America/Santiago', '2026-02-28'],
    ['2026-12-31T10:00:00Z', 'Pacific/Kiritimati', '2027-01-01'],
    ['2026-01-01T10:59:59Z', 'Pacific/Pago_Pago', '2025-12-31'],
    ['2026-01-01T11:00:00Z', 'Pacific/Pago_Pago', '2026-01-01'],
    // The night in which Chile put its clocks forward.
    ['2026-09-06T03:59:59Z', 'America/Santiago', '2026-09-05'],
    ['2026-09-06T04:00:00Z', 'America/Santiago', '2026-09-06'],
    ['0999-06-15T12:00:00Z', 'UTC', '0999-06-15'],
  ])('at %s in %s is %s', (now, timeZone, date) => {
    expect(today({ now: new Date(now), timeZone })).toBe(date);
  });

  it('needs a time zone that exists and a valid moment', () => {
    expect(() => today({ now: new Date(), timeZone: 'Mars/Olympus' })).toThrow(RangeError);
    expect(() => today({ now: new Date(Number.NaN), timeZone: 'UTC' })).toThrow(RangeError);
  });
});

it.each([
  ['2026-02-28', 1, '2026-03-01'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2026-01-01', -1, '2025-12-31'],
  ['2026-06-15', 0, '2026-06-15'],
  ['0099-12-31', 1, '0100-01-01'],
])('%s and %i days is %s', (date, days, expected) => {
  expect(addDays(date, days)).toBe(expected);
});

it.each([
  ['2026-02-28', ['02-28', '02-29']],
  ['2024-02-28', ['02-28']],
  ['2024-02-29', ['02-29']],
  ['1900-02-28', ['02-28', '02-29']],
  ['2000-02-28', ['02-28']],
  ['2026-03-01', ['03-01']],
])('on %s the anniversaries of %j fall', (date, days) => {
  expect(anniversaryDays(date)).toEqual(days);
});
