import { LIMITS } from '@chasqui/domain';
import { decodeHTMLStrict } from 'entities';
import { type Place, type RenderingIssue, type Spot, error } from '../rendering-issue.js';
import { SourceLines } from '../source-lines.js';

export const TokenKind = { OUTPUT: 'OUTPUT', TAG: 'TAG' } as const;
export type TokenKind = (typeof TokenKind)[keyof typeof TokenKind];

/** One `{{ ... }}` or `{% ... %}` of a source. */
export interface LiquidToken extends Spot {
  /** Distinct among all places of a message. */
  readonly id: number;
  readonly kind: TokenKind;
  /** What stands between the delimiters. */
  readonly code: string;
  /** The tag's name; empty for an output. */
  readonly tag: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

export interface TextPiece {
  readonly kind: 'TEXT';
  readonly text: string;
  readonly start: number;
}

export interface LexedText {
  readonly place: Place;
  readonly source: string;
  readonly firstId: number;
  readonly pieces: readonly (TextPiece | LiquidToken)[];
  readonly issues: readonly RenderingIssue[];
}

/** A token as an author would recognise it in a message. */
export function showToken(token: Pick<LiquidToken, 'kind' | 'code'>): string {
  const code = token.code.replace(/\s+/g, ' ');
  const short = code.length > 60 ? `${code.slice(0, 60)}…` : code;
  return token.kind === TokenKind.OUTPUT ? `{{ ${short} }}` : `{% ${short} %}`;
}

/** The tokens of a text in their order, without what stands between them. */
export function tokensOf(lexed: LexedText): LiquidToken[] {
  return lexed.pieces.filter((piece): piece is LiquidToken => piece.kind !== 'TEXT');
}

/** The first id that the tokens of a text leave free. */
export function nextId(lexed: LexedText): number {
  return lexed.firstId + lexed.pieces.length;
}

interface Delimited {
  start: number;
  end: number;
  inner: string;
  trimLeft: boolean;
  trimRight: boolean;
}

/**
 * Cuts a source into text and Liquid tokens, as the engine would: an output ends at the first `}}` outside quotes, a
 * tag at the first `%}`. Comments are left out and whitespace control (`{%-`) is applied to the text here, so that
 * nothing behind needs to know of either. Reading ends where there is too much of it, since checking costs time.
 *
 * @param options.markup the source is HTML or MJML: editors write `&gt;` and `&quot;` inside Liquid there.
 * @param options.firstId the id of the first token.
 */
export function lexLiquid(
  source: string,
  place: Place,
  options: { markup: boolean; firstId: number },
): LexedText {
  const lines = new SourceLines(source);
  const pieces: (TextPiece | LiquidToken)[] = [];
  const issues: RenderingIssue[] = [];
  let textStart = 0;
  let trimText = false;
  let tokens = 0;

  const pushText = (end: number, trimEnd: boolean): void => {
    let text = source.slice(textStart, end);
    let start = textStart;
    if (trimText) {
      const kept = text.replace(/^[\t\n\v\f\r ]+/, '');
      start += text.length - kept.length;
      text = kept;
    }
    if (trimEnd) text = trimBlankEnd(text);
    if (text !== '') pieces.push({ kind: 'TEXT', text, start });
  };

  for (let at = nextOpening(source, 0); at !== -1; at = nextOpening(source, textStart)) {
    const spot = { place, ...lines.at(at) };
    const found = readDelimited(source, at);
    if (found === null) {
      const opening = source.slice(at, at + 40).replace(/\s+/g, ' ');
      const closing = source[at + 1] === '%' ? '%}' : '}}';
      issues.push(
        error(
          spot,
          null,
          `"${opening}" is never closed: add ${closing}, and check that quotes come in pairs.`,
        ),
      );
      break;
    }
    const excess = excessOf(++tokens, found);
    if (excess !== null) {
      issues.push(error(spot, null, excess));
      break;
    }
    const code = readCode(found.inner, options.markup);
    const kind = source[at + 1] === '%' ? TokenKind.TAG : TokenKind.OUTPUT;
    const tag = kind === TokenKind.TAG ? (/^(#|[\w-]+)/.exec(code)?.[1] ?? '') : '';
    pushText(at, found.trimLeft);
    textStart = found.end;
    trimText = found.trimRight;

    if (tag === 'comment' || tag === 'raw') {
      const ending = endOfVerbatim(source, found.end, tag);
      if (tag === 'raw') issues.push(error(spot, 'raw', 'The tag "raw" is not offered: take {% raw %} out.'));
      else if (ending === null)
        issues.push(error(spot, 'comment', 'This {% comment %} is never closed: add {% endcomment %}.'));
      textStart = ending?.end ?? source.length;
      trimText = ending?.trimRight ?? false;
    } else if (tag !== '#') {
      const id = options.firstId + pieces.length;
      pieces.push({ id, kind, code, tag, start: at, end: found.end, ...spot });
    }
  }
  pushText(source.length, false);
  return { place, source, firstId: options.firstId, pieces, issues };
}

/** What there is too much of when one more token comes, or null. */
function excessOf(tokens: number, { inner }: Delimited): string | null {
  if (tokens > LIMITS.liquidTokens)
    return `There are more than ${LIMITS.liquidTokens} outputs and tags of Liquid here: take some out, or make several messages of this one.`;
  if (inner.length > LIMITS.liquidTokenLength)
    return `A piece of Liquid has at most ${LIMITS.liquidTokenLength} characters: a brace may be missing here, or make several of it.`;
  return null;
}

function nextOpening(source: string, from: number): number {
  for (let at = source.indexOf('{', from); at !== -1; at = source.indexOf('{', at + 1)) {
    const next = source[at + 1];
    if (next === '{' || next === '%') return at;
  }
  return -1;
}

function readDelimited(source: string, start: number): Delimited | null {
  const close = source[start + 1] === '%' ? source.indexOf('%}', start + 2) : endOfOutput(source, start + 2);
  if (close === -1) return null;
  let from = start + 2;
  let to = close;
  const trimLeft = source[from] === '-';
  if (trimLeft) from++;
  const trimRight = to > from && source[to - 1] === '-';
  if (trimRight) to--;
  return { start, end: close + 2, inner: source.slice(from, to), trimLeft, trimRight };
}

function endOfOutput(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    const character = source[at];
    if (character === '}' && source[at + 1] === '}') return at;
    if (character === '"' || character === "'") {
      at = endOfQuoted(source, at, character);
      if (at === -1) return -1;
    }
  }
  return -1;
}

function endOfQuoted(source: string, start: number, quote: string): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === quote) return at;
  }
  return -1;
}

function endOfVerbatim(
  source: string,
  from: number,
  tag: string,
): { end: number; trimRight: boolean } | null {
  const ending = new RegExp(String.raw`\{%-?\s*end${tag}\s*(-?)%\}`, 'g');
  ending.lastIndex = from;
  const match = ending.exec(source);
  return match === null ? null : { end: ending.lastIndex, trimRight: match[1] === '-' };
}

/** Editors turn spaces into no-break spaces and quotes and comparisons into entities. */
function readCode(inner: string, markup: boolean): string {
  return (markup ? decodeHTMLStrict(inner) : inner).replaceAll('\u00A0', ' ').trim();
}

function trimBlankEnd(text: string): string {
  let end = text.length;
  while (end > 0 && '\t\n\v\f\r '.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
