import { type UiLanguage, parseIsoInstant } from '@chasqui/domain';

const MONTHS: Readonly<Record<UiLanguage, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};

const WEEKDAYS: Readonly<Record<UiLanguage, readonly string[]>> = {
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
  es: 'domingo lunes martes miércoles jueves viernes sábado'.split(' '),
};

type Field = (date: Date, language: UiLanguage) => string;

const two = (value: number): string => String(value).padStart(2, '0');
const month: Field = (date, language) => MONTHS[language][date.getUTCMonth()] ?? '';
const weekday: Field = (date, language) => WEEKDAYS[language][date.getUTCDay()] ?? '';
const twelveHours = (date: Date): number => date.getUTCHours() % 12 || 12;

const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['Y', date => String(date.getUTCFullYear()).padStart(4, '0')],
  ['y', date => two(date.getUTCFullYear() % 100)],
  ['m', date => two(date.getUTCMonth() + 1)],
  ['B', month],
  ['b', (date, language) => month(date, language).slice(0, 3)],
  ['d', date => two(date.getUTCDate())],
  ['e', date => String(date.getUTCDate()).padStart(2, ' ')],
  ['A', weekday],
  ['a', (date, language) => weekday(date, language).slice(0, 3)],
  ['H', date => two(date.getUTCHours())],
  ['I', date => two(twelveHours(date))],
  ['l', date => String(twelveHours(date)).padStart(2, ' ')],
  ['M', date => two(date.getUTCMinutes())],
  ['S', date => two(date.getUTCSeconds())],
  ['p', date => (date.getUTCHours() < 12 ? 'AM' : 'PM')],
  ['F', date => date.toISOString().slice(0, 10)],
  ['%', () => '%'],
]);

/**
 * Writes an ISO 8601 date or instant as strftime would, in UTC: `%-d %B %Y` gives "3 November 2026". A dash leaves out
 * padding, `^` makes capitals. Unlike the engine's own filter it neither reads the clock nor the machine's time zone,
 * so that a message shown later reads as it did when it was sent.
 *
 * @returns the written date, or the value as it came if it is not a date.
 */
export function formatDate(value: unknown, format: string, language: UiLanguage): unknown {
  const date = typeof value === 'string' ? parseIsoInstant(value) : null;
  if (date === null) return value;
  return format.replace(/%([-^]*)(.)/g, (written, flags: string, letter: string) => {
    const field = FIELDS.get(letter)?.(date, language);
    if (field === undefined) return written;
    const unpadded = flags.includes('-') ? field.replace(/^[0 ]+(?=.)/, '') : field;
    return flags.includes('^') ? unpadded.toUpperCase() : unpadded;
  });
}
