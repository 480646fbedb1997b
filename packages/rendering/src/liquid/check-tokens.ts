import { LiquidError } from 'liquidjs';
import { nearest } from '../variables/nearest.js';
import { RESERVED_NAMES } from '../variables/variable-catalog.js';
import { type RenderingIssue, error } from '../rendering-issue.js';
import { ALLOWED_FILTERS, createEngine } from './engine.js';
import { type LiquidToken, TokenKind, showToken } from './lex-liquid.js';
import { standAlone } from './stand-alone.js';
import { ALLOWED_TAGS, TagRole, tagKind } from './tag-roles.js';

const engine = createEngine('en');

/**
 * Checks each token by itself, so that all mistakes are found at once: unknown tags and filters, syntax, names that a
 * message may not give to its own values.
 */
export function checkTokens(tokens: readonly LiquidToken[]): RenderingIssue[] {
  return tokens.flatMap(token => {
    const found = checkToken(token);
    return found === null ? [] : [found];
  });
}

function checkToken(token: LiquidToken): RenderingIssue | null {
  if (token.kind === TokenKind.OUTPUT) return checkClock(token) ?? checkSyntax(token);
  const kind = tagKind(token.tag);
  if (kind === null) return error(token, token.tag === '' ? null : token.tag, unknownTag(token));
  const given = token.code.slice(token.tag.length).trim();
  const takesNothing = kind.role === TagRole.CLOSE || kind.role === TagRole.JUMP || token.tag === 'else';
  if (takesNothing && given !== '') {
    const hint =
      token.tag === 'else' && /^if\b/.test(given) ? `Write {% elsif ${given.slice(2).trim()} %}.` : '';
    return error(
      token,
      token.tag,
      `Nothing may follow "${token.tag}" in ${showToken(token)}. ${hint}`.trim(),
    );
  }
  return checkName(token) ?? checkClock(token) ?? checkSyntax(token);
}

function unknownTag(token: LiquidToken): string {
  if (token.tag === '')
    return `${showToken(token)} is not a tag: it must begin with a name, such as {% if %}.`;
  const meant = nearest(token.tag, ALLOWED_TAGS);
  const hint = meant === null ? 'Take it out.' : `Did you mean "${meant}"?`;
  return `The tag "${token.tag}" is not offered. ${hint}`;
}

function checkName(token: LiquidToken): RenderingIssue | null {
  const name = /^(?:assign|for|capture)\s+["']?([\w-]+)/.exec(token.code)?.[1];
  if (name === undefined || (!RESERVED_NAMES.has(name) && !name.startsWith('chasqui'))) return null;
  return error(token, name, `"${name}" is a name of ours: choose another one in ${showToken(token)}.`);
}

/** A message shown later must read as it did when it was sent. */
function checkClock(token: LiquidToken): RenderingIssue | null {
  if (!/["'](?:now|today)["']\s*\|\s*date\b/.test(token.code)) return null;
  return error(token, 'date', 'The time of sending is not available: write the date as text.');
}

function checkSyntax(token: LiquidToken): RenderingIssue | null {
  const alone = standAlone(token);
  if (alone === null) return null;
  try {
    engine.parse(alone.source);
    return null;
  } catch (problem) {
    if (!LiquidError.is(problem) && !(problem instanceof RangeError)) throw problem;
    return explain(token, problem.message);
  }
}

/** The engine's own words, without its line numbers, which are ours to give. */
function explain(token: LiquidToken, words: string): RenderingIssue {
  const filter = /undefined filter: ([\w-]+)/.exec(words)?.[1];
  if (filter !== undefined) {
    const meant = nearest(filter, ALLOWED_FILTERS);
    const hint = meant === null ? 'Take it out.' : `Did you mean "${meant}"?`;
    return error(token, filter, `The filter "${filter}" is not offered. ${hint}`);
  }
  const reason = words
    .replace(/, line:\d+, col:\d+.*$/s, '')
    .replace(/^illegal tag:.*$/s, 'it is not complete')
    .replace('expected "|" before filter', 'something is missing or too much after its first word');
  const quotes = /[“”„‟‘’]/.test(token.code) ? ' Use straight quotes.' : '';
  const equals = /[^=!<>]=[^=]/.test(token.code) && token.tag !== 'assign' ? ' Compare with ==.' : '';
  return error(
    token,
    token.kind === TokenKind.TAG ? token.tag : token.code,
    `${showToken(token)} cannot be read: ${reason}.${quotes}${equals}`,
  );
}
