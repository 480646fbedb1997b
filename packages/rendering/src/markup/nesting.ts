import { checkPlacement, neverClosed } from '../liquid/check-blocks.js';
import { type LiquidToken, showToken } from '../liquid/lex-liquid.js';
import { TagRole, tagKind, tagRole } from '../liquid/tag-roles.js';
import { type RenderingIssue, type Spot, error, warning } from '../rendering-issue.js';
import { VOID_ELEMENTS, endsBefore, mayBeLeftOpen } from './html-rules.js';

export interface OpenElement {
  kind: 'ELEMENT';
  name: string;
  spot: Spot;
  /** It holds HTML, not components. */
  content: boolean;
}

type Entry = OpenElement | { kind: 'BLOCK'; token: LiquidToken; inside: OpenElement | null };

/**
 * What stands open at a place of a source: elements and Liquid blocks, which may contain each other but not cross, so
 * that each branch of each condition is well-formed by itself.
 */
export class Nesting {
  readonly issues: RenderingIssue[] = [];
  private readonly stack: Entry[] = [];
  /** Elements given up on after an error: their end tags are no further errors. */
  private readonly forgiven: string[] = [];
  /** Blocks given up on likewise. */
  private readonly forgivenBlocks: string[] = [];

  get depth(): number {
    return this.stack.length;
  }

  /** The innermost element. */
  get element(): OpenElement | null {
    const top = this.stack.at(-1);
    return top?.kind === 'BLOCK' ? top.inside : (top ?? null);
  }

  get inCapture(): boolean {
    return this.stack.some(entry => entry.kind === 'BLOCK' && entry.token.tag === 'capture');
  }

  findElement(fits: (element: OpenElement) => boolean): OpenElement | null {
    const found = this.stack.findLast(entry => entry.kind === 'ELEMENT' && fits(entry));
    return found?.kind === 'ELEMENT' ? found : null;
  }

  get blocks(): LiquidToken[] {
    return this.stack.flatMap(entry => (entry.kind === 'BLOCK' ? [entry.token] : []));
  }

  openElement(name: string, spot: Spot, content: boolean): void {
    this.stack.push({ kind: 'ELEMENT', name, spot, content });
  }

  openBlock(token: LiquidToken): void {
    this.stack.push({ kind: 'BLOCK', token, inside: this.element });
  }

  /** Starting one element ends others whose end tags may be left out. */
  closeLeftOpen(next: string): void {
    for (let top = this.stack.at(-1); top?.kind === 'ELEMENT' && endsBefore(top.name, next);) {
      this.stack.pop();
      this.giveUp(top, `<${next}>`);
      top = this.stack.at(-1);
    }
  }

  closeElement(name: string, spot: Spot): void {
    const place = this.stack.findLastIndex(entry => entry.kind === 'ELEMENT' && entry.name === name);
    const entry = this.stack[place];
    if (entry?.kind !== 'ELEMENT') {
      this.closeNothing(name, spot);
      return;
    }
    const block = this.stack.findLast((each, at) => at > place && each.kind === 'BLOCK');
    if (block?.kind === 'BLOCK') {
      const opened = `<${name}> of line ${entry.spot.line}`;
      const inside = `${showToken(block.token)} of line ${block.token.line}`;
      const message = `</${name}> closes ${opened} inside ${inside}: put {% end${block.token.tag} %} before it; an element must begin and end in the same branch.`;
      this.issues.push(error(spot, name, message));
      for (const above of this.stack.splice(place))
        if (above.kind === 'BLOCK') this.forgivenBlocks.push(above.token.tag);
      return;
    }
    for (const above of this.stack.splice(place).slice(1).toReversed()) this.giveUp(above, `</${name}>`);
  }

  /** The next branch of a block, or its end: what was opened inside the branch must be closed by now. */
  branch(token: LiquidToken): void {
    const place = this.stack.findLastIndex(entry => entry.kind === 'BLOCK');
    if (place !== -1)
      for (const entry of this.stack.splice(place + 1).toReversed()) this.giveUp(entry, showToken(token));
    const misplaced = checkPlacement(token, this.blocks);
    if (misplaced !== null) {
      const known = this.forgivenBlocks.findLastIndex(block => tagKind(token.tag)?.blocks.includes(block));
      if (known === -1) this.issues.push(misplaced);
      else if (tagRole(token.tag) === TagRole.CLOSE) this.forgivenBlocks.splice(known, 1);
    } else if (tagRole(token.tag) === TagRole.CLOSE) this.stack.pop();
  }

  /** The end of the source: nothing may be open any more. */
  end(): void {
    for (const entry of this.stack.splice(0).toReversed()) this.giveUp(entry, null);
  }

  private closeNothing(name: string, spot: Spot): void {
    const known = this.forgiven.lastIndexOf(name);
    if (known !== -1) this.forgiven.splice(known, 1);
    else if (VOID_ELEMENTS.has(name))
      this.issues.push(warning(spot, name, `</${name}> is not needed: <${name}> has no content.`));
    else
      this.issues.push(
        error(spot, name, `</${name}> closes nothing: take it out, or open <${name}> before it.`),
      );
  }

  /** Reports something that was still open where it had to be closed. */
  private giveUp(entry: Entry, before: string | null): void {
    if (entry.kind === 'BLOCK') {
      this.issues.push(neverClosed(entry.token));
      return;
    }
    const { name, spot } = entry;
    if (mayBeLeftOpen(name)) {
      this.issues.push(warning(spot, name, `<${name}> on line ${spot.line} is not closed: add </${name}>.`));
      return;
    }
    this.forgiven.push(name);
    const where = before === null ? '' : ` before ${before}`;
    const message = `<${name}> opened on line ${spot.line} is never closed: add </${name}>${where}.`;
    this.issues.push(error(spot, name, message));
  }
}
