import { describeZone } from '../../components/time/zoned-time.js';

/** A time zone as it can be chosen: "Europe/Madrid (GMT+1)". */
export interface ZoneChoice {
  value: string;
  label: string;
}

/** Every time zone that the browser knows, and the current one whatever it is. */
export function timeZones(current: string, at: Date, locale: string): ZoneChoice[] {
  const known = Intl.supportedValuesOf('timeZone');
  const names = known.includes(current) ? known : [current, ...known];
  return names.map(value => ({ value, label: describeZone(value, at, locale) }));
}
