import { isAscii } from 'node:buffer';
import { checkLines, doubleDots } from './check-lines.js';
import type { FixedText } from './message-content.js';

/** A fixed text as it goes over the wire, whatever it stands between. */
export interface CheckedText {
  /** With dots doubled, also one at the beginning, which holds only where the text stands at the beginning of a line. */
  octets: Buffer;
  /** Of the text, without the dots that only the wire has. Octets. */
  length: number;
  beginsWithDot: boolean;
  endsLine: boolean;
  eightBit: boolean;
}

const known = new WeakMap<FixedText, CheckedText | null>();

/**
 * Looks at a fixed text once, and not in every message. It is sent as it was then.
 *
 * @returns null for a text with a fault, or one that is sound only between certain others: half a CRLF at an end of it
 */
export function checkFixedText(fixed: FixedText): CheckedText | null {
  const before = known.get(fixed);
  if (before !== undefined) return before;
  const checked = check(fixed.text);
  known.set(fixed, checked);
  return checked;
}

function check(text: string): CheckedText | null {
  if (checkLines(text).fault !== null) return null;
  const octets = Buffer.from(doubleDots(text), 'latin1');
  return {
    octets,
    length: text.length,
    beginsWithDot: text.startsWith('.'),
    endsLine: text.endsWith('\r\n'),
    eightBit: !isAscii(octets),
  };
}
