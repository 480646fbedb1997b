import { type Place, type RenderingIssue, hasErrors } from '../rendering-issue.js';
import type { VariableCatalog } from '../variables/variable-catalog.js';
import { checkBlocks } from './check-blocks.js';
import { checkTokens } from './check-tokens.js';
import { type FoundVariables, findVariables } from './find-variables.js';
import { type LexedText, type LiquidToken, tokensOf } from './lex-liquid.js';

/**
 * Checks the Liquid of one place: every tag and filter is on offer, every token can be read, every variable is known.
 *
 * @param misplaced what is wrong with the nesting of blocks, which is checked together with the markup around them
 * where there is any. Variables can only be told apart where blocks nest.
 * @param ownUrls our own links may be named here: only the body of a mail has them.
 */
export function checkLiquid(
  tokens: readonly LiquidToken[],
  misplaced: readonly RenderingIssue[],
  place: Place,
  catalog: VariableCatalog,
  ownUrls: boolean,
): FoundVariables {
  const issues: RenderingIssue[] = [...misplaced, ...checkTokens(tokens)];
  if (hasErrors(issues)) return { paths: [], issues };
  const found = findVariables(tokens, place, catalog, ownUrls);
  return { paths: found.paths, issues: [...issues, ...found.issues] };
}

/** Checks the Liquid of a text without markup, such as a subject. */
export function checkText(lexed: LexedText, catalog: VariableCatalog): FoundVariables {
  const tokens = tokensOf(lexed);
  return checkLiquid(tokens, checkBlocks(tokens), lexed.place, catalog, false);
}
