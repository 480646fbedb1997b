import type { LexedText, LiquidToken } from '../liquid/lex-liquid.js';
import type { Spot } from '../rendering-issue.js';
import { SourceLines } from '../source-lines.js';
import { scanMarkup } from './scan-markup.js';

/**
 * Two private-use characters that stand around the number of a Liquid token while MJML has the source. They occur in
 * no source of the message, have no meaning to MJML, HTML and CSS, and pass all three unchanged. They are gone before
 * the first value is put in, so values may hold any character.
 */
export class Sentinels {
  private readonly pattern: RegExp;

  constructor(
    private readonly open: string,
    private readonly close: string,
  ) {
    this.pattern = new RegExp(`${open}(\\d+)${close}`);
  }

  mark(id: number): string {
    return `${this.open}${id}${this.close}`;
  }

  occursIn(text: string): boolean {
    return text.includes(this.open) || text.includes(this.close);
  }

  /** The text between tokens, and the numbers of the tokens, in order, each with its offset. */
  split(
    text: string,
  ): ({ kind: 'TEXT'; text: string; at: number } | { kind: 'TOKEN'; id: number; at: number })[] {
    const pieces: ReturnType<Sentinels['split']> = [];
    let done = 0;
    for (const match of text.matchAll(new RegExp(this.pattern, 'g'))) {
      if (match.index > done) pieces.push({ kind: 'TEXT', text: text.slice(done, match.index), at: done });
      pieces.push({ kind: 'TOKEN', id: Number(match[1]), at: match.index });
      done = match.index + match[0].length;
    }
    if (done < text.length) pieces.push({ kind: 'TEXT', text: text.slice(done), at: done });
    return pieces;
  }

  idsIn(text: string): number[] {
    return this.split(text).flatMap(piece => (piece.kind === 'TOKEN' ? [piece.id] : []));
  }
}

/** Two characters that none of the texts has, or null if they have nearly all private-use characters. */
export function chooseSentinels(texts: readonly string[]): Sentinels | null {
  const used = new Set<string>();
  for (const text of texts) for (const match of text.matchAll(/[\uE000-\uF8FF]/g)) used.add(match[0]);
  const free: string[] = [];
  for (let code = 0xe000; code <= 0xf8ff && free.length < 2; code++) {
    const character = String.fromCharCode(code);
    if (!used.has(character)) free.push(character);
  }
  const [open, close] = free;
  return open === undefined || close === undefined ? null : new Sentinels(open, close);
}

/** A source with its Liquid replaced by marks, and the way back to the lines of the original. */
export class MarkedSource {
  readonly text: string;
  readonly tokens: ReadonlyMap<number, LiquidToken>;
  private readonly originalLines: SourceLines;
  private readonly markedLineStarts: readonly number[];
  private readonly stretches: readonly { marked: number; original: number }[];
  private values: ReadonlyMap<string, number> | null = null;

  constructor(
    readonly lexed: LexedText,
    readonly sentinels: Sentinels,
  ) {
    const tokens = new Map<number, LiquidToken>();
    const stretches: { marked: number; original: number }[] = [];
    let text = '';
    for (const piece of lexed.pieces) {
      stretches.push({ marked: text.length, original: piece.start });
      if (piece.kind === 'TEXT') text += piece.text;
      else {
        tokens.set(piece.id, piece);
        text += sentinels.mark(piece.id);
      }
    }
    this.text = text;
    this.tokens = tokens;
    this.stretches = stretches;
    this.originalLines = new SourceLines(lexed.source);
    this.markedLineStarts = [0, ...Array.from(text.matchAll(/\n/g), match => match.index + 1)];
  }

  /** The place, line and column in the original source of an offset in the marked text. */
  spotAt(offset: number): { place: LexedText['place']; line: number; column: number } {
    let low = 0;
    let high = this.stretches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.stretches[middle]?.marked ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const stretch = this.stretches[low] ?? { marked: 0, original: 0 };
    return { place: this.lexed.place, ...this.originalLines.at(stretch.original + offset - stretch.marked) };
  }

  /** Where an attribute with this value stands. There may be more than one; the first will do. */
  spotOfValue(value: string): Spot {
    this.values ??= attributeValues(this.text);
    const at = this.values.get(value);
    return at === undefined ? { place: this.lexed.place, line: null, column: null } : this.spotAt(at);
  }

  /** Where a piece of the marked text stands. It may be there more than once; the first place will do. */
  spotOf(piece: string): Spot {
    const at = piece === '' ? -1 : this.text.indexOf(piece);
    return at === -1 ? { place: this.lexed.place, line: null, column: null } : this.spotAt(at);
  }

  /** The line in the original source of a line of the marked text. */
  originalLine(markedLine: number): number {
    return this.spotAt(this.markedLineStarts[markedLine - 1] ?? this.text.length).line;
  }

  tokensIn(text: string): LiquidToken[] {
    return this.sentinels.idsIn(text).flatMap(id => this.tokens.get(id) ?? []);
  }
}

/** The values of all attributes, in conditional comments too, with the place where each stands first. */
function attributeValues(text: string): Map<string, number> {
  const values = new Map<string, number>();
  const gather = (markup: string, base: number): void => {
    for (const event of scanMarkup(markup).events) {
      if (event.kind === 'COMMENT' && base === 0)
        gather(markup.slice(event.contentStart, event.contentEnd), event.contentStart);
      if (event.kind !== 'OPEN') continue;
      for (const { valueStart, valueEnd } of event.attributes) {
        const value = markup.slice(valueStart, valueEnd);
        if (!values.has(value)) values.set(value, base + valueStart);
      }
    }
  };
  gather(text, 0);
  return values;
}

/** A replacement in a text. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Applies replacements that do not overlap; of several insertions at one place the first given comes first. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let done = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return result + text.slice(done);
}
