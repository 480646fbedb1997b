import type { UiLanguage } from '@chasqui/domain';
import type { Phrase } from './phrasing/phrase.js';
import { capitalised, joinedClauses } from './phrasing/words.js';
import { kindOf } from './rows/row-kinds.js';
import { type Group, isGroup, isNegated, type Rule } from './rule.js';
import type { RuleCatalog } from './rule-context.js';

/**
 * A rule in one sentence without a full stop: `Plan is gold or platinum, and not tagged vip`.
 *
 * The negation of a group is told by the negations of its members ("not both" as "not the one, or not the other"),
 * which says the same, since rules are two-valued, and reads better. Groups within groups stand in parentheses where
 * they are needed. An attribute that is no longer declared is called by its key.
 */
export function describeRule(rule: Rule, catalog: RuleCatalog, language: UiLanguage): string {
  const whole: Phrase = { catalog, language, negated: false };
  return capitalised(
    joined(clausesOf(rule, outermostKind(rule, false), whole), outermostKind(rule, false), language),
  );
}

/**
 * The clauses that the rule adds to a group of the given kind: one, unless it is a group of the same kind itself.
 * `phrase.negated` tells whether the groups around it turn it into its opposite.
 */
function clausesOf(rule: Rule, around: Group['kind'], phrase: Phrase): string[] {
  const negated = phrase.negated !== isNegated(rule);
  if (!isGroup(rule)) return [kindOf(rule).describe(rule, { ...phrase, negated })];

  const kind = rule.rules.length === 1 ? around : effectiveKind(rule, negated);
  const clauses = rule.rules.flatMap(inner => clausesOf(inner, kind, { ...phrase, negated }));
  return kind === around ? clauses : [`(${joined(clauses, kind, phrase.language)})`];
}

/** The kind of the first group with more than one member, seen from outside. */
function outermostKind(rule: Rule, aroundNegated: boolean): Group['kind'] {
  if (!isGroup(rule)) return 'all';
  const negated = aroundNegated !== isNegated(rule);
  const [only] = rule.rules;
  return only !== undefined && rule.rules.length === 1
    ? outermostKind(only, negated)
    : effectiveKind(rule, negated);
}

/** De Morgan: who is not in all of them is out of any of them. */
function effectiveKind({ kind }: Group, negated: boolean): Group['kind'] {
  if (!negated) return kind;
  return kind === 'all' ? 'any' : 'all';
}

function joined(clauses: readonly string[], kind: Group['kind'], language: UiLanguage): string {
  return joinedClauses(clauses, kind === 'all' ? 'and' : 'or', language);
}
