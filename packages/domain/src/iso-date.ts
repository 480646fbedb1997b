/**
 * Reads an ISO 8601 calendar date of the years 0001 to 9999.
 *
 * @returns the date as `YYYY-MM-DD`, or null when it is malformed or does not exist (`1999-02-30`).
 */
export function parseIsoDate(text: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (match === null || match[1] === '0000') return null;
  const date = new Date(`${match[0]}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(match[0]) ? match[0] : null;
}

/**
 * Reads an ISO 8601 date or date and time. A bare date means the start of that day in UTC; a time must carry its
 * zone (`Z` or `+02:00`).
 *
 * @returns the instant, of the years 0001 to 9999 in UTC, or null when the text is neither.
 */
export function parseIsoInstant(text: string): Date | null {
  const trimmed = text.trim();
  const day = parseIsoDate(trimmed.slice(0, 10));
  if (day === null) return null;
  if (trimmed.length === 10) return new Date(`${day}T00:00:00Z`);
  if (!/^[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})$/.test(trimmed.slice(10))) return null;
  const instant = new Date(trimmed.replace(' ', 'T'));
  // The zone may lead out of the years that databases and texts of four digits have.
  const year = instant.getUTCFullYear();
  return year >= 1 && year <= 9_999 ? instant : null;
}
