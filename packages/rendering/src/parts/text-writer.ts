import { TokenKind, type LiquidToken } from '../liquid/lex-liquid.js';
import { TagRole, tagRole } from '../liquid/tag-roles.js';
import { type Part, literal } from './part.js';

/** How the text stands at some point: what was written last, and what is still owed before the next word. */
interface Flow {
  /** Line breaks at the end of what is written; many at the very beginning, where none is owed. */
  written: number;
  breaks: number;
  space: boolean;
}

const BEGINNING = 9;

/**
 * Writes plain text as parts. Line breaks and spaces are owed until something follows them, so that nothing is left
 * over at the ends; a Liquid block that turns out empty leaves no gap, since what is owed is paid inside its branches.
 */
export class TextWriter {
  readonly parts: Part[] = [];
  private flow: Flow = { written: BEGINNING, breaks: 0, space: false };
  private readonly blocks: { token: LiquidToken; before: Flow; ends: Flow[]; complete: boolean }[] = [];
  private indent = '';
  private marker = '';
  /** More than zero inside the cells of a table, where line breaks would tear the row apart. */
  private inline = 0;

  /** Words, whose white space is written as browsers show it. */
  words(text: string): void {
    const shown = text.replace(/\u200B|\u034F|\u00AD|\uFEFF/g, '').replace(/\s+/g, ' ');
    if (shown === '') return;
    if (shown === ' ') {
      this.flow.space = true;
      return;
    }
    if (shown.startsWith(' ')) this.flow.space = true;
    this.pay();
    this.push(literal(shown.trim()));
    this.flow.space = shown.endsWith(' ');
  }

  /** Text as it stands, with its line breaks. */
  preformatted(text: string): void {
    if (text === '') return;
    this.pay();
    this.push(literal(text));
  }

  /** Something that is only known when the message is rendered. */
  insert(parts: readonly Part[]): void {
    this.pay();
    for (const part of parts) this.push(part);
  }

  /** Written directly after the last word, whatever is owed. */
  attach(parts: readonly Part[]): void {
    const { space } = this.flow;
    this.flow.space = false;
    for (const part of parts) this.push(part);
    this.flow.space = space;
  }

  /** What comes next begins a new line (1) or leaves one empty (2). */
  breakLine(count: 1 | 2): void {
    if (this.inline > 0) this.flow.space = true;
    else this.flow.breaks = Math.max(this.flow.breaks, count);
  }

  /** `<br>`: one more line, up to an empty one. */
  addBreak(): void {
    if (this.inline > 0) this.flow.space = true;
    else this.flow.breaks = Math.min(this.flow.breaks + 1, 2);
  }

  /** Written before the next words, as the bullet of a list or the signs of a heading. */
  mark(marker: string): void {
    this.marker = marker;
  }

  clearMark(): void {
    this.marker = '';
  }

  indentBy(columns: number): void {
    this.indent = ' '.repeat(Math.max(0, this.indent.length + columns));
  }

  enterCell(first: boolean): void {
    if (!first) this.marker = '| ';
    this.flow.space ||= !first;
    this.inline++;
  }

  leaveCell(): void {
    this.inline--;
    this.marker = '';
  }

  /** Whether the text goes on inside a loop, where nothing can be counted. */
  get inLoop(): boolean {
    return this.blocks.some(block => block.token.tag === 'for');
  }

  /** A Liquid tag. What is owed is remembered for each branch and for the way around all of them. */
  tag(token: LiquidToken): void {
    const role = token.kind === TokenKind.TAG ? tagRole(token.tag) : null;
    const block = this.blocks.at(-1);
    // A loop's end comes before its beginning: nothing may be owed across either.
    const loop = token.tag === 'for' || (block?.token.tag === 'for' && role !== TagRole.OPEN);
    if (loop && (role === TagRole.OPEN || role === TagRole.CLOSE || role === TagRole.MIDDLE)) this.settle();
    if (role === TagRole.OPEN)
      this.blocks.push({ token, before: { ...this.flow }, ends: [], complete: token.tag === 'capture' });
    if (role === TagRole.MIDDLE && block !== undefined) {
      block.ends.push({ ...this.flow });
      block.complete ||= token.tag === 'else';
      this.flow = { ...block.before };
    }
    this.parts.push({ kind: 'TAG', token });
    if (role === TagRole.CLOSE && block !== undefined) {
      this.blocks.pop();
      const ends = [...block.ends, this.flow, ...(block.complete ? [] : [block.before])];
      this.flow = {
        written: Math.min(...ends.map(end => end.written)),
        breaks: Math.max(...ends.map(end => end.breaks)),
        space: ends.some(end => end.space),
      };
    }
  }

  /** Pays the line breaks and the space that are owed, without a following word. */
  private settle(): void {
    const { flow } = this;
    const missing = flow.written === BEGINNING ? 0 : flow.breaks - flow.written;
    if (missing > 0) {
      this.parts.push(literal('\n'.repeat(missing)));
      flow.written += missing;
    } else if (flow.space && flow.written === 0) this.parts.push(literal(' '));
    flow.breaks = 0;
    flow.space = false;
  }

  private pay(): void {
    this.settle();
    if (this.flow.written > 0 && this.indent !== '') {
      const hang = this.marker === '' ? this.indent : this.indent.slice(0, -this.marker.length);
      if (hang !== '') this.parts.push(literal(hang));
    }
    if (this.marker !== '') this.parts.push(literal(this.marker));
    this.marker = '';
  }

  private push(part: Part): void {
    this.parts.push(part);
    this.flow.written = 0;
  }
}
