import { kindOf } from './rows/row-kinds.js';
import { isGroup, type Rule } from './rule.js';

/** Keys of the attributes that a rule names: what must not be deleted while the rule is in use. */
export function referencedAttributes(rule: Rule): Set<string> {
  return new Set(keys(rule));
}

function keys(rule: Rule): readonly string[] {
  return isGroup(rule) ? rule.rules.flatMap(keys) : (kindOf(rule).attributes?.(rule) ?? []);
}
