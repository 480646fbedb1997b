import type { RuleContext } from './rule-context.js';

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The calendar date of the context's moment in its time zone, as `YYYY-MM-DD`.
 *
 * @throws RangeError when the moment is no valid date or the time zone is unknown.
 */
export function today({ now, timeZone }: RuleContext): string {
  const parts = new Map(
    format(timeZone)
      .formatToParts(now)
      .map(part => [part.type, part.value]),
  );
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

function format(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const created = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, created);
  return created;
}

/** The date so many days after an ISO date; before it when negative. */
export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/**
 * Month and day (`MM-DD`) of the dates whose anniversary falls on the given day. Who was born on 29 February has it
 * on 28 February in common years.
 */
export function anniversaryDays(date: string): readonly string[] {
  const monthAndDay = date.slice(5);
  const common = addDays(`${date.slice(0, 4)}-02-28`, 1).endsWith('03-01');
  return monthAndDay === '02-28' && common ? ['02-28', '02-29'] : [monthAndDay];
}
