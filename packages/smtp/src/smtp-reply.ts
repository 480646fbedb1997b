import { capped, printable } from './printable.js';

/** What a relay answered to one command (RFC 5321 4.2). */
export interface SmtpReply {
  /** The three digits, 200 to 599. */
  code: number;
  /** The enhanced status code that the text begins with, such as `5.1.1` (RFC 3463), or null. */
  enhanced: string | null;
  /** The words of each line without the digits, decoded as UTF-8, unprintable characters replaced by spaces. */
  lines: string[];
  /** All of it as one printable line of at most 500 characters, such as `550 5.1.1 No such user`. */
  text: string;
}

const TEXT_LENGTH = 500;
const ENHANCED = /^[245]\.\d{1,3}\.\d{1,3}(?= |$)/;

/**
 * @param code the reply's three digits
 * @param words the words of each line as they came
 */
export function smtpReply(code: number, words: readonly string[]): SmtpReply {
  const lines = words.map(printable);
  const first = lines[0] ?? '';
  const enhanced = ENHANCED.exec(first)?.[0] ?? null;
  const text = lines.length === 1 ? first : joined(lines, enhanced);
  return { code, enhanced, lines, text: capped(`${code} ${text}`.trimEnd(), TEXT_LENGTH) };
}

/** Relays repeat the enhanced code on every line of a long explanation; once is enough to read. */
function joined(lines: readonly string[], enhanced: string | null): string {
  if (enhanced === null) return lines.join(' ');
  const rest = lines.map(line => (line.startsWith(enhanced) ? line.slice(enhanced.length).trim() : line));
  return [enhanced, ...rest].filter(words => words !== '').join(' ');
}
