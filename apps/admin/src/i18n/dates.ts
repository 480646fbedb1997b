const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What has happened in the last minute; `Intl` has only "now". Clocks may differ by some seconds. */
const JUST_NOW: Readonly<Record<string, string>> = { en: 'just now', es: 'ahora mismo' };
const CLOCKS_DIFFER = 5;

/** How long a moment stays "3 days ago" before it is said as a date. */
const RELATIVE_FOR = 7 * DAY;

export interface RelativeOptions {
  locale: string;
  /** IANA name; absent: the browser's own. */
  timeZone?: string | undefined;
  /** Count the first minute in seconds ("3 sec. ago") instead of saying "just now". */
  seconds?: boolean | undefined;
  /** Units cut short, for a narrow column: "3 hr ago". */
  short?: boolean | undefined;
}

/**
 * A moment in words: "just now", "3 hours ago", "yesterday", "in 2 days"; beyond a week its date, with the year where it is
 * not the current one.
 */
export function formatRelative(moment: Date, now: Date, options: RelativeOptions): string {
  const { locale, timeZone, seconds = false, short = seconds } = options;
  const away = Math.round((moment.getTime() - now.getTime()) / 1000);
  const size = Math.abs(away);
  if (size >= RELATIVE_FOR) return shortDate(moment, now, locale, timeZone);

  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: short ? 'short' : 'long' });
  if (size < MINUTE && seconds) return words.format(away, 'second');
  const justNow = away <= CLOCKS_DIFFER ? JUST_NOW[new Intl.Locale(locale).language] : undefined;
  if (size < MINUTE) return justNow ?? words.format(0, 'second');
  if (size < HOUR) return words.format(Math.trunc(away / MINUTE), 'minute');
  const days = calendarDay(moment, timeZone) - calendarDay(now, timeZone);
  // "yesterday" as a calendar has it, but not for what was six hours ago across midnight.
  if (size < 12 * HOUR || days === 0) return words.format(Math.trunc(away / HOUR), 'hour');
  return words.format(days, 'day');
}

function shortDate(moment: Date, now: Date, locale: string, timeZone: string | undefined): string {
  const year = (date: Date) => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(date);
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone };
  if (year(moment) !== year(now)) options.year = 'numeric';
  return new Intl.DateTimeFormat(locale, options).format(moment);
}

/** Number of the calendar day that a moment falls on in a zone, for differences between days. */
function calendarDay(moment: Date, timeZone: string | undefined): number {
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone };
  // Swedish writes dates as ISO 8601 does.
  return Date.parse(new Intl.DateTimeFormat('sv', options).format(moment)) / (DAY * 1000);
}

/** The exact moment: "12 November 2026 at 14:03 CET". */
export function formatExact(moment: Date, locale: string, timeZone?: string): string {
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  };
  return new Intl.DateTimeFormat(locale, options).format(moment);
}
