import { LiquidError } from 'liquidjs';
import { checkLiquid, checkText } from './liquid/check-liquid.js';
import { MESSAGE_LIMIT, createEngine } from './liquid/engine.js';
import type { FoundVariables } from './liquid/find-variables.js';
import { type LiquidToken, tokensOf } from './liquid/lex-liquid.js';
import { checkExtent } from './markup/check-extent.js';
import { checkStructure } from './markup/check-structure.js';
import { checkLiterals, checkResult } from './mjml/check-result.js';
import { prepareMjml } from './mjml/prepare-mjml.js';
import { runMjml } from './mjml/run-mjml.js';
import { encodedNames } from './parts/href.js';
import { htmlParts } from './parts/html-parts.js';
import { plainParts } from './parts/plain-parts.js';
import { textParts } from './parts/text-parts.js';
import { CompiledEmail, type EmailParts, type EmailProgram } from './program/email-program.js';
import { engineFilters } from './program/engine-filters.js';
import { type EmailReading, type EmailSource, additionsOf, allTokens, readEmail } from './read-email.js';
import { Place, type RenderingIssue, type Spot, error, hasErrors, inOrder } from './rendering-issue.js';
import { type VariableCatalog, type VariablePath, distinctPaths } from './variables/variable-catalog.js';

/** What holds for all mails of an installation: where its links lead, and what of them is counted. */
export interface EmailOptions {
  /** Where our own links lead, without a slash at the end: `https://m.example.com`. */
  publicUrl: string;
  trackOpens: boolean;
  trackClicks: boolean;
}

/** The program with what is worth a warning, or what must be mended first. */
export type CompiledEmailResult =
  | {
      ok: true;
      program: EmailProgram;
      /** What MJML made of the mail, Liquid as marks: given back as `made`, the mail is compiled without MJML. */
      html: string;
      issues: RenderingIssue[];
    }
  | { ok: false; issues: RenderingIssue[] };

/**
 * Compiles a mail: checks its Liquid and its MJML, turns it into HTML and text, and cuts both into static and dynamic
 * pieces. Costs some milliseconds and is done once for a whole shipment.
 *
 * @param made what MJML made of the same source before; MJML, which takes 150 MB of memory, is not loaded then.
 * @returns the program and what is worth a warning, or everything that must be mended first. Never throws for what an
 * author wrote.
 */
export async function compileEmail(
  source: EmailSource,
  catalog: VariableCatalog,
  options: EmailOptions,
  made: string | null = null,
): Promise<CompiledEmailResult> {
  const { reading, issues } = readEmail(source);
  const refuse = (): CompiledEmailResult => ({ ok: false, issues: inOrder(issues) });
  if (reading === null) return refuse();

  const checked = checkEmail(source, reading, catalog);
  issues.push(...checked.issues);
  if (hasErrors(issues)) return refuse();

  const run = made === null ? await runMjml(checked.mjml, reading.body) : { html: made, issues: [] };
  issues.push(...run.issues);
  if (run.html === null || hasErrors(issues)) return refuse();

  const { parts, issues: faults } = cutIntoParts(run.html, checked.live, reading);
  issues.push(...faults);
  if (hasErrors(issues)) return refuse();

  const built = buildProgram(parts, source, options, checked.paths);
  if (built.program !== null)
    return { ok: true, program: built.program, html: run.html, issues: inOrder(issues) };
  issues.push(built.issue);
  return refuse();
}

interface CheckedEmail {
  issues: RenderingIssue[];
  paths: VariablePath[];
  /** What MJML gets. */
  mjml: string;
  /** The tokens that must be in what MJML makes of it. */
  live: LiquidToken[];
}

function checkEmail(source: EmailSource, reading: EmailReading, catalog: VariableCatalog): CheckedEmail {
  const { subject, preheader, body } = reading;
  const structure = checkStructure(body, 'MJML');
  const prepared = prepareMjml(body, structure.edits, additionsOf(source, reading));
  const live = tokensOf(body.lexed).filter(
    token => !structure.dropped.has(token.id) && !prepared.dropped.has(token.id),
  );
  const found: FoundVariables[] = [
    checkText(subject, catalog),
    ...(preheader === null ? [] : [checkText(preheader, catalog)]),
    checkLiquid(live, structure.issues, Place.BODY, catalog, true),
  ];
  return {
    issues: [...checkExtent(body), ...found.flatMap(each => each.issues)],
    paths: distinctPaths(found.flatMap(each => each.paths)),
    mjml: prepared.mjml,
    live: [...(preheader === null ? [] : tokensOf(preheader)), ...live],
  };
}

function cutIntoParts(
  html: string,
  live: readonly LiquidToken[],
  reading: EmailReading,
): { parts: EmailParts; issues: RenderingIssue[] } {
  const { body } = reading;
  const { sentinels } = body;
  const table = { sentinels, tokens: allTokens(reading), encodedNames: encodedNames(live) };
  const compact = !/white-space\s*:\s*(?:pre|break)/i.test(html);
  const content = htmlParts(html, table, address => body.spotOfValue(address), { pixel: true, compact });
  const parts = {
    subject: plainParts(reading.subject),
    html: content.parts,
    text: textParts(html, table, content.hrefs),
    links: content.links,
  };
  const issues = [...checkResult(html, live, sentinels), ...content.issues];
  for (const each of [parts.html, parts.text]) issues.push(...checkLiterals(each, table.tokens, sentinels));
  return { parts, issues };
}

const WHOLE: Spot = { place: Place.BODY, line: null, column: null };

function buildProgram(
  parts: EmailParts,
  source: EmailSource,
  options: EmailOptions,
  paths: readonly VariablePath[],
): { program: CompiledEmail; issue: null } | { program: null; issue: RenderingIssue } {
  try {
    const program = new CompiledEmail(parts, {
      engine: createEngine(source.language, engineFilters()),
      publicUrl: options.publicUrl,
      campaignName: source.campaignName,
      trackClicks: options.trackClicks,
      trackOpens: options.trackOpens,
      paths,
    });
    if (program.staticLength <= MESSAGE_LIMIT) return { program, issue: null };
    return { program: null, issue: error(WHOLE, null, 'The mail is larger than 2 MB: make it shorter.') };
  } catch (problem) {
    if (!LiquidError.is(problem) && !(problem instanceof RangeError)) throw problem;
    const message =
      'The Liquid cannot be read as a whole: look for blocks that are too deep or not complete.';
    return { program: null, issue: error(WHOLE, null, message) };
  }
}
