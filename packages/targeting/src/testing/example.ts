import type { AttributeDeclaration, AttributeType } from '@chasqui/domain';
import { parseRule } from '../parse-rule.js';
import type { Rule } from '../rule.js';
import type { RuleCatalog, RuleContext, TargetedUser } from '../rule-context.js';

const declare = (
  key: string,
  label: string,
  type: AttributeType,
  choices: string[] = [],
): AttributeDeclaration => ({ key, label, type, choices });

/** So many that a rule can name more choices than the SQL takes one by one. */
export const OLD_PLANS = ['5', ...Array.from({ length: 12 }, (_, index) => `plan ${index}`)];

/** One attribute of each type, and two that have something special. */
export const CATALOG: RuleCatalog = {
  attributes: [
    declare('city', 'City', 'TEXT'),
    declare('visits', 'Visits', 'NUMBER'),
    declare('adult', 'Adult', 'BOOLEAN'),
    declare('birthday', 'Birthday', 'DATE'),
    declare('plan', 'Plan', 'CHOICE', [
      'free',
      'gold',
      'platinum',
      'O\'Neill\'s "best" \\ 100%',
      ...OLD_PLANS,
    ]),
    declare('sports', 'Sports', 'LIST', ['golf', 'chess', 'ice hockey']),
    declare('words', 'Words', 'LIST'),
    // A name that every JavaScript object inherits.
    declare('constructor', 'Constructor', 'TEXT'),
  ],
};

/** 1 March 2026, early in the morning in Greenwich, but still 28 February in Chile. */
export const CONTEXT: RuleContext = { now: new Date('2026-03-01T02:00:00Z'), timeZone: 'America/Santiago' };

export const user = (attributes: Record<string, unknown> = {}, tags: string[] = []): TargetedUser => ({
  attributes: attributes as TargetedUser['attributes'],
  tags,
});

/** The rule of a JSON value that must be valid. */
export function ruleOf(json: unknown): Rule {
  const parsed = parseRule(json, CATALOG);
  if (!parsed.ok) throw new Error(`${JSON.stringify(json)}: ${JSON.stringify(parsed.issues)}`);
  return parsed.rule;
}
