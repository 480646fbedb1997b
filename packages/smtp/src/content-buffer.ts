import { isAscii } from 'node:buffer';
import { CR, DOT, LF, checkLines, doubleDots, isWide } from './check-lines.js';
import { type CheckedText, checkFixedText } from './fixed-text.js';
import { type FixedText, type MessageContent, isInPieces, textOf } from './message-content.js';
import { UnsendableMessage } from './unsendable-message.js';

/** Room up to this size is kept from message to message; a larger one is let go with its message. Octets. */
const ROOM_KEPT = 262_144;
const FIRST_ROOM = 16_384;
const LONGEST_TAIL = '\r\n.\r\n'.length;
/** Room behind the message, for the envelope of the next one. */
const ROOM_BEHIND = 1_024;

/**
 * Makes the content of a message ready for the wire: line ends checked, dots doubled (RFC 5321 4.5.2), final dot added.
 *
 * It always lies in one piece of memory that is used again for the next message. Copying 10 KB there takes 0.2 µs;
 * a second write for the final dot would take ten times that.
 */
export class ContentBuffer {
  /** What goes over the wire after 354, including the final dot. Valid until the next `load`. */
  wire: Buffer;
  /** The message's size as RFC 1870 counts it: with all CRLF, without doubled dots and the final dot. Octets. */
  size = 0;
  /** The content has octets above 127. */
  eightBit = false;

  private kept: Buffer = Buffer.allocUnsafeSlow(FIRST_ROOM);
  private room: Buffer = this.kept;
  /** Where the message begins in the room. */
  private start = 0;
  /** How much of the room is taken. */
  private end = 0;
  /** The message so far ends with CRLF, or there is nothing of it. */
  private atLineStart = true;

  constructor() {
    this.wire = this.room.subarray(0, 0);
  }

  /**
   * @param content without a CRLF at its end one is added. Lines should not exceed 998 octets (RFC 5321 4.5.3.1.6); that
   *   is left to the caller, see `longestLine`
   * @throws UnsendableMessage when the content is empty, has a CR or LF that is not part of a CRLF (which must never be
   *   sent, RFC 5321 2.3.8, and is how messages are smuggled), or has characters above U+00FF
   */
  load(content: MessageContent): void {
    if (!isInPieces(content) || !this.loadPieces(content)) this.loadText(textOf(content));
  }

  /** The end of what goes over the wire, from an octet on, with text behind it. Null: there is no room for that. */
  wireFrom(from: number, behind: string): Buffer | null {
    if (this.end + behind.length > this.room.length) return null;
    const end = this.end + this.room.write(behind, this.end, 'latin1');
    return this.room.subarray(this.start + from, end);
  }

  private loadText(text: string): void {
    if (text.length === 0) throw new UnsendableMessage('The content of the message is empty.');
    const lines = checkLines(text);
    if (lines.fault !== null) throw lines.fault;
    const body = lines.dots ? doubleDots(text) : text;
    this.begin();
    this.reserve(body.length);
    this.end = this.room.write(body, 'latin1');
    this.atLineStart = text.endsWith('\r\n');
    this.finish(text.length);
    this.eightBit = !isAscii(this.wire);
  }

  /**
   * What this costs grows with what a message has of its own: fixed texts were looked at before, and are copied. All that
   * is its own is written into the room at once, since a call into Node costs more than the few octets of one string;
   * from there it is copied to its place behind.
   *
   * @returns false where that does not tell how the pieces go together, or they do not: a fault, half a CRLF at an end
   */
  private loadPieces(pieces: readonly (string | FixedText)[]): boolean {
    const own = ownText(pieces);
    if (isWide(own)) return false;
    this.begin();
    this.reserve(own.length);
    this.start = this.end = this.room.write(own, 'latin1');
    let size = 0;
    let last = '';
    let from = 0;
    let to = 0;
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        if (piece !== last) {
          from = to;
          to += piece.length;
          last = piece;
          if (!this.check(from, to)) return false;
        }
        this.putOwn(from, to);
        size += piece.length;
      } else {
        const checked = checkFixedText(piece);
        if (checked === null) return false;
        this.putFixed(checked);
        size += checked.length;
      }
    }
    if (size > 0) this.finish(size);
    return size > 0;
  }

  /** Whether this part of the room has CRLF in whole pairs only, and no dot behind one. */
  private check(from: number, to: number): boolean {
    const { room } = this;
    let bits = 0;
    for (let at = from; at < to; at += 1) {
      const octet = room[at] as number;
      bits |= octet;
      if (octet > CR) continue;
      if (octet === LF) return false;
      if (octet !== CR) continue;
      at += 1;
      if (at === to || room[at] !== LF) return false;
      if (at + 1 < to && room[at + 1] === DOT) return false;
    }
    if (bits > 0x7f) this.eightBit = true;
    return true;
  }

  private putOwn(from: number, to: number): void {
    if (from === to) return;
    this.reserve(to - from + 1);
    const { room } = this;
    if (this.atLineStart && room[from] === DOT) room[this.end++] = DOT;
    room.copyWithin(this.end, from, to);
    this.end += to - from;
    this.atLineStart = room[to - 1] === LF;
  }

  private putFixed({ octets, length, beginsWithDot, endsLine, eightBit }: CheckedText): void {
    if (length === 0) return;
    this.reserve(octets.length);
    const once = beginsWithDot && !this.atLineStart;
    this.room.set(once ? octets.subarray(1) : octets, this.end);
    this.end += once ? octets.length - 1 : octets.length;
    this.atLineStart = endsLine;
    if (eightBit) this.eightBit = true;
  }

  private begin(): void {
    this.room = this.kept;
    this.start = 0;
    this.end = 0;
    this.atLineStart = true;
    this.eightBit = false;
  }

  /** Makes sure that there is room for so many octets more, for the end of the message and for what goes behind it. */
  private reserve(octets: number): void {
    const needed = this.end + octets + LONGEST_TAIL + ROOM_BEHIND;
    if (needed <= this.room.length) return;
    const larger = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(needed)));
    this.room.copy(larger, 0, 0, this.end);
    this.room = larger;
    if (larger.length <= ROOM_KEPT) this.kept = larger;
  }

  private finish(size: number): void {
    const tail = this.atLineStart ? '.\r\n' : '\r\n.\r\n';
    this.end += this.room.write(tail, this.end, 'latin1');
    this.wire = this.room.subarray(this.start, this.end);
    this.size = size + tail.length - '.\r\n'.length;
  }
}

/** The strings one after the other; one that comes again next, as the token in a mail's links does, is there once. */
function ownText(pieces: readonly (string | FixedText)[]): string {
  let text = '';
  let last = '';
  for (const piece of pieces) {
    if (typeof piece !== 'string' || piece === last) continue;
    text += piece;
    last = piece;
  }
  return text;
}

/** The length of the content's longest line in octets, without its CRLF. RFC 5321 4.5.3.1.6 allows 998. */
export function longestLine(content: MessageContent): number {
  const text = textOf(content);
  let longest = 0;
  let start = 0;
  for (let at = text.indexOf('\r\n'); at !== -1; at = text.indexOf('\r\n', start)) {
    longest = Math.max(longest, at - start);
    start = at + 2;
  }
  return Math.max(longest, text.length - start);
}
