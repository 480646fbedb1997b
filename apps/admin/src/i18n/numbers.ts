/** A count that may have stopped early: `exact: false` means "this many or more". */
export interface Count {
  value: number;
  exact: boolean;
}

const NBSP = '\u00A0';
const formats = new Map<string, Intl.NumberFormat>();

/** Formatters are slow to make and are asked for in every cell: one per locale and options is kept. */
function format(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made;
}

/** "1,204", or "10,000+" for a count that stopped early. Spanish groups four digits too ("1.204"). */
export function formatNumber(count: number | Count, locale: string): string {
  const { value, exact } = typeof count === 'number' ? { value: count, exact: true } : count;
  const digits = format(locale, { maximumFractionDigits: 1, useGrouping: 'always' }).format(value);
  return exact ? digits : `${digits}+`;
}

/**
 * @param share 0 to 1
 * @returns "38.2 %" with a no-break space; "< 0.1 %" rather than a zero that is not one, and never "100 %" of not quite all
 */
export function formatPercent(share: number, locale: string): string {
  const digits = format(locale, { maximumFractionDigits: 1 });
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return `<${NBSP}${digits.format(0.1)}${NBSP}%`;
  if (percent < 100 && percent > 99.9) return `>${NBSP}${digits.format(99.9)}${NBSP}%`;
  return `${digits.format(percent)}${NBSP}%`;
}

/** "2 hours 5 minutes", "40 seconds": the two largest units, rounded to what anyone wants to know. */
export function formatDuration(seconds: number, locale: string): string {
  const unit = (value: number, name: 'hour' | 'minute' | 'second') =>
    format(locale, { style: 'unit', unit: name, unitDisplay: 'long', maximumFractionDigits: 0 }).format(
      value,
    );
  if (seconds < 60) return unit(Math.max(1, Math.round(seconds)), 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return unit(minutes, 'minute');
  const rest = minutes % 60;
  const hours = unit(Math.floor(minutes / 60), 'hour');
  return rest === 0 ? hours : `${hours} ${unit(rest, 'minute')}`;
}
