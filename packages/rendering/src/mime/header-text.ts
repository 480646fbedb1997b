import { wellFormed } from '../liquid/escaping.js';

const FOLD = '\r\n ';
/** RFC 5322 2.1.1: lines should have at most 78 characters; RFC 2047 2 asks for 76 where encoded words stand. */
const LINE_LENGTH = 76;
/** RFC 2047 2: an encoded word has at most 75 characters. */
const WORD_LENGTH = 75;
const WORD_FRAME = '=?UTF-8?B??='.length;
const WORD_ROOM = WORD_LENGTH - WORD_FRAME;
const ATEXT = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

/**
 * Makes a text fit for one header line: control characters, and the characters that some programs take for line
 * breaks, become spaces; spaces at both ends go.
 */
export function cleanHeaderText(text: string): string {
  if (!/[\u0000-\u001F\u007F-\u009F\u2028\u2029]|^ | $/.test(text)) return text;
  return text.replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g, ' ').trim();
}

/**
 * The value of an unstructured header such as Subject (RFC 5322 3.6.5): as it is where it is short ASCII, folded where
 * it is long, else in encoded words (RFC 2047).
 *
 * @param column how much of the line the header's name takes.
 */
export function encodeUnstructured(text: string, column: number): string {
  const clean = cleanHeaderText(text);
  const ascii = /^[ -~]*$/.test(clean) && !clean.includes('=?');
  if (ascii && column + clean.length <= LINE_LENGTH) return clean;
  return (ascii ? foldWords(clean, column) : null) ?? encodeWords(clean, column);
}

/**
 * The value of a header that programs may read, such as Feedback-ID: words of ASCII stay as they are even where that
 * makes a long line, of at most 998 characters (RFC 5322 2.1.1).
 */
export function encodeMachineReadable(text: string, column: number): string {
  const clean = cleanHeaderText(text);
  const keep = /^[ -~]*$/.test(clean) && !clean.includes('=?') && clean.length < 900;
  return keep ? (foldWords(clean, column) ?? clean) : encodeUnstructured(clean, column);
}

/**
 * A mailbox with its name (RFC 5322 3.4). The name is an atom, a quoted string or encoded words, whatever is the least
 * that carries it. Characters beyond ASCII in the address stay as they are (RFC 6532), as octets in a Latin-1 string.
 */
export function encodeMailbox(name: string | null, address: string, column: number): string {
  const wire = octets(bareAddress(cleanHeaderText(address)));
  const clean = name === null ? '' : cleanHeaderText(name);
  if (clean === '') return wire;
  const phrase = encodePhrase(clean, column);
  const lastLine = phrase.slice(phrase.lastIndexOf('\n') + 1);
  const used = phrase.includes('\n') ? lastLine.length : column + phrase.length;
  return `${phrase}${used + wire.length + 3 > LINE_LENGTH ? FOLD : ' '}<${wire}>`;
}

/** Angle brackets can only stand in a quoted local part (RFC 5321 4.1.2). */
function bareAddress(address: string): string {
  return /^"(?:[^"\\]|\\.)*"@[^<>\s]+$/.test(address) ? address : address.replace(/[<>]/g, '');
}

/** A phrase (RFC 5322 3.2.5), such as the name of a mailbox or a list. */
export function encodePhrase(text: string, column: number): string {
  const clean = cleanHeaderText(text);
  const fits = column + clean.length + 2 <= LINE_LENGTH && !clean.includes('=?');
  if (fits && ATEXT.test(clean)) return clean;
  if (fits && /^[ -~]*$/.test(clean)) return `"${clean.replace(/["\\]/g, String.raw`\$&`)}"`;
  return encodeWords(clean, column);
}

/** UTF-8 as one character per octet, for strings that are written out as Latin-1. */
export function octets(text: string): string {
  return /^[\u0000-\u007F]*$/.test(text) ? text : Buffer.from(wellFormed(text), 'utf8').toString('latin1');
}

/** Folds at single spaces; null where white space would be lost or a word is too long. */
function foldWords(text: string, column: number): string | null {
  if (/^ | $| {2}/.test(text)) return null;
  let result = '';
  let used = column;
  for (const word of text.split(' ')) {
    if (word.length >= LINE_LENGTH - column) return null;
    if (result === '') result = word;
    else if (used + 1 + word.length > LINE_LENGTH) {
      result += FOLD + word;
      used = 0;
    } else result += ` ${word}`;
    used += word.length + 1;
  }
  return result;
}

/** Encoded words (RFC 2047 4), in whichever of the two encodings is shorter. No character is split over two words. */
function encodeWords(text: string, column: number): string {
  const safe = wellFormed(text);
  const base64Length = Math.ceil(Buffer.byteLength(safe, 'utf8') / 3) * 4;
  const quoted = encodeQ(safe);
  const base64 = quoted.length > base64Length;
  const first = Math.max(12, Math.min(WORD_ROOM, LINE_LENGTH - column - WORD_FRAME));
  if (Math.min(quoted.length, base64Length) <= first)
    return base64 ? base64Word(safe) : `=?UTF-8?Q?${quoted}?=`;

  const words: string[] = [];
  let left = first;
  let current = '';
  let size = 0;
  for (const character of safe) {
    const encoded = base64 ? character : encodeQ(character);
    const length = base64 ? Buffer.byteLength(character, 'utf8') : encoded.length;
    const limit = base64 ? Math.floor(left / 4) * 3 : left;
    if (size + length > limit && current !== '') {
      words.push(current);
      current = '';
      size = 0;
      left = WORD_ROOM;
    }
    current += encoded;
    size += length;
  }
  words.push(current);
  return words.map(word => (base64 ? base64Word(word) : `=?UTF-8?Q?${word}?=`)).join(FOLD);
}

function base64Word(text: string): string {
  return `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;
}

/** The stricter set of RFC 2047 5 (3), which holds in phrases too. */
function encodeQ(text: string): string {
  return text.replace(/[^A-Za-z0-9!*+/-]/gu, character => {
    if (character === ' ') return '_';
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) return `=${point.toString(16).toUpperCase().padStart(2, '0')}`;
    return encodeURIComponent(character).replaceAll('%', '=');
  });
}
