import { requireComplete } from './require-complete.js';
import { kindOf } from './rows/row-kinds.js';
import { isGroup, isNegated, type Rule } from './rule.js';
import type { RuleContext, TargetedUser } from './rule-context.js';

/**
 * Whether a rule selects a user. Picks the same people as the SQL of `compileRule` in the same context.
 *
 * @param rule as `parseRule` returned it.
 * @throws Error when the rule did not come from `parseRule` and has an empty part or an unknown kind.
 * @throws RangeError when a row asks for today and the context's moment or time zone is invalid.
 */
export function evaluateRule(rule: Rule, user: TargetedUser, context: RuleContext): boolean {
  requireComplete(rule);
  return matches(rule, user, context);
}

function matches(rule: Rule, user: TargetedUser, context: RuleContext): boolean {
  return holds(rule, user, context) !== isNegated(rule);
}

function holds(rule: Rule, user: TargetedUser, context: RuleContext): boolean {
  if (!isGroup(rule)) return kindOf(rule).matches(rule, user, context);
  return rule.kind === 'all'
    ? rule.rules.every(inner => matches(inner, user, context))
    : rule.rules.some(inner => matches(inner, user, context));
}
