import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import {
  defineTexts,
  formatDuration,
  formatExact,
  formatNumber,
  formatPercent,
  formatRelative,
  LanguageProvider,
  pickLanguage,
  useLanguage,
  useTexts,
} from './index.js';
import { pickLocale } from './language.js';
import { speech, stretches, translate } from './translate.js';

const english = speech('en');
const spanish = speech('es');

describe('translate', () => {
  it('fills placeholders, and writes numbers as the locale does', () => {
    expect(translate('{sent} sent to {name}', { sent: 41_204, name: 'Ana' }, english)).toBe(
      '41,204 sent to Ana',
    );
    expect(translate('{sent} enviados', { sent: 1204 }, spanish)).toBe('1.204 enviados');
  });

  it('chooses the plural form by the count', () => {
    const campaigns = { one: '{count} campaign', other: '{count} campaigns' };
    expect(translate(campaigns, { count: 1 }, english)).toBe('1 campaign');
    expect(translate(campaigns, { count: 0 }, english)).toBe('0 campaigns');
    expect(translate(campaigns, { count: 1204 }, english)).toBe('1,204 campaigns');
  });

  it('says that a count stopped early', () => {
    const deliveries = { one: '{count} delivery', other: '{count} deliveries' };
    expect(translate(deliveries, { count: { value: 10_000, exact: false } }, english)).toBe(
      '10,000+ deliveries',
    );
  });

  it('falls back to "other" for a form that the language has and the text lacks', () => {
    expect(translate({ one: 'uno', other: 'otros' }, { count: 1_000_000 }, spanish)).toBe('otros');
  });

  it('splits marked-up text into stretches', () => {
    expect(stretches('I agree to the <terms>terms</terms>.')).toEqual([
      { text: 'I agree to the ' },
      { tag: 'terms', text: 'terms' },
      { text: '.' },
    ]);
  });
});

describe('numbers', () => {
  it('says shares in percent, and never rounds something to nothing or not quite all to all', () => {
    expect(formatPercent(0.382, 'en')).toBe('38.2\u00A0%');
    expect(formatPercent(0.382, 'es')).toBe('38,2\u00A0%');
    expect(formatPercent(0, 'en')).toBe('0\u00A0%');
    expect(formatPercent(0.0001, 'en')).toBe('<\u00A00.1\u00A0%');
    expect(formatPercent(0.99999, 'en')).toBe('>\u00A099.9\u00A0%');
    expect(formatPercent(1, 'en')).toBe('100\u00A0%');
  });

  it('says durations in the units that matter', () => {
    expect(formatDuration(0, 'en')).toBe('1 second');
    expect(formatDuration(40, 'en')).toBe('40 seconds');
    expect(formatDuration(90, 'en')).toBe('2 minutes');
    expect(formatDuration(3600, 'en')).toBe('1 hour');
    expect(formatDuration(7500, 'en')).toBe('2 hours 5 minutes');
    expect(formatDuration(120, 'es')).toBe('2 minutos');
  });

  it('groups four digits in Spanish too', () => {
    expect(formatNumber(1204, 'es')).toBe('1.204');
  });
});

describe('dates', () => {
  const now = new Date('2026-11-12T14:00:00Z');
  const at = (text: string, locale = 'en') =>
    formatRelative(new Date(text), now, { locale, timeZone: 'UTC' }).replaceAll('\u00A0', ' ');

  it.each([
    ['2026-11-12T13:59:40Z', 'just now'],
    ['2026-11-12T14:00:03Z', 'just now'],
    ['2026-11-12T14:00:40Z', 'now'],
    ['2026-11-12T13:57:00Z', '3 minutes ago'],
    ['2026-11-12T11:00:00Z', '3 hours ago'],
    ['2026-11-11T20:00:00Z', 'yesterday'],
    ['2026-11-09T09:00:00Z', '3 days ago'],
    ['2026-11-14T09:00:00Z', 'in 2 days'],
    ['2026-10-12T14:00:00Z', 'Oct 12'],
    ['2025-11-01T14:00:00Z', 'Nov 1, 2025'],
  ])('says %s as "%s"', (moment, words) => {
    expect(at(moment)).toBe(words);
  });

  it('does not call six hours ago "yesterday", whatever midnight lies between', () => {
    const night = new Date('2026-11-12T02:00:00Z');
    const evening = new Date('2026-11-11T20:00:00Z');
    expect(formatRelative(evening, night, { locale: 'en', timeZone: 'UTC' })).toBe('6 hours ago');
  });

  it('counts seconds where asked', () => {
    const moment = new Date('2026-11-12T13:59:57Z');
    expect(formatRelative(moment, now, { locale: 'en', seconds: true })).toBe('3 sec. ago');
  });

  it('cuts units short for narrow columns', () => {
    const moment = new Date('2026-11-12T11:00:00Z');
    // With a dot or without, as the edition of CLDR has it.
    expect(formatRelative(moment, now, { locale: 'en', short: true })).toMatch(/^3 hr\.? ago$/);
    expect(formatRelative(moment, now, { locale: 'es', short: true })).toBe('hace 3 h');
  });

  it('speaks Spanish', () => {
    expect(at('2026-11-12T11:00:00Z', 'es')).toBe('hace 3 horas');
    expect(at('2026-11-12T14:00:00Z', 'es')).toBe('ahora mismo');
  });

  it('names the zone of the exact moment', () => {
    expect(formatExact(now, 'en-GB', 'Europe/Madrid')).toBe('12 November 2026 at 15:00 CET');
  });
});

describe('the language', () => {
  it('is the chosen one, else the first of the browser that we speak, else English', () => {
    expect(pickLanguage('es', ['en-GB'])).toBe('es');
    expect(pickLanguage('xx', ['de-DE', 'es-PE', 'en'])).toBe('es');
    expect(pickLanguage(null, ['de-DE'])).toBe('en');
  });

  it('takes its numbers and dates from the region of the browser', () => {
    expect(pickLocale('en', ['es-PE', 'en-GB'])).toBe('en-GB');
    expect(pickLocale('en', ['es-PE'])).toBe('en');
  });
});

const en = { hello: 'Hello {name}', read: 'Read the <terms>terms</terms> of {name}' } as const;
const texts = defineTexts({
  en: async () => ({ default: en }),
  es: async () => ({
    default: { hello: 'Hola {name}', read: 'Lea las <terms>condiciones</terms> de {name}' },
  }),
});

function Greeting() {
  const say = useTexts(texts);
  const { choose } = useLanguage();
  return (
    <>
      <p>{say('hello', { name: 'Ana' })}</p>
      <p data-testid="rich">
        {say.rich('read', { terms: text => <b>{text}</b> }, { name: '<b>x</b><terms>y</terms>' })}
      </p>
      <button type="button" onClick={() => void choose('es')}>
        es
      </button>
    </>
  );
}

const showGreeting = () =>
  act(async () =>
    render(
      <LanguageProvider initial="en">
        <Suspense fallback="…">
          <Greeting />
        </Suspense>
      </LanguageProvider>,
    ),
  );

describe('useTexts', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  it('speaks the language, switches it for everything at once, and remembers it', async () => {
    await showGreeting();
    expect(screen.getByText('Hello Ana')).toBeTruthy();
    await act(async () => screen.getByText('es').click());
    expect(screen.getByText('Hola Ana')).toBeTruthy();
    expect(document.documentElement.lang).toBe('es');
    expect(localStorage.getItem('chasqui.language')).toBe('es');
  });

  it('marks up what the text marks, and never what a value contains', async () => {
    await showGreeting();
    expect(screen.getByTestId('rich').innerHTML).toBe(
      'Read the <b>terms</b> of &lt;b&gt;x&lt;/b&gt;&lt;terms&gt;y&lt;/terms&gt;',
    );
  });

  it('refuses unknown keys and missing values when it is compiled', () => {
    const say = undefined as unknown as ReturnType<typeof useTexts<typeof en>>;
    // Never called: the compiler is what is tested here.
    const wrong = () => [
      // @ts-expect-error no such key
      say('goodbye'),
      // @ts-expect-error the name is missing
      say('hello'),
      // @ts-expect-error no such placeholder
      say('hello', { name: 'Ana', age: 3 }),
    ];
    expect(wrong).toBeInstanceOf(Function);
  });
});
