import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { TokenKind } from '../liquid/lex-liquid.js';
import { VOID_ELEMENTS } from '../markup/html-rules.js';
import { type MarkupEvent, type OpenEvent, attributeOf, scanMarkup } from '../markup/scan-markup.js';
import type { HtmlParts } from './html-parts.js';
import type { TokenTable } from './href.js';
import { Escape, type Part, literal } from './part.js';
import { TextWriter } from './text-writer.js';

/** Elements whose content is not for reading. */
const UNREAD: ReadonlySet<string> = new Set([
  'head',
  'style',
  'title',
  'noscript',
  'select',
  'textarea',
  'svg',
]);

/** Elements that begin and end a line of their own. */
const BLOCKS: ReadonlySet<string> = new Set(
  'div section article header footer main nav aside address figure figcaption form fieldset tbody thead tfoot tr center details summary dl dt dd label'.split(
    ' ',
  ),
);

/** Elements with an empty line before and after. */
const PARAGRAPHS: ReadonlySet<string> = new Set(['p', 'ul', 'ol', 'blockquote', 'pre', 'table', 'td', 'th']);

interface OpenElement {
  name: string;
  hidden: boolean;
  event: OpenEvent;
  /** Of lists: the number of the next item, or null for bullets. */
  next: number | null;
  /** Of tables: it holds data, not layout. Of rows: cells so far. */
  data: boolean;
  cells: number;
}

/**
 * Derives the text part from marked HTML: paragraphs, headings (`#`), lists, the rows of tables, pictures by their
 * alternative text, links as `text <address>` with the same numbers as in the HTML. What is hidden, such as the
 * preheader, is left out; Liquid blocks stay.
 */
export function textParts(html: string, table: TokenTable, hrefs: HtmlParts['hrefs']): Part[] {
  return new TextWalk(html, table, hrefs).run();
}

class TextWalk {
  private readonly writer = new TextWriter();
  private readonly stack: OpenElement[] = [];
  private readonly events: readonly MarkupEvent[];
  private readonly wordsOfLinks: ReadonlyMap<number, string>;
  private readonly addressesWithWords: ReadonlySet<string>;
  private capturing = false;

  constructor(
    private readonly html: string,
    private readonly table: TokenTable,
    private readonly hrefs: HtmlParts['hrefs'],
  ) {
    this.events = scanMarkup(html).events;
    this.wordsOfLinks = this.readLinks();
    this.addressesWithWords = new Set(
      this.events.flatMap(event =>
        event.kind === 'OPEN' && (this.wordsOfLinks.get(event.start) ?? '') !== ''
          ? [this.rawHref(event)]
          : [],
      ),
    );
  }

  run(): Part[] {
    for (const event of this.events) {
      if (event.kind === 'OPEN') this.open(event);
      else if (event.kind === 'CLOSE') this.close(event.name);
      else if (event.kind === 'TEXT') this.text(this.html.slice(event.start, event.end));
      else if (event.kind === 'COMMENT') this.tagsOnly(this.html.slice(event.start, event.end));
    }
    return [...this.writer.parts, literal('\n')];
  }

  private get hidden(): boolean {
    return this.stack.at(-1)?.hidden === true;
  }

  private open(event: OpenEvent): void {
    const { name } = event;
    const hidden = this.hidden || UNREAD.has(name) || isHidden(event, this.html);
    if (!hidden) this.begin(event);
    if (VOID_ELEMENTS.has(name) || event.selfClosing) return;
    const data = name === 'table' && !hidden && this.isData(event);
    const next = name === 'ol' ? 1 : null;
    this.stack.push({ name, hidden, event, next, data, cells: 0 });
  }

  private begin(event: OpenEvent): void {
    const { name } = event;
    const { writer } = this;
    if (name === 'br') writer.addBreak();
    else if (name === 'img') this.picture(event);
    else if (name === 'hr') {
      writer.breakLine(2);
      writer.words('---');
      writer.breakLine(2);
    } else if (name === 'li') this.beginItem();
    else if (/^h[1-6]$/.test(name)) {
      writer.breakLine(2);
      writer.mark(`${'#'.repeat(Number(name[1]))} `);
    } else if ((name === 'td' || name === 'th') && this.inDataTable()) this.beginCell();
    else this.edge(name);
  }

  private close(name: string): void {
    const place = this.stack.findLastIndex(element => element.name === name);
    if (place === -1) return;
    for (const element of this.stack.splice(place).toReversed()) if (!element.hidden) this.end(element);
  }

  private end(element: OpenElement): void {
    const { name } = element;
    const { writer } = this;
    if (name === 'a') this.link(element.event);
    else if (name === 'li') {
      writer.clearMark();
      writer.indentBy(-2);
      writer.breakLine(1);
    } else if (/^h[1-6]$/.test(name)) {
      writer.clearMark();
      writer.breakLine(2);
    } else if ((name === 'td' || name === 'th') && this.inDataTable()) writer.leaveCell();
    else this.edge(name);
  }

  /** The line breaks before and after an element that stands by itself. */
  private edge(name: string): void {
    const nestedList = (name === 'ul' || name === 'ol') && this.stack.some(each => each.name === 'li');
    if (PARAGRAPHS.has(name) && !nestedList) this.writer.breakLine(2);
    else if (BLOCKS.has(name) || nestedList) this.writer.breakLine(1);
  }

  private beginItem(): void {
    const list = this.stack.findLast(element => element.name === 'ul' || element.name === 'ol');
    this.writer.breakLine(1);
    this.writer.indentBy(2);
    const number = this.writer.inLoop ? null : (list?.next ?? null);
    this.writer.mark(number === null ? '- ' : `${number}. `);
    if (list !== undefined && number !== null) list.next = number + 1;
  }

  private beginCell(): void {
    const row = this.stack.findLast(element => element.name === 'tr');
    this.writer.enterCell((row?.cells ?? 0) === 0);
    if (row !== undefined) row.cells++;
  }

  private inDataTable(): boolean {
    return this.stack.findLast(element => element.name === 'table')?.data === true;
  }

  /** MJML says of its layout tables that they are for presentation. */
  private isData(event: OpenEvent): boolean {
    const role = attributeOf(event, 'role');
    const value = role === null ? '' : this.html.slice(role.valueStart, role.valueEnd);
    return value !== 'presentation' && value !== 'none' && !this.inDataTable();
  }

  private picture(event: OpenEvent): void {
    const alt = attributeOf(event, 'alt');
    if (alt !== null) this.mixed(decodeHTMLAttribute(this.html.slice(alt.valueStart, alt.valueEnd)));
  }

  // ---- links

  private link(event: OpenEvent): void {
    const href = this.hrefs.get(event.start);
    if (href === undefined || ('kind' in href && href.kind === 'REFUSED')) return;
    const words = this.wordsOfLinks.get(event.start) ?? '';
    // A picture with a link beside words with the same one needs no line of its own.
    if (words === '' && this.addressesWithWords.has(this.rawHref(event))) return;
    const open = words === '' ? '<' : ' <';
    const write = (parts: readonly Part[]): void =>
      words === '' ? this.writer.insert(parts) : this.writer.attach(parts);
    if (!('kind' in href)) {
      write([{ kind: 'LINK', link: href, html: false, before: open, after: '>' }]);
      return;
    }
    if (href.kind !== 'OTHER') return;
    const [first] = href.text;
    if (href.text.length === 1 && first?.kind === 'LITERAL' && !tellsMore(first.text, words)) return;
    write([literal(open), ...href.text, literal('>')]);
  }

  private rawHref(event: OpenEvent): string {
    const href = attributeOf(event, 'href');
    return href === null ? '' : this.html.slice(href.valueStart, href.valueEnd);
  }

  /** The words between the tags of each link, by the offset of the link. */
  private readLinks(): Map<number, string> {
    const words = new Map<number, string>();
    let current: number | null = null;
    for (const event of this.events) {
      if (event.kind === 'OPEN' && event.name === 'a') current = event.start;
      else if (event.kind === 'CLOSE' && event.name === 'a') current = null;
      else if (current !== null) {
        const alt = event.kind === 'OPEN' && event.name === 'img' ? attributeOf(event, 'alt') : null;
        const more =
          event.kind === 'TEXT'
            ? this.html.slice(event.start, event.end)
            : alt === null
              ? ''
              : this.html.slice(alt.valueStart, alt.valueEnd);
        const before = words.get(current) ?? '';
        words.set(current, before === '' ? more.trimStart() : before + more);
      }
    }
    return words;
  }

  // ---- text and Liquid

  private text(text: string): void {
    if (this.capturing || !this.hidden) this.mixed(decodeHTML(text));
    else this.tagsOnly(text);
  }

  /** Names given in hidden places hold in others too. */
  private tagsOnly(text: string): void {
    for (const token of this.table.sentinels.split(text).flatMap(piece => this.tokenOf(piece)))
      if (token.kind === TokenKind.TAG) this.tag(token);
  }

  private mixed(text: string): void {
    for (const piece of this.table.sentinels.split(text)) {
      if (piece.kind === 'TEXT') {
        if (this.capturing) this.writer.parts.push(literal(piece.text));
        else if (this.stack.some(element => element.name === 'pre')) this.writer.preformatted(piece.text);
        else this.writer.words(piece.text);
        continue;
      }
      for (const token of this.tokenOf(piece)) {
        if (token.kind === TokenKind.TAG) this.tag(token);
        else if (this.capturing) this.writer.parts.push({ kind: 'OUTPUT', token, escape: Escape.NONE });
        else this.writer.insert([{ kind: 'OUTPUT', token, escape: Escape.NONE }]);
      }
    }
  }

  private tag(token: ReturnType<TextWalk['tokenOf']>[number]): void {
    if (token.tag === 'capture') this.capturing = true;
    if (token.tag === 'endcapture') this.capturing = false;
    this.writer.tag(token);
  }

  private tokenOf(piece: ReturnType<TokenTable['sentinels']['split']>[number]) {
    const token = piece.kind === 'TOKEN' ? this.table.tokens.get(piece.id) : undefined;
    return token === undefined ? [] : [token];
  }
}

function isHidden(event: OpenEvent, html: string): boolean {
  if (attributeOf(event, 'hidden') !== null) return true;
  const style = attributeOf(event, 'style');
  const css = style === null ? '' : html.slice(style.valueStart, style.valueEnd);
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(css);
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}@+]/gu, '');

/** Whether an address says something that the words of its link do not. */
function tellsMore(address: string, words: string): boolean {
  if (address === '' || address.startsWith('#')) return false;
  return !letters(words).includes(letters(address));
}
