import { wellFormed } from '../liquid/escaping.js';

/** RFC 2045 6.7 (5): at most 76 characters a line, the last one being the `=` of a soft line break. */
const LINE_LENGTH = 75;
const SOFT_BREAK = '=\r\n';

/** Short, ASCII, nothing to encode, and no dot or "From " at the beginning. */
const PLAIN_VALUE = /^[!-\-/-<>-EG-~][ -<>-~]{0,74}$/;

/**
 * Encodes a text as quoted-printable (RFC 2045 6.7) so that the result can stand between others of its kind: it begins
 * at the beginning of a line, and ends at one, by a soft line break where the text does not end with a line break.
 * Line breaks of any kind become CRLF. No line begins with a dot or with "From ", so that neither SMTP (RFC 5321 4.5.2)
 * nor a mailbox file has to change it; no character is split over two lines.
 */
export function encodeQuotedPrintable(text: string): string {
  if (text === '') return '';
  if (PLAIN_VALUE.test(text)) return text + SOFT_BREAK;
  if (!/[\r\n]/.test(text)) return encodeLine(text, false) + SOFT_BREAK;
  let result = '';
  const lines = text.split(/\r\n|[\r\n]/);
  for (const [place, line] of lines.entries()) {
    if (place > 0) result += '\r\n';
    result += encodeLine(line, place < lines.length - 1);
  }
  return /[\r\n]$/.test(text) ? result : result + SOFT_BREAK;
}

/** Characters that stand for themselves wherever they are in a line, except for white space at its end. */
const PLAIN_RUN = /[\t -<>-~]+/y;

/** @param broken a line break follows, so that white space at the end must be encoded or a gateway may take it away. */
function encodeLine(line: string, broken: boolean): string {
  const safe = wellFormed(line);
  let result = '';
  let column = 0;
  let from = 0;
  for (let at = 0; at < safe.length;) {
    const point = safe.codePointAt(at) ?? 0;
    const next = at + (point > 0xffff ? 2 : 1);
    const width = isPlain(point, broken && next === safe.length) ? 1 : encodedWidth(point);
    if (column + width > LINE_LENGTH) {
      result += safe.slice(from, at) + SOFT_BREAK;
      from = at;
      column = 0;
    }
    const atStart = column === 0 && (point === 0x2e || (point === 0x46 && safe.startsWith('From ', at)));
    if (width > 1 || atStart) {
      result += safe.slice(from, at) + encodePoint(point);
      from = next;
      column += atStart ? 3 : width;
      at = next;
    } else {
      const run = Math.min(plainRun(safe, at, broken), LINE_LENGTH - column);
      column += run;
      at += run;
    }
  }
  return result + safe.slice(from);
}

/** How many characters from here on are plain, at least the one that is here: a search costs less than a look at each. */
function plainRun(line: string, at: number, broken: boolean): number {
  PLAIN_RUN.lastIndex = at;
  PLAIN_RUN.test(line);
  const end = PLAIN_RUN.lastIndex;
  return Math.max(1, broken && end === line.length ? end - 1 - at : end - at);
}

function isPlain(point: number, last: boolean): boolean {
  return (point > 0x20 && point < 0x7f && point !== 0x3d) || ((point === 0x20 || point === 0x09) && !last);
}

function encodedWidth(point: number): number {
  return point < 0x80 ? 3 : point < 0x800 ? 6 : point < 0x1_0000 ? 9 : 12;
}

const HEX = Array.from(
  { length: 256 },
  (_, octet) => `=${octet.toString(16).toUpperCase().padStart(2, '0')}`,
);

const hex = (octet: number): string => HEX[octet] ?? '';

function encodePoint(point: number): string {
  if (point < 0x80) return hex(point);
  if (point < 0x800) return hex(0xc0 | (point >> 6)) + hex(0x80 | (point & 0x3f));
  const tail = hex(0x80 | ((point >> 6) & 0x3f)) + hex(0x80 | (point & 0x3f));
  if (point < 0x1_0000) return hex(0xe0 | (point >> 12)) + tail;
  return hex(0xf0 | (point >> 18)) + hex(0x80 | ((point >> 12) & 0x3f)) + tail;
}
