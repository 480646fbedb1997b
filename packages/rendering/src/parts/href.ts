import { decodeHTMLAttribute } from 'entities';
import { URL_FILTERS } from '../liquid/escaping.js';
import { type LiquidToken, TokenKind } from '../liquid/lex-liquid.js';
import { TagRole, tagRole } from '../liquid/tag-roles.js';
import type { Sentinels } from '../markup/marked-source.js';
import { type RenderingIssue, type Spot, error, warning } from '../rendering-issue.js';
import { URL_VARIABLES } from '../variables/variable-catalog.js';
import { Escape, type Part, literal } from './part.js';

/** What the address in an `href` turned out to be. Only a web address is a link to count. */
export type Href =
  | { kind: 'WEB'; url: string | null; target: Part[] }
  /** Mail and phone addresses, anchors, our own links: written as they are. */
  | { kind: 'OTHER'; attribute: Part[]; text: Part[] }
  | { kind: 'REFUSED'; issue: RenderingIssue };

/** The tokens of a message by their numbers, and the names that hold values already encoded for addresses. */
export interface TokenTable {
  readonly sentinels: Sentinels;
  readonly tokens: ReadonlyMap<number, LiquidToken>;
  readonly encodedNames: ReadonlySet<string>;
}

/**
 * Reads the address in an `href`. What its beginning says decides: literal text by its scheme; a value can only turn
 * out to be a web address when it is rendered.
 *
 * @param raw the attribute's value as it stands in the HTML, entities and all.
 * @param spotOf finds where the address stands, for one without Liquid.
 */
export function readHref(
  raw: string,
  table: TokenTable,
  spotOf: () => Spot,
): { href: Href; issues: RenderingIssue[] } {
  const pieces = table.sentinels.split(raw);
  const tokens = pieces.flatMap(piece => (piece.kind === 'TOKEN' ? (table.tokens.get(piece.id) ?? []) : []));
  const [first] = pieces;
  const beginning = first?.kind === 'TEXT' ? decodeHTMLAttribute(first.text).trimStart() : '';
  const where = (): Spot => tokens[0] ?? spotOf();

  const scheme = /^([a-z][a-z0-9+.-]*):/i
    .exec(beginning.replace(/[\s\u0000-\u001F]/g, ''))?.[1]
    ?.toLowerCase();
  if (scheme !== undefined && !KNOWN_SCHEMES.has(scheme)) {
    const message = `A link cannot lead to "${scheme}:": begin it with https:, mailto: or tel: instead.`;
    return { href: { kind: 'REFUSED', issue: error(where(), beginning, message) }, issues: [] };
  }
  if (scheme !== undefined && !WEB_SCHEMES.has(scheme))
    return { href: plainHref(raw, table, Escape.MAIL_PART), issues: [] };
  if (tokens.length === 0) return staticHref(raw, tidyAddress(beginning), where);
  if (beginning.startsWith('#') || (beginning === '' && isOwnUrl(tokens[0])))
    return { href: plainHref(raw, table, Escape.ADDRESS_PART), issues: [] };
  const target = targetParts(raw, table);
  const strange = otherSchemeInBranch(target);
  if (strange !== null) {
    const message = `A link that begins in a condition must be a web address in every branch; this one has "${strange}". Put the condition around the whole link.`;
    return { href: { kind: 'REFUSED', issue: error(where(), strange, message) }, issues: [] };
  }
  const issues = beginning === '' || scheme !== undefined ? [] : relativeIssue(beginning, where(), tokens[0]);
  return { href: { kind: 'WEB', url: null, target }, issues };
}

const WEB_SCHEMES: ReadonlySet<string> = new Set(['http', 'https']);
const KNOWN_SCHEMES: ReadonlySet<string> = new Set([...WEB_SCHEMES, 'mailto', 'tel', 'sms']);

function staticHref(raw: string, url: string, spotOf: () => Spot): { href: Href; issues: RenderingIssue[] } {
  const other: Href = { kind: 'OTHER', attribute: [literal(raw)], text: [literal(url)] };
  if (url === '' || url.startsWith('#')) return { href: other, issues: [] };
  if (!/^https?:/i.test(url)) return { href: other, issues: relativeIssue(url, spotOf()) };
  if (!isWebAddress(url))
    return {
      href: {
        kind: 'REFUSED',
        issue: error(spotOf(), url, `"${url}" is not a web address: check how it is written.`),
      },
      issues: [],
    };
  return { href: { kind: 'WEB', url, target: [literal(url)] }, issues: [] };
}

/** As browsers read it: no line breaks and tabs, spaces encoded. */
export function tidyAddress(text: string): string {
  return text
    .replace(/[\t\n\r]/g, '')
    .trim()
    .replaceAll(' ', '%20');
}

function relativeIssue(url: string, spot: Spot, token?: LiquidToken): RenderingIssue[] {
  // `http{% if ... %}s{% endif %}://` only looks relative.
  if (token !== undefined && /^https?$/i.test(url)) return [];
  const message = `The link "${url}" leads nowhere from a mail: write the whole address, beginning with https://.`;
  return [warning(spot, url, message)];
}

function isOwnUrl(token: LiquidToken | undefined): boolean {
  const root = token?.kind === TokenKind.OUTPUT ? /^\w+/.exec(token.code)?.[0] : undefined;
  return URL_VARIABLES.some(name => name === root);
}

/** An http or https address with a host, free of what browsers skip or take for something else. */
export function isWebAddress(url: string): boolean {
  return (
    /^https?:\/\/[^\s/?#\\]/i.test(url) &&
    !/[\u0000-\u0020\u007F-\u009F\u2028\u2029]/.test(url) &&
    URL.canParse(url)
  );
}

/** An address that is written as it is: in the attribute escaped, in the text part not. */
function plainHref(raw: string, table: TokenTable, part: Escape): Href {
  const attribute = addressParts(raw, table, part, Escape.ATTRIBUTE);
  const text = mapText(targetParts(raw, table), part === Escape.MAIL_PART);
  return { kind: 'OTHER', attribute, text };
}

/** In the text part a mail address is read by people: without its scheme and without a prepared subject. */
function mapText(parts: readonly Part[], mail: boolean): Part[] {
  if (!mail || parts.some(part => part.kind === 'TAG')) return [...parts];
  const shown: Part[] = [];
  for (const part of parts) {
    const text = part.kind === 'LITERAL' ? part.text.replace(/^\s*(?:mailto|tel|sms):/i, '') : '';
    const query = text.indexOf('?');
    if (query !== -1) return [...shown, literal(text.slice(0, query))];
    shown.push(part.kind === 'LITERAL' ? literal(text) : unencoded(part));
  }
  return shown;
}

const unencoded = (part: Part): Part => (part.kind === 'OUTPUT' ? { ...part, escape: Escape.NONE } : part);

/** The target of a link as parts: entities decoded, values beyond its beginning percent-encoded. */
function targetParts(raw: string, table: TokenTable): Part[] {
  return addressWalk(raw, table, Escape.NONE, Escape.TARGET_PART, text => decodeHTMLAttribute(text));
}

/** An address in an attribute as parts: literal text as it stands, values escaped for both address and attribute. */
export function addressParts(raw: string, table: TokenTable, part: Escape, beginning: Escape): Part[] {
  return addressWalk(raw, table, beginning, part, text => text);
}

/** Walks an address and tells its beginning from the rest, through the branches of its conditions. */
function addressWalk(
  raw: string,
  table: TokenTable,
  atStart: Escape,
  further: Escape,
  read: (text: string) => string,
): Part[] {
  let begun = false;
  const branches: boolean[] = [];
  return table.sentinels.split(raw).flatMap((piece): Part[] => {
    if (piece.kind === 'TEXT') {
      const text = read(piece.text);
      begun ||= text.trim() !== '';
      return [literal(text)];
    }
    const token = table.tokens.get(piece.id);
    if (token === undefined) return [];
    if (token.kind === TokenKind.TAG) {
      const role = tagRole(token.tag);
      if (role === TagRole.OPEN) branches.push(begun);
      if (role === TagRole.MIDDLE) begun = branches.at(-1) ?? begun;
      if (role === TagRole.CLOSE) {
        branches.pop();
        begun = true;
      }
      return [{ kind: 'TAG', token }];
    }
    const escape = begun
      ? isEncoded(token, table.encodedNames)
        ? alreadyEncoded(further)
        : further
      : atStart;
    begun = true;
    return [{ kind: 'OUTPUT', token, escape }];
  });
}

/** The author has encoded the value: in this output, or when giving it a name. */
function isEncoded(token: LiquidToken, names: ReadonlySet<string>): boolean {
  const root = /^[\w-]+/.exec(token.code)?.[0] ?? '';
  return URL_FILTERS.test(token.code) || names.has(root);
}

function alreadyEncoded(escape: Escape): Escape {
  return escape === Escape.TARGET_PART ? Escape.NONE : Escape.ATTRIBUTE;
}

/** A scheme other than http and https that literal text in a branch begins the address with. */
function otherSchemeInBranch(target: readonly Part[]): string | null {
  let begun = false;
  const branches: boolean[] = [];
  for (const part of target) {
    if (part.kind === 'OUTPUT') begun = true;
    if (part.kind === 'TAG') {
      const role = tagRole(part.token.tag);
      if (role === TagRole.OPEN) branches.push(begun);
      if (role === TagRole.MIDDLE) begun = branches.at(-1) ?? begun;
      if (role === TagRole.CLOSE) begun = branches.pop() ?? begun;
    }
    if (part.kind !== 'LITERAL' || begun || part.text.trim() === '') continue;
    const scheme = /^\s*([a-z][a-z0-9+.-]*:)/i.exec(part.text)?.[1];
    if (scheme !== undefined && !/^https?:$/i.test(scheme)) return scheme;
    begun = true;
  }
  return null;
}

/** The names that `assign` and `capture` give to values which already went through `url_encode`. */
export function encodedNames(tokens: Iterable<LiquidToken>): Set<string> {
  const names = new Set<string>();
  let capturing: string | null = null;
  for (const token of tokens) {
    const name = /^(assign|capture)\s+["']?([\w-]+)/.exec(token.code);
    if (name?.[1] === 'assign' && URL_FILTERS.test(token.code)) names.add(name[2] ?? '');
    if (name?.[1] === 'capture') capturing = name[2] ?? null;
    if (token.tag === 'endcapture') capturing = null;
    if (capturing !== null && token.kind === TokenKind.OUTPUT && URL_FILTERS.test(token.code))
      names.add(capturing);
  }
  return names;
}
