import { type LexedText, TokenKind } from '../liquid/lex-liquid.js';
import { Escape, type Part, literal } from './part.js';

/** Text with Liquid, such as a subject, as parts: nothing is escaped. */
export function plainParts(lexed: LexedText): Part[] {
  return lexed.pieces.map((piece): Part => {
    if (piece.kind === 'TEXT') return literal(piece.text);
    return piece.kind === TokenKind.TAG
      ? { kind: 'TAG', token: piece }
      : { kind: 'OUTPUT', token: piece, escape: Escape.NONE };
  });
}
