import { smtpReply, type SmtpReply } from './smtp-reply.js';

/** A relay that says more than this in one reply has gone wrong. Octets. */
export const REPLY_LIMIT = 65_536;

/** What `next` returns where there is no whole reply. */
export const Reading = { INCOMPLETE: 0, BROKEN: -1 } as const;

const NOTHING = Buffer.alloc(0);
const FIRST_ROOM = 512;
const LF = 10;
const CR = 13;
const SPACE = 32;
const HYPHEN = 45;

/**
 * Cuts what a relay sends into replies (RFC 5321 4.2), however the network has cut it. Lines may end with LF alone.
 *
 * The bytes are looked at where they are, each once, and become strings only when `reply` is asked for: of the four
 * replies to a message, the words of one matter. Use: `feed`, then `next` until there is no whole reply, then `keep`.
 */
export class ReplyReader {
  /** After BROKEN: what is wrong. */
  complaint = '';

  private bytes: Buffer = NOTHING;
  private owned = false;
  /** Of the reply being read. */
  private start = 0;
  /** Of the line being read. */
  private line = 0;
  /** The first byte not looked at. */
  private scan = 0;
  private end = 0;
  private code = 0;
  private foundStart = 0;
  private foundEnd = 0;

  /** Takes the first `length` bytes of `chunk`. They are not copied: the chunk must not change before `keep`. */
  feed(chunk: Buffer, length: number): void {
    const unread = this.end - this.start;
    if (unread > 0) {
      this.makeRoom(unread, length);
      chunk.copy(this.bytes, this.end, 0, length);
      this.end += length;
      return;
    }
    this.bytes = chunk;
    this.owned = false;
    this.start = this.line = this.scan = 0;
    this.end = length;
  }

  /** @returns the code of the next whole reply, or one of `Reading`. After BROKEN nothing more can be read. */
  next(): number {
    const { bytes, end } = this;
    while (this.scan < end) {
      if (bytes[this.scan++] !== LF) continue;
      const code = this.takeLine();
      if (code !== Reading.INCOMPLETE) return code;
    }
    return end - this.start > REPLY_LIMIT ? this.broken('The reply is too long.') : Reading.INCOMPLETE;
  }

  /** Puts the bytes of an unfinished reply aside, so that the chunk they came in can be used again. */
  keep(): void {
    const unread = this.end - this.start;
    if (unread === 0) {
      this.bytes = NOTHING;
      this.start = this.line = this.scan = this.end = 0;
      return;
    }
    if (!this.owned) this.moveTo(Buffer.allocUnsafe(Math.max(FIRST_ROOM, unread)), unread);
  }

  /** Forgets everything that has come and was not read. */
  discard(): void {
    this.start = this.end;
    this.keep();
  }

  /** @returns the reply whose code `next` returned last. To be called before the next `next`, `keep` or `feed`. */
  reply(): SmtpReply {
    const words: string[] = [];
    for (let at = this.foundStart; at < this.foundEnd;) {
      const newline = this.bytes.indexOf(LF, at);
      words.push(this.bytes.toString('utf8', Math.min(at + 4, newline), this.endOfWords(at, newline)));
      at = newline + 1;
    }
    return smtpReply(this.code, words);
  }

  /** Judges the line from `line` up to the LF before `scan`. */
  private takeLine(): number {
    const { bytes, line, start } = this;
    const length = this.endOfWords(line, this.scan - 1) - line;
    const code = codeAt(bytes, line);
    if (length < 3 || code === 0) return this.broken('This is no SMTP reply.');
    const separator = length === 3 ? SPACE : bytes[line + 3];
    if (separator !== SPACE && separator !== HYPHEN) return this.broken('This is no SMTP reply.');
    if (line === start) this.code = code;
    else if (code !== this.code) return this.broken('The lines of a reply have different codes.');
    if (this.scan - start > REPLY_LIMIT) return this.broken('The reply is too long.');

    this.line = this.scan;
    if (separator === HYPHEN) return Reading.INCOMPLETE;
    this.foundStart = start;
    this.foundEnd = this.start = this.scan;
    return code;
  }

  private endOfWords(line: number, newline: number): number {
    return newline > line && this.bytes[newline - 1] === CR ? newline - 1 : newline;
  }

  private broken(complaint: string): number {
    this.complaint = complaint;
    return Reading.BROKEN;
  }

  private makeRoom(unread: number, more: number): void {
    if (this.owned && this.end + more <= this.bytes.length) return;
    this.moveTo(Buffer.allocUnsafe(Math.max(FIRST_ROOM, 2 * (unread + more))), unread);
  }

  private moveTo(room: Buffer, unread: number): void {
    this.bytes.copy(room, 0, this.start, this.end);
    this.bytes = room;
    this.owned = true;
    this.line -= this.start;
    this.scan -= this.start;
    this.start = 0;
    this.end = unread;
  }
}

/** @returns the code that three bytes spell, 200 to 599, or 0. */
function codeAt(bytes: Buffer, at: number): number {
  const hundreds = digit(bytes[at]);
  const tens = digit(bytes[at + 1]);
  const ones = digit(bytes[at + 2]);
  if (hundreds < 2 || hundreds > 5 || tens < 0 || ones < 0) return 0;
  return hundreds * 100 + tens * 10 + ones;
}

const digit = (byte: number | undefined): number =>
  byte === undefined || byte < 48 || byte > 57 ? -1 : byte - 48;
