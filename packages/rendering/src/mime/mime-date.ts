let lastSecond = Number.NaN;
let lastText = '';

/** A date and time as in the Date header (RFC 5322 3.3), in UTC: `Tue, 03 Nov 2026 10:15:30 +0000`. */
export function mimeDate(date: Date): string {
  const second = Math.floor(date.getTime() / 1000);
  if (second !== lastSecond) {
    lastText = date.toUTCString().replace('GMT', '+0000');
    lastSecond = second;
  }
  return lastText;
}
