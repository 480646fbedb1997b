import { type RenderingIssue, error } from '../rendering-issue.js';
import { type LiquidToken, showToken } from './lex-liquid.js';
import { TagRole, tagKind } from './tag-roles.js';

/** Blocks deeper than this are refused; the engine reads them recursively. */
export const MAX_DEPTH = 100;

/** Checks that blocks open, branch and close in order, in a text without markup. */
export function checkBlocks(tokens: readonly LiquidToken[]): RenderingIssue[] {
  const issues: RenderingIssue[] = [];
  const open: LiquidToken[] = [];
  for (const token of tokens) {
    const kind = tagKind(token.tag);
    if (kind === null) continue;
    if (kind.role === TagRole.OPEN) {
      open.push(token);
      if (open.length === MAX_DEPTH) return [...issues, tooDeep(token)];
      continue;
    }
    const misplaced = checkPlacement(token, open);
    if (misplaced !== null) issues.push(misplaced);
    else if (kind.role === TagRole.CLOSE) open.pop();
  }
  return [...issues, ...open.map(neverClosed)];
}

/** Whether a tag that belongs to a block stands directly in such a block (or, to leave a loop, anywhere in one). */
export function checkPlacement(token: LiquidToken, open: readonly LiquidToken[]): RenderingIssue | null {
  const kind = tagKind(token.tag);
  if (kind === null || kind.role === TagRole.OPEN || kind.role === TagRole.DEFINE) return null;
  if (kind.role === TagRole.JUMP) {
    const inLoop = open.some(each => each.tag === 'for');
    return inLoop ? null : error(token, token.tag, `${showToken(token)} must stand inside {% for %}.`);
  }
  const last = open.at(-1);
  if (last === undefined) {
    const opening = kind.blocks.map(each => `{% ${each} %}`).join(' or ');
    return error(token, token.tag, `${showToken(token)} has no ${opening} before it.`);
  }
  if (kind.blocks.includes(last.tag)) return null;
  return error(
    token,
    token.tag,
    `${showToken(token)} cannot stand in ${showToken(last)} of line ${last.line}: close that first with {% end${last.tag} %}.`,
  );
}

export function neverClosed(token: LiquidToken): RenderingIssue {
  return error(
    token,
    token.tag,
    `${showToken(token)} on line ${token.line} is never closed: add {% end${token.tag} %}.`,
  );
}

export function tooDeep(token: LiquidToken): RenderingIssue {
  return error(token, token.tag, `Blocks are nested more than ${MAX_DEPTH} deep here: make them flatter.`);
}
