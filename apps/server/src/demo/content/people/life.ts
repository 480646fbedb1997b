import type { Random } from './random.js';

const DAY = 86_400_000;
const YEARS_IN_BUSINESS = 6;

/** When someone joined: more and more people over the years, and at an hour at which people are awake. */
export function registeredAt(now: Date, dice: Random): Date {
  const daysAgo = 1 + YEARS_IN_BUSINESS * 365 * dice.next() ** 1.6;
  return new Date(awake(now.getTime() - daysAgo * DAY, dice));
}

/** When someone was last seen: most of them lately, some long ago, a few never. */
export function seenAfter(registered: Date, now: Date, dice: Random): Date | null {
  if (dice.chance(0.06)) return null;
  const { days } = dice.weighted([
    { days: 30, weight: 58 },
    { days: 120, weight: 24 },
    { days: 900, weight: 18 },
  ]);
  const seen = awake(now.getTime() - dice.next() * days * DAY, dice);
  return new Date(Math.min(Math.max(seen, registered.getTime()), now.getTime()));
}

function awake(time: number, dice: Random): number {
  const midnight = Math.floor(time / DAY) * DAY;
  return midnight + dice.between(7 * 3600, 23 * 3600 - 1) * 1000;
}

/** A birth date of someone between 19 and 80, or null; `today` makes it a birthday on the day of `now` (UTC). */
export function birthDate(now: Date, today: boolean, dice: Random): string | null {
  const age = 19 + Math.round(30 * (dice.next() + dice.next()));
  const born = new Date(Date.UTC(now.getUTCFullYear() - age, now.getUTCMonth(), now.getUTCDate()));
  const daysOlder = dice.between(1, 364);
  if (today) return isoDate(sameDay(born, now));
  if (dice.chance(0.12)) return null;
  return isoDate(new Date(born.getTime() - daysOlder * DAY));
}

/** On the 29th of February only leap years have the day; the one before will do. */
function sameDay(born: Date, now: Date): Date {
  if (born.getUTCDate() === now.getUTCDate()) return born;
  const leapYear = born.getUTCFullYear() - (born.getUTCFullYear() % 4);
  return new Date(Date.UTC(leapYear, now.getUTCMonth(), now.getUTCDate()));
}

export function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}
