import { describe, expect, it } from '@jest/globals';
import { parseIsoDate, parseIsoInstant } from './iso-date.js';

describe('a calendar date', () => {
  it.each([
    ['2026-02-28', '2026-02-28'],
    [' 2024-02-29 ', '2024-02-29'],
    ['0001-01-01', '0001-01-01'],
    ['9999-12-31', '9999-12-31'],
    ['2025-02-29', null],
    ['2026-13-01', null],
    ['2026-00-10', null],
    ['0000-01-01', null],
    ['10000-01-01', null],
    ['+002026-01-01', null],
    ['2026-1-1', null],
    ['2026-02-28T12:00:00Z', null],
    ['', null],
  ])('%j is read as %j', (text, date) => {
    expect(parseIsoDate(text)).toBe(date);
  });
});

describe('an instant', () => {
  it.each([
    ['2026-02-28', '2026-02-28T00:00:00.000Z'],
    ['2026-02-28T12:00:00Z', '2026-02-28T12:00:00.000Z'],
    ['2026-02-28 12:00+02:00', '2026-02-28T10:00:00.000Z'],
    ['2026-02-28T12:00:00.123456-0330', '2026-02-28T15:30:00.123Z'],
    ['2026-02-28T24:00:00Z', '2026-03-01T00:00:00.000Z'],
    ['0001-01-01T14:00:00+14:00', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T09:59:59-14:00', '9999-12-31T23:59:59.000Z'],
    // Its year is one of four digits where it is written, but not in UTC: no database takes it.
    ['0001-01-01T00:00:00+14:00', null],
    ['9999-12-31T23:59:59-14:00', null],
    ['9999-12-31T24:00:00Z', null],
    ['2026-02-28T12:00:00', null],
    ['2026-02-28T25:00:00Z', null],
    ['2026-02-28T12:00:00+99:00', null],
    ['2026-02-30T12:00:00Z', null],
    ['yesterday', null],
  ])('%j is read as %j', (text, instant) => {
    expect(parseIsoInstant(text)?.toISOString() ?? null).toBe(instant);
  });
});
