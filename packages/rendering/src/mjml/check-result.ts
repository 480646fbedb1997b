import { type LiquidToken, TokenKind, showToken } from '../liquid/lex-liquid.js';
import { TagRole, tagRole } from '../liquid/tag-roles.js';
import type { Sentinels } from '../markup/marked-source.js';
import type { Part } from '../parts/part.js';
import { type RenderingIssue, error } from '../rendering-issue.js';

/**
 * Checks that what MJML made has every Liquid token of the source, in the same blocks as there, and no value used
 * before it gets its name. MJML may write a token more than once, which is fine.
 */
export function checkResult(
  html: string,
  tokens: readonly LiquidToken[],
  sentinels: Sentinels,
): RenderingIssue[] {
  const byId = new Map(tokens.map(token => [token.id, token]));
  const written = sentinels.idsIn(html).flatMap(id => byId.get(id) ?? []);
  const present = new Set(written.map(token => token.id));
  const lost = tokens.filter(token => !present.has(token.id));
  if (lost.length > 0) return lost.map(token => error(token, nameOf(token), lostMessage(token)));

  const wanted = branchesOf(tokens);
  const moved = branchesOf(written);
  for (const token of tokens)
    if (!sameBranches(wanted.get(token.id), moved.get(token.id)))
      return [error(token, nameOf(token), movedMessage(token))];
  if (isAscending([...present])) return [];
  return usedTooEarly(tokens, written).map(movedError);
}

/** Whether the tokens come first in the order of the source, as nearly always. */
const isAscending = (ids: readonly number[]): boolean =>
  ids.every((id, at) => at === 0 || id > (ids[at - 1] ?? 0));

/**
 * The last safeguard: no mark may be left in what is taken for literal text, where nothing would take its place. It
 * happens only where MJML or the inlining of styles broke the HTML around a token.
 */
export function checkLiterals(
  parts: readonly Part[],
  tokens: ReadonlyMap<number, LiquidToken>,
  sentinels: Sentinels,
): RenderingIssue[] {
  const ids = parts.flatMap(part => (part.kind === 'LITERAL' ? sentinels.idsIn(part.text) : []));
  return [...new Set(ids)].flatMap(id => {
    const token = tokens.get(id);
    return token === undefined ? [] : [error(token, nameOf(token), lostMessage(token))];
  });
}

const nameOf = (token: LiquidToken): string => (token.kind === TokenKind.TAG ? token.tag : token.code);

const lostMessage = (token: LiquidToken): string =>
  `${showToken(token)} on line ${token.line} would be lost: MJML does not keep what stands there. Put it into the text, or into another attribute.`;

const movedMessage = (token: LiquidToken): string =>
  `${showToken(token)} on line ${token.line} would be moved by MJML to another place: put it into <mj-body>, next to what it is about.`;

const movedError = (token: LiquidToken): RenderingIssue => error(token, nameOf(token), movedMessage(token));

/** For each token the branches of blocks in which it stands, at each of its places. */
function branchesOf(tokens: readonly LiquidToken[]): Map<number, Set<string>> {
  const result = new Map<number, Set<string>>();
  const open: { id: number; branch: number }[] = [];
  for (const token of tokens) {
    const role = tagRole(token.tag);
    const innermost = open.at(-1);
    if (role === TagRole.MIDDLE && innermost !== undefined) innermost.branch++;
    if (role === TagRole.CLOSE) open.pop();
    const where = open.map(block => `${block.id}.${block.branch}`).join('/');
    result.set(token.id, (result.get(token.id) ?? new Set()).add(where));
    if (role === TagRole.OPEN) open.push({ id: token.id, branch: 0 });
  }
  return result;
}

function sameBranches(one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): boolean {
  return one?.size === other?.size && [...(one ?? [])].every(each => other?.has(each) === true);
}

/**
 * The tokens that give a name which something uses that stands before them now and stood behind them in the source:
 * `assign` and `capture` must come first.
 */
function usedTooEarly(tokens: readonly LiquidToken[], written: readonly LiquidToken[]): LiquidToken[] {
  const place = new Map(tokens.map((token, at) => [token.id, at]));
  const placeOf = ({ id }: LiquidToken): number => place.get(id) ?? 0;
  // For each word, where the last of those stood in the source that are written so far and use it.
  const lastUse = new Map<string, number>();
  const done = new Set<number>();
  const found: LiquidToken[] = [];
  for (const token of written) {
    if (done.has(token.id)) continue;
    done.add(token.id);
    const name = /^(?:assign|capture)\s+["']?([\w-]+)/.exec(token.code)?.[1];
    if (name !== undefined && (lastUse.get(name) ?? -1) > placeOf(token)) found.push(token);
    for (const word of token.code.split(/[^\w-]+/))
      lastUse.set(word, Math.max(lastUse.get(word) ?? -1, placeOf(token)));
  }
  return found;
}
