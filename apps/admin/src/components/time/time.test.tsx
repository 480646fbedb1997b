import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, screen } from '@testing-library/react';
import fc from 'fast-check';
import { useState } from 'react';
import { defineTexts, useTexts } from '../../i18n/index.js';
import { show } from '../../testing/show.js';
import { DateTimePicker } from './DateTimePicker.js';
import { RelativeTime } from './RelativeTime.js';
import { describeZone, instantOf, wallTime } from './zoned-time.js';

const ZONES = [
  'UTC',
  'Europe/Madrid',
  'America/Lima',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];

describe('wall-clock times', () => {
  it.each([
    ['2026-11-12T14:03', 'Europe/Madrid', '2026-11-12T13:03:00.000Z'],
    ['2026-07-01T09:00', 'Europe/Madrid', '2026-07-01T07:00:00.000Z'],
    ['2026-11-12T14:03', 'Asia/Kathmandu', '2026-11-12T08:18:00.000Z'],
    // Passed twice: the first one.
    ['2026-10-25T02:30', 'Europe/Madrid', '2026-10-25T00:30:00.000Z'],
    // Jumped over: as much later as the jump is wide.
    ['2026-03-29T02:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'],
    // A jump of half an hour.
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
  ])('%s in %s is %s', (wall, zone, instant) => {
    expect(instantOf(wall, zone)?.toISOString()).toBe(instant);
  });

  it('are nothing where they are half written', () => {
    expect(instantOf('', 'UTC')).toBeUndefined();
    expect(instantOf('2026-11-', 'UTC')).toBeUndefined();
  });

  it('come back as what they were, wherever a clock shows them', () => {
    const minute = fc.integer({ min: Date.UTC(2015) / 60_000, max: Date.UTC(2040) / 60_000 });
    fc.assert(
      fc.property(minute, fc.constantFrom(...ZONES), (minutes, zone) => {
        const wall = wallTime(new Date(minutes * 60_000), zone);
        const again = instantOf(wall, zone)!;
        expect(wallTime(again, zone)).toBe(wall);
        // The same instant, or the earlier of the two that the clock shows alike.
        expect(again.getTime()).toBeLessThanOrEqual(minutes * 60_000);
      }),
      { seed: 20261112, numRuns: 400 },
    );
  });

  it('are told with their zone and its offset', () => {
    expect(describeZone('Europe/Madrid', new Date('2026-11-12'), 'en')).toBe('Europe/Madrid (GMT+1)');
  });
});

const texts = defineTexts({
  en: async () => ({ default: sentences }),
  es: async () => ({ default: sentences }),
});
const sentences = { ended: 'ended <when>when</when>', began: '<when>when</when> it began' } as const;
function Sentences() {
  const say = useTexts(texts);
  const marks = { when: () => <RelativeTime at={new Date()} /> };
  return (
    <>
      <p>{say.rich('ended', marks)}</p>
      <p>{say.rich('began', marks)}</p>
    </>
  );
}

describe('a relative time', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('stays true while one looks, and says the exact moment to screen readers and on focus', async () => {
    jest.useFakeTimers({ now: new Date('2026-11-12T14:00:00Z') });
    await show(<RelativeTime at="2026-11-12T13:58:30Z" timeZone="UTC" />);
    const time = document.querySelector('time')!;
    expect(time.textContent).toMatch(/^1 minute ago \(November 12, 2026.* UTC\)$/);
    await act(async () => jest.advanceTimersByTime(60_000));
    expect(time.textContent).toMatch(/^2 minutes ago/);

    await act(async () => {
      time.focus();
      jest.advanceTimersByTime(10);
    });
    expect(screen.getByRole('tooltip').textContent).toMatch(/2026.*UTC$/);
    fireEvent.keyDown(document, { key: 'Escape' });
    await act(async () => jest.advanceTimersByTime(10));
    expect(screen.queryByRole('tooltip')).toBeNull();
  });

  it('begins with a capital where nothing stands before it', async () => {
    const words = () => [...document.querySelectorAll('time')].map(time => time.firstChild?.textContent);
    const alone = await show(<RelativeTime at={new Date()} />);
    expect(words()).toEqual(['Just now']);
    alone.unmount();
    const spanish = await show(<RelativeTime at={new Date()} />, { language: 'es' });
    expect(words()).toEqual(['Ahora mismo']);
    spanish.unmount();
    await show(<Sentences />);
    expect(words()).toEqual(['just now', 'Just now']);
  });
});

describe('a date and time', () => {
  it('is meant in the zone that is said under it', async () => {
    const chosen: (string | null)[] = [];
    function Picker() {
      const [value, setValue] = useState<string | null>('2026-12-01T08:00:00.000Z');
      const onChange = (next: string | null) => {
        chosen.push(next);
        setValue(next);
      };
      return <DateTimePicker label="When" value={value} onChange={onChange} timeZone="America/Lima" />;
    }
    await show(<Picker />);
    const field = screen.getByLabelText<HTMLInputElement>('When');
    expect(field.value).toBe('2026-12-01T03:00');
    expect(screen.getByText(/America\/Lima \(GMT-5\)/)).toBeTruthy();
    fireEvent.change(field, { target: { value: '2026-12-02T09:30' } });
    expect(chosen).toEqual(['2026-12-02T14:30:00.000Z']);
  });
});
