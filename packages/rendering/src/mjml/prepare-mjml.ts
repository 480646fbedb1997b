import type { UiLanguage } from '@chasqui/domain';
import { TokenKind } from '../liquid/lex-liquid.js';
import { TagRole, tagRole } from '../liquid/tag-roles.js';
import { type Edit, type MarkedSource, applyEdits } from '../markup/marked-source.js';
import { type OpenEvent, attributeOf, scanMarkup } from '../markup/scan-markup.js';
import type { UrlVariable } from '../variables/variable-catalog.js';

/** What is put into the author's MJML. All of it is marked: Liquid is replaced by marks, texts are escaped. */
export interface Additions {
  language: UiLanguage;
  /** Replaces the author's preheader. */
  preheader: string | null;
  /** For mails without a title: browsers and screen readers show it. */
  title: string | null;
  /** A section at the end, given the colour that it will stand on. */
  footer: ((background: string | null, adaptsToDark: boolean) => string) | null;
}

/**
 * Puts a source that passed `checkStructure` into the form that MJML gets: Liquid between components kept, comments
 * out, preheader, title, language and footer in. Lines stay where they are.
 *
 * @returns the MJML, and the tokens that went with what was taken out.
 */
export function prepareMjml(
  source: MarkedSource,
  structureEdits: readonly Edit[],
  additions: Additions,
): { mjml: string; dropped: Set<number> } {
  const outline = readOutline(source);
  const edits: Edit[] = [];
  const dropped = new Set<number>();
  const inHead: string[] = [];

  if (additions.preheader !== null) {
    for (const each of outline.previews) {
      const old = source.text.slice(each.start, each.end);
      for (const id of source.sentinels.idsIn(old)) dropped.add(id);
      edits.push({ ...each, text: old.replace(/[^\n]/g, '') });
    }
    inHead.push(`<mj-preview>${additions.preheader}</mj-preview>`);
  }
  if (additions.title !== null && !outline.hasTitle) inHead.push(`<mj-title>${additions.title}</mj-title>`);
  for (const at of outline.quotesInTitles) edits.push({ start: at, end: at + 1, text: '&quot;' });

  edits.push(...putIntoHead(outline, inHead.join('')));
  if (outline.root !== null && attributeOf(outline.root, 'lang') === null)
    edits.push(insertion(outline.root.start + '<mjml'.length, ` lang="${additions.language}"`));
  if (additions.footer !== null)
    edits.push(...putAtEndOfBody(outline, additions.footer(outline.background, outline.adaptsToDark)));

  const replaced = additions.preheader === null ? [] : outline.previews;
  const kept = structureEdits.filter(
    edit => !replaced.some(each => edit.start >= each.start && edit.end <= each.end),
  );
  return { mjml: applyEdits(source.text, [...kept, ...edits]), dropped };
}

/**
 * The links for leaving that an author placed where every reader gets them: in an `href` of the body, outside any
 * condition.
 */
export function placedUrls(source: MarkedSource): Set<UrlVariable> {
  const placed = new Set<UrlVariable>();
  let depth = 0;
  let inBody = false;
  for (const event of scanMarkup(source.text).events) {
    if (event.kind === 'TEXT')
      for (const token of source.tokensIn(source.text.slice(event.start, event.end))) {
        if (tagRole(token.tag) === TagRole.OPEN) depth++;
        if (tagRole(token.tag) === TagRole.CLOSE) depth--;
      }
    if (event.kind !== 'OPEN') continue;
    if (event.name === 'mj-body') inBody = true;
    const href = attributeOf(event, 'href');
    if (href === null || depth > 0 || !inBody) continue;
    const [token, ...more] = source.tokensIn(source.text.slice(href.valueStart, href.valueEnd));
    if (token?.kind !== TokenKind.OUTPUT || more.length > 0) continue;
    if (token.code === 'unsubscribe_url' || token.code === 'preferences_url') placed.add(token.code);
  }
  return placed;
}

interface Outline {
  root: OpenEvent | null;
  head: OpenEvent | null;
  body: OpenEvent | null;
  bodyEnd: number | null;
  previews: { start: number; end: number }[];
  hasTitle: boolean;
  quotesInTitles: number[];
  background: string | null;
  adaptsToDark: boolean;
}

function readOutline(source: MarkedSource): Outline {
  const { text } = source;
  const outline: Outline = {
    root: null,
    head: null,
    body: null,
    bodyEnd: null,
    previews: [],
    hasTitle: false,
    quotesInTitles: [],
    background: null,
    adaptsToDark: /prefers-color-scheme\s*:\s*dark/i.test(text),
  };
  let previewStart: number | null = null;
  let inTitle = false;
  for (const event of scanMarkup(text).events) {
    if (event.kind === 'OPEN') {
      if (event.name === 'mjml') outline.root = event;
      else if (event.name === 'mj-head') outline.head = event;
      else if (event.name === 'mj-body') {
        outline.body = event;
        const colour = attributeOf(event, 'background-color');
        outline.background = colour === null ? null : text.slice(colour.valueStart, colour.valueEnd);
      } else if (event.name === 'mj-title') outline.hasTitle = inTitle = !event.selfClosing;
      else if (event.name === 'mj-preview') {
        if (event.selfClosing) outline.previews.push({ start: event.start, end: event.end });
        else previewStart = event.start;
      }
    } else if (event.kind === 'CLOSE') {
      if (event.name === 'mj-body') outline.bodyEnd = event.start;
      if (event.name === 'mj-title') inTitle = false;
      if (event.name === 'mj-preview' && previewStart !== null)
        outline.previews.push({ start: previewStart, end: event.end });
    } else if (event.kind === 'TEXT' && inTitle) {
      // MJML writes the title into an attribute too.
      for (const match of text.slice(event.start, event.end).matchAll(/"/g))
        outline.quotesInTitles.push(event.start + match.index);
    }
  }
  return outline;
}

function putIntoHead({ root, head }: Outline, mjml: string): Edit[] {
  if (mjml === '' || root === null) return [];
  if (head === null) return [insertion(root.end, `<mj-head>${mjml}</mj-head>`)];
  return [head.selfClosing ? unfold(head, mjml) : insertion(head.end, mjml)];
}

function putAtEndOfBody({ body, bodyEnd }: Outline, mjml: string): Edit[] {
  if (body?.selfClosing === true) return [unfold(body, mjml)];
  return bodyEnd === null ? [] : [insertion(bodyEnd, mjml)];
}

/** Gives content to a component that closes itself. */
function unfold(event: OpenEvent, content: string): Edit {
  return { start: event.end - 2, end: event.end, text: `>${content}</${event.name}>` };
}

function insertion(at: number, text: string): Edit {
  return { start: at, end: at, text };
}
