import { decodeHTML } from 'entities';
import { isConditionalComment } from '../markup/html-rules.js';
import { type OpenEvent, scanMarkup } from '../markup/scan-markup.js';
import type { RenderingIssue, Spot } from '../rendering-issue.js';
import { type Href, type TokenTable, addressParts, readHref } from './href.js';
import { Escape, type Link, type Part, literal } from './part.js';

export interface HtmlParts {
  parts: Part[];
  /** The links that lead to the web, in the order of the message. */
  links: Link[];
  /** What each `href` outside of comments is, by the offset of its element. */
  hrefs: ReadonlyMap<number, Link | Href>;
  issues: RenderingIssue[];
}

/** Attributes other than `href` that hold an address. */
const ADDRESS_ATTRIBUTES: ReadonlySet<string> = new Set([
  'src',
  'background',
  'poster',
  'action',
  'formaction',
]);

/** Elements whose text is no running text, so that nothing may be marked in it. */
const RAW_TEXT: ReadonlySet<string> = new Set(['style', 'title', 'textarea']);

/**
 * Takes marked HTML apart: literal text, outputs with the escaping of their place, Liquid tags, and links, found by an
 * HTML parser and numbered in the order in which they stand. Links in conditional comments count too.
 *
 * @param html what MJML made, or the content of a notification.
 * @param spotOf finds an address in the author's source.
 * @param options.pixel puts the tracking pixel at the end of the body.
 * @param options.compact leaves out the indentation that MJML adds between tags.
 */
export function htmlParts(
  html: string,
  table: TokenTable,
  spotOf: (address: string) => Spot,
  options: { pixel: boolean; compact: boolean },
): HtmlParts {
  return new HtmlWalk(html, table, spotOf, options).run();
}

class HtmlWalk {
  private readonly parts: Part[] = [];
  private readonly links: Link[] = [];
  private readonly hrefs = new Map<number, Link | Href>();
  private readonly issues: RenderingIssue[] = [];
  private readonly verbatim: string[] = [];
  private capturing = false;

  constructor(
    private readonly html: string,
    private readonly table: TokenTable,
    private readonly spotOf: (address: string) => Spot,
    private readonly options: { pixel: boolean; compact: boolean },
  ) {}

  run(): HtmlParts {
    const ends = this.options.pixel ? [...this.html.matchAll(/<\/body\s*>/gi)] : [];
    const bodyEnd = ends.at(-1)?.index ?? -1;
    this.walk(this.html, 0, bodyEnd);
    if (this.options.pixel && bodyEnd === -1) this.parts.push({ kind: 'PIXEL' });
    return { parts: this.parts, links: this.links, hrefs: this.hrefs, issues: this.issues };
  }

  private walk(html: string, base: number, bodyEnd: number): void {
    const { events, unfinished } = scanMarkup(html);
    for (const event of events) {
      const whole = html.slice(event.start, event.end);
      switch (event.kind) {
        case 'OPEN':
          this.tag(event, html, base);
          if (isVerbatim(event.name) && !event.selfClosing) this.verbatim.push(event.name);
          break;
        case 'CLOSE':
          if (base === 0 && event.start === bodyEnd) this.parts.push({ kind: 'PIXEL' });
          if (this.verbatim.at(-1) === event.name) this.verbatim.pop();
          this.parts.push(literal(whole));
          break;
        case 'TEXT':
          this.text(whole);
          break;
        case 'COMMENT': {
          const content = html.slice(event.contentStart, event.contentEnd);
          if (event.proper && isConditionalComment(content)) {
            this.parts.push(literal(html.slice(event.start, event.contentStart)));
            this.walk(content, base + event.contentStart, -1);
            this.parts.push(literal(html.slice(event.contentEnd, event.end)));
          } else this.mixed(whole, Escape.ATTRIBUTE);
          break;
        }
        case 'DECLARATION':
          this.mixed(whole, Escape.ATTRIBUTE);
          break;
      }
    }
    if (unfinished !== null) this.mixed(html.slice(events.at(-1)?.end ?? 0), Escape.ATTRIBUTE);
  }

  private tag(event: OpenEvent, html: string, base: number): void {
    let done = event.start;
    for (const attribute of event.attributes) {
      const value = html.slice(attribute.valueStart, attribute.valueEnd);
      this.parts.push(literal(this.compact(html.slice(done, attribute.valueStart))));
      done = attribute.valueEnd;
      if (attribute.name === 'href' && event.name !== 'link') this.href(event, value, base);
      else if (ADDRESS_ATTRIBUTES.has(attribute.name) || attribute.name === 'href')
        this.parts.push(...addressParts(value, this.table, Escape.ADDRESS_PART, Escape.ADDRESS));
      else this.mixed(value, Escape.ATTRIBUTE);
    }
    this.parts.push(literal(this.compact(html.slice(done, event.end)).replace(/ >$/, '>')));
  }

  /** What stands between the attributes of a tag. */
  private compact(text: string): string {
    return this.options.compact ? text.replace(/[ \t\r\n]+/g, ' ') : text;
  }

  private href(event: OpenEvent, value: string, base: number): void {
    const { href, issues } = readHref(value, this.table, () => this.spotOf(value));
    this.issues.push(...issues);
    if (href.kind === 'REFUSED') this.issues.push(href.issue);
    if (href.kind === 'OTHER') this.parts.push(...href.attribute);
    if (href.kind !== 'WEB') {
      this.hrefs.set(base + event.start, href);
      return;
    }
    const link: Link = { position: this.links.length + 1, url: href.url, target: href.target };
    this.links.push(link);
    this.hrefs.set(base + event.start, link);
    this.parts.push({ kind: 'LINK', link, html: true, before: '', after: '' });
  }

  private text(text: string): void {
    const verbatim = this.verbatim.at(-1);
    const escape = verbatim !== undefined && RAW_TEXT.has(verbatim) ? Escape.ATTRIBUTE : Escape.HTML;
    const pre = verbatim === 'pre' || verbatim === 'textarea';
    this.mixed(this.options.compact && !pre ? text.replace(/\n[ \t\r\n]+/g, '\n') : text, escape);
  }

  /** Text with marks in it. Inside `capture` it is not HTML: it becomes a value, which is escaped where it is used. */
  private mixed(text: string, escape: Escape): void {
    let before = '';
    for (const piece of this.table.sentinels.split(text)) {
      if (piece.kind === 'TEXT') {
        this.parts.push(literal(this.capturing ? decodeHTML(piece.text) : piece.text));
        before = (before + piece.text).slice(-LOOK_BACK);
        continue;
      }
      const token = this.table.tokens.get(piece.id);
      if (token === undefined) continue;
      if (token.kind === 'OUTPUT') {
        const place = this.capturing ? Escape.NONE : (insideCssUrl(before) ?? escape);
        this.parts.push({ kind: 'OUTPUT', token, escape: place });
        before += 'x';
        continue;
      }
      if (token.tag === 'capture') this.capturing = true;
      if (token.tag === 'endcapture') this.capturing = false;
      this.parts.push({ kind: 'TAG', token });
    }
  }
}

function isVerbatim(name: string): boolean {
  return RAW_TEXT.has(name) || name === 'pre';
}

/** How far before a value the beginning of its `url(` is looked for. */
const LOOK_BACK = 2_000;

/** The escaping inside `url(...)` of a style, where a value must not end the address. */
function insideCssUrl(before: string): Escape | null {
  const open = /url\(\s*(?:&quot;|&#3[49];|["'])?/i.exec(before.slice(before.lastIndexOf(')') + 1));
  if (open === null) return null;
  return open.index + open[0].length === open.input.length ? Escape.ADDRESS : Escape.ADDRESS_PART;
}
