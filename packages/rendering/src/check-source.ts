import { compileEmail } from './compile-email.js';
import { checkLiquid } from './liquid/check-liquid.js';
import { checkBlocks } from './liquid/check-blocks.js';
import { lexLiquid, tokensOf } from './liquid/lex-liquid.js';
import { Place, type RenderingIssue, inOrder } from './rendering-issue.js';
import type { VariableCatalog, VariablePath } from './variables/variable-catalog.js';

/**
 * Checks the MJML of a template as `compileEmail` does, for saving it: there is no subject and no campaign yet.
 *
 * @returns everything that must be mended and what is worth a warning; empty if all is well.
 */
export async function checkMjml(mjml: string, catalog: VariableCatalog): Promise<RenderingIssue[]> {
  const source = {
    mjml,
    subject: '',
    preheader: '',
    campaignName: '',
    language: 'en',
    footer: null,
  } as const;
  const options = { publicUrl: 'https://example.com', trackOpens: false, trackClicks: false };
  const result = await compileEmail(source, catalog, options);
  return result.issues;
}

/**
 * Finds the values of users that a text with Liquid uses, without compiling the message that it is part of.
 *
 * @param markup the text is HTML or MJML.
 * @returns the paths, each once, and what is wrong with the Liquid. With errors the paths are incomplete.
 */
export function extractVariables(
  text: string,
  catalog: VariableCatalog,
  markup = false,
): { paths: VariablePath[]; issues: RenderingIssue[] } {
  const lexed = lexLiquid(text, Place.BODY, { markup, firstId: 0 });
  const tokens = tokensOf(lexed);
  const found = checkLiquid(tokens, [...lexed.issues, ...checkBlocks(tokens)], Place.BODY, catalog, true);
  return { paths: found.paths, issues: inOrder(found.issues) };
}
