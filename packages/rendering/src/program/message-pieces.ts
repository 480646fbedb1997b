/** Text that is the same in every message of a program: one object for all of them, by which it is known again. */
export interface FixedText {
  readonly text: string;
}

/** A message in pieces that follow each other. Whoever sends it can keep what it made of a fixed text. */
export type MessagePieces = readonly (string | FixedText)[];

/** A text that every message of a program is to have. */
export const fixedText = (text: string): FixedText => Object.freeze({ text: flat(text) });

/** The message as one text. */
export function joinPieces(pieces: MessagePieces): string {
  let result = '';
  for (const piece of pieces) result += typeof piece === 'string' ? piece : piece.text;
  return result;
}

/** How long the message is as one text. */
export function lengthOfPieces(pieces: MessagePieces): number {
  let length = 0;
  for (const piece of pieces) length += typeof piece === 'string' ? piece.length : piece.text.length;
  return length;
}

/** Puts pieces one after the other. Strings that come to stand beside each other become one; empty ones are left out. */
export class PiecesInOrder {
  private readonly closed: (string | FixedText)[] = [];
  private open = '';

  add(piece: string | FixedText): void {
    if (typeof piece === 'string') this.open += piece;
    else if (piece.text !== '') this.close().push(piece);
  }

  addAll(pieces: MessagePieces): void {
    for (const piece of pieces) this.add(piece);
  }

  /** All pieces so far. */
  close(): (string | FixedText)[] {
    if (this.open !== '') this.closed.push(this.open);
    this.open = '';
    return this.closed;
  }
}

/**
 * The text in one piece of memory. A string that grew by concatenation is a tree of thousands of nodes, which would be
 * walked again for every message: 110 instead of 15 microseconds for one of 26 KB.
 */
function flat(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
