import { MAX_DEPTH, checkBlocks, checkPlacement, tooDeep } from '../liquid/check-blocks.js';
import { type LiquidToken, TokenKind, showToken } from '../liquid/lex-liquid.js';
import { TagRole, tagRole } from '../liquid/tag-roles.js';
import { type RenderingIssue, type Spot, error, hasErrors } from '../rendering-issue.js';
import { checkAttributes } from './check-attributes.js';
import { NO_NAMES, checkConditionalComment, namesElement } from './check-conditional-comment.js';
import { wrongBetweenComponents, wrongInContent } from './element-rules.js';
import {
  COMPONENTS,
  CONTENT_COMPONENTS,
  RAW_PARENTS,
  VOID_ELEMENTS,
  isConditionalComment,
} from './html-rules.js';
import type { Edit, MarkedSource } from './marked-source.js';
import { Nesting } from './nesting.js';
import { type CommentEvent, type MarkupEvent, type OpenEvent, scanMarkup } from './scan-markup.js';

/** Elements and blocks together; what comes behind reads them recursively. */
const MAX_NESTING = 2 * MAX_DEPTH;

export interface Structure {
  issues: RenderingIssue[];
  /** What must change before MJML reads the source, so that no Liquid tag is dropped and no comment is sent. */
  edits: Edit[];
  /** Tokens in comments that are left out. */
  dropped: ReadonlySet<number>;
}

/**
 * Checks that elements, components and Liquid blocks nest in each other without crossing. MJML forgives too much here:
 * it closes what is open, and drops Liquid tags and text that stand between components.
 *
 * @param outermost `MJML` for a mail, `HTML` for the content of a notification.
 */
export function checkStructure(source: MarkedSource, outermost: 'MJML' | 'HTML'): Structure {
  return new StructureCheck(source, outermost).run();
}

class StructureCheck {
  private readonly issues: RenderingIssue[] = [];
  private readonly edits: Edit[] = [];
  private readonly dropped = new Set<number>();
  private readonly nesting = new Nesting();
  private readonly seen = new Set<string>();

  constructor(
    private readonly source: MarkedSource,
    private readonly outermost: 'MJML' | 'HTML',
  ) {}

  run(): Structure {
    const { events, unfinished } = scanMarkup(this.source.text);
    for (let at = 0; at < events.length; at++) {
      const event = events[at];
      if (event === undefined) break;
      const wrapped = this.wrappedTags(events.slice(at, at + 3));
      if (wrapped === null) this.take(event);
      else {
        this.text(wrapped.start, wrapped.end, true);
        at += 2;
      }
      if (this.nesting.depth <= MAX_NESTING) continue;
      this.refuse(
        this.source.spotAt(event.start),
        null,
        'Elements are nested too deep here: make them flatter.',
      );
      return this.findings();
    }
    if (unfinished !== null) {
      const begun = this.source.text.slice(unfinished, unfinished + 40).replace(/\s+/g, ' ');
      const message = `"${begun}" is never finished: a bracket or a quote is missing.`;
      this.refuse(this.source.spotAt(unfinished), null, message);
    } else this.nesting.end();
    if (this.outermost === 'MJML') this.checkWhole();
    return this.findings();
  }

  /** The text of `<mj-raw>` around nothing but Liquid tags: they count as standing between components. */
  private wrappedTags([open, inside, close]: readonly MarkupEvent[]): { start: number; end: number } | null {
    if (open?.kind !== 'OPEN' || open.name !== 'mj-raw' || this.inContent()) return null;
    if (inside?.kind !== 'TEXT' || close?.kind !== 'CLOSE' || close.name !== 'mj-raw') return null;
    const text = this.source.text.slice(inside.start, inside.end);
    const tokens = this.source.tokensIn(text);
    const bare = this.source.sentinels
      .split(text)
      .every(piece => piece.kind === 'TOKEN' || piece.text.trim() === '');
    return bare && tokens.length > 0 && tokens.every(token => token.kind === TokenKind.TAG) ? inside : null;
  }

  private take(event: MarkupEvent): void {
    switch (event.kind) {
      case 'OPEN':
        this.open(event);
        break;
      case 'CLOSE':
        this.nesting.closeElement(event.name, this.source.spotAt(event.start));
        break;
      case 'TEXT':
        this.text(event.start, event.end);
        break;
      case 'COMMENT':
        this.comment(event);
        break;
      case 'DECLARATION':
        break;
    }
  }

  private findings(): Structure {
    const issues = [...this.issues, ...this.nesting.issues];
    return { issues, edits: this.edits, dropped: this.dropped };
  }

  private refuse(spot: Spot, name: string | null, message: string): void {
    this.issues.push(error(spot, name, message));
  }

  private checkWhole(): void {
    if (hasErrors(this.findings().issues)) return;
    const top: Spot = { place: this.source.lexed.place, line: 1, column: 1 };
    if (!this.seen.has('mjml')) this.refuse(top, 'mjml', 'The message must stand in <mjml>...</mjml>.');
    else if (!this.seen.has('mj-body'))
      this.refuse(top, 'mj-body', 'There is no <mj-body>: put the message into one.');
  }

  // ---- elements

  private open(event: OpenEvent): void {
    const spot = this.source.spotAt(event.start);
    const content = this.inContent();
    this.issues.push(...checkAttributes(event, !content, this.source));
    this.requote(event);
    if (this.source.sentinels.occursIn(event.name)) this.refuse(spot, null, NO_NAMES);
    else if (content) this.openHtml(event, spot);
    else this.openComponent(event, spot);
  }

  /** MJML writes attributes out in double quotes, whatever was around them, and so does what inlines its styles. */
  private requote(event: OpenEvent): void {
    for (const { quote, valueStart, valueEnd } of event.attributes) {
      const value = this.source.text.slice(valueStart, valueEnd);
      if (quote === "'" && value.includes('"'))
        this.edits.push({ start: valueStart, end: valueEnd, text: value.replaceAll('"', '&quot;') });
    }
  }

  private openHtml(event: OpenEvent, spot: Spot): void {
    const { name } = event;
    const wrong = wrongInContent(event, this.contentHolder(), this.nesting.inCapture);
    if (wrong !== null) this.refuse(spot, name, wrong);
    this.nesting.closeLeftOpen(name);
    if (VOID_ELEMENTS.has(name)) return;
    if (!event.selfClosing) this.nesting.openElement(name, spot, true);
    else if (!name.includes(':') && wrong === null)
      this.refuse(spot, name, `<${name} /> does not close itself in HTML: write <${name}></${name}>.`);
  }

  private openComponent(event: OpenEvent, spot: Spot): void {
    const { name } = event;
    const wrong = wrongBetweenComponents(name, this.nesting.element === null, this.seen);
    if (wrong !== null) this.refuse(spot, name, wrong);
    this.seen.add(name);
    if (event.selfClosing) return;
    // What is no component is refused; its content is then read as HTML.
    const html = !COMPONENTS.has(name);
    if (html && VOID_ELEMENTS.has(name)) return;
    this.nesting.openElement(name, spot, html || CONTENT_COMPONENTS.has(name));
  }

  // ---- text and Liquid

  /** @param wrapped it stands in `mj-raw` already. */
  private text(start: number, end: number, wrapped = false): void {
    for (const piece of this.source.sentinels.split(this.source.text.slice(start, end))) {
      const token = piece.kind === 'TOKEN' ? this.source.tokens.get(piece.id) : undefined;
      if (this.nesting.depth > MAX_NESTING) return;
      if (token !== undefined) {
        if (namesElement(this.source, start + piece.at)) this.refuse(token, token.code, NO_NAMES);
        this.token(token, start + piece.at, wrapped);
      } else if (piece.kind === 'TEXT') this.plainText(piece.text, start + piece.at);
    }
  }

  private plainText(text: string, at: number): void {
    const visible = text.search(/\S/);
    if (visible === -1 || this.inContent()) return;
    const shown = text.trim().replace(/\s+/g, ' ').slice(0, 40);
    const message = `"${shown}" stands between components and would be lost: put it into <mj-text>.`;
    this.refuse(this.source.spotAt(at + visible), null, message);
  }

  private token(token: LiquidToken, at: number, wrapped: boolean): void {
    if (!this.inContent()) this.betweenComponents(token, at, wrapped);
    const role = token.kind === TokenKind.TAG ? tagRole(token.tag) : null;
    if (role === TagRole.OPEN) {
      if (this.nesting.blocks.length === MAX_DEPTH - 1) this.issues.push(tooDeep(token));
      this.nesting.openBlock(token);
    } else if (role === TagRole.MIDDLE || role === TagRole.CLOSE) this.nesting.branch(token);
    else {
      const misplaced = checkPlacement(token, this.nesting.blocks);
      if (misplaced !== null) this.issues.push(misplaced);
    }
  }

  /** MJML drops what stands between components, except in `mj-raw`. */
  private betweenComponents(token: LiquidToken, at: number, wrapped: boolean): void {
    const name = this.nesting.element?.name ?? null;
    const mark = this.source.sentinels.mark(token.id);
    const shown = showToken(token);
    if (token.kind === TokenKind.OUTPUT) {
      const message = `${shown} stands between components and would be lost: put it into <mj-text>.`;
      this.refuse(token, token.code, message);
    } else if (name === 'mj-head' && tagRole(token.tag) !== TagRole.DEFINE) {
      const message = `${shown} has no effect between the parts of <mj-head>, which MJML takes apart: put the condition inside one of them.`;
      this.refuse(token, token.tag, message);
    } else if (name === null || !RAW_PARENTS.has(name)) {
      const where = name === null ? 'outside <mjml>' : `between the parts of <${name}>`;
      const message = `${shown} cannot stand ${where}: put it inside <mj-body>, between sections, columns or blocks.`;
      this.refuse(token, token.tag, message);
    } else if (!wrapped)
      this.edits.push({ start: at, end: at + mark.length, text: `<mj-raw>${mark}</mj-raw>` });
  }

  private comment(event: CommentEvent): void {
    const content = this.source.text.slice(event.contentStart, event.contentEnd);
    const whole = this.source.text.slice(event.start, event.end);
    const spot = this.source.spotAt(event.start);
    if (!event.proper && !whole.startsWith('<?xml')) {
      const begun = whole.replace(/\s+/g, ' ').slice(0, 40);
      this.refuse(spot, null, `"${begun}" is no HTML: take it out.`);
      return;
    }
    const tokens = this.source.tokensIn(content);
    const misplaced = checkBlocks(tokens);
    if (event.proper && isConditionalComment(content)) {
      this.issues.push(...misplaced);
      this.issues.push(...checkConditionalComment(content, event.contentStart, this.source));
      return;
    }
    const pieces = this.source.sentinels.split(content);
    if (tokens.length > 0 && pieces.every(piece => piece.kind === 'TOKEN' || piece.text.trim() === '')) {
      // A comment around a tag is a known way to hide the tag from editors: the tag counts, the comment goes.
      this.edits.push({ start: event.start, end: event.contentStart, text: '' });
      this.edits.push({ start: event.contentEnd, end: event.end, text: '' });
      this.text(event.contentStart, event.contentEnd);
      return;
    }
    if (misplaced.length > 0) {
      const crossing = 'A Liquid block begins inside this comment and ends outside, or the other way round.';
      this.refuse(spot, null, `${crossing} Take the comment out.`);
    }
    for (const token of tokens) this.dropped.add(token.id);
    this.edits.push({ start: event.start, end: event.end, text: whole.replace(/[^\n]/g, '') });
  }

  private inContent(): boolean {
    return this.nesting.element?.content ?? this.outermost === 'HTML';
  }

  private contentHolder(): string {
    const holder = this.nesting.findElement(element => CONTENT_COMPONENTS.has(element.name));
    return holder === null ? 'this text' : `<${holder.name}>`;
  }
}
