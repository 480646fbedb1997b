import { requireComplete } from './require-complete.js';
import { kindOf } from './rows/row-kinds.js';
import { type Group, isGroup, isNegated, type Row, type Rule } from './rule.js';
import type { RuleContext, TargetedUser } from './rule-context.js';

/** A rule with the answer for one user on each group and row; `not` is already taken into account. */
export type ExplainedRule = ExplainedGroup | ExplainedRow;
/** A group with its answer: whether all, or any, of its rules matched, `not` taken into account. */
export type ExplainedGroup = Omit<Group, 'rules'> & { rules: ExplainedRule[]; matched: boolean };
/** A row with its answer, `not` taken into account. */
export type ExplainedRow = Row & { matched: boolean };

/**
 * Why a rule selects a user or does not: the same tree with `matched` on every node. The root's `matched` is what
 * `evaluateRule` returns, which also tells the errors.
 */
export function explainRule(rule: Rule, user: TargetedUser, context: RuleContext): ExplainedRule {
  requireComplete(rule);
  return explain(rule, user, context);
}

function explain(rule: Rule, user: TargetedUser, context: RuleContext): ExplainedRule {
  if (!isGroup(rule))
    return { ...rule, matched: kindOf(rule).matches(rule, user, context) !== isNegated(rule) };
  const rules = rule.rules.map(inner => explain(inner, user, context));
  const held =
    rule.kind === 'all' ? rules.every(({ matched }) => matched) : rules.some(({ matched }) => matched);
  return { ...rule, rules, matched: held !== isNegated(rule) };
}
