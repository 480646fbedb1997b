/** Wall-clock times of a zone and the instants they name, by `Intl` alone. */

const PARTS: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
};

/** What a clock in the zone shows, to the second, as if it were UTC: milliseconds. */
function clockMs(instant: number, timeZone: string): number {
  // Swedish writes dates as ISO 8601 does.
  const text = new Intl.DateTimeFormat('sv', { ...PARTS, timeZone }).format(instant);
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}

/** What a clock in the zone shows at an instant, as `datetime-local` wants it: `2026-11-12T14:03`. */
export function wallTime(instant: Date, timeZone: string): string {
  return new Date(clockMs(instant.getTime(), timeZone)).toISOString().slice(0, 16);
}

/**
 * The instant at which a clock in the zone shows a time. A time that the clock passes twice (in autumn) is the first
 * one; a time that it jumps over (in spring) is as much later as the jump is wide.
 *
 * @param wall `2026-11-12T14:03`
 * @returns undefined where `wall` is no whole date and time
 */
export function instantOf(wall: string, timeZone: string): Date | undefined {
  const asUtc = /^\d{4,}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(wall) ? Date.parse(`${wall}Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return undefined;
  const offsetAt = (instant: number) => clockMs(instant, timeZone) - instant;
  const day = 86_400_000;
  const before = offsetAt(asUtc - day);
  const after = offsetAt(asUtc + day);
  const candidates = [asUtc - before, asUtc - after].toSorted((a, b) => a - b);
  const exact = candidates.find(instant => clockMs(instant, timeZone) === asUtc);
  // Jumped over: read with the offset from before the jump.
  return new Date(exact ?? asUtc - before);
}

/** "Europe/Madrid (GMT+1)" at a moment. */
export function describeZone(timeZone: string, at: Date, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
  const offset = parts.find(part => part.type === 'timeZoneName')?.value ?? '';
  return `${timeZone.replaceAll('_', ' ')} (${offset})`;
}
