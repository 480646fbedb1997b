import { isGroup, type Rule } from './rule.js';

/**
 * The last lock on "everyone": what holds for all entries of an empty list, or for an empty text, holds for every
 * user, and the negation of "any of nothing" too. `parseRule` refuses such rules; should one get here without it, it
 * stops here.
 *
 * @throws Error when a group or a list of the rule is empty, or a text.
 */
export function requireComplete(rule: Rule): void {
  const parts: unknown[] = isGroup(rule) ? [rule.rules] : Object.values(rule);
  if (parts.some(part => part === '' || (Array.isArray(part) && part.length === 0)))
    throw new Error(
      `A part of the rule is empty (kind "${rule.kind}"). Only rules that parseRule accepted select users.`,
    );
  if (isGroup(rule)) rule.rules.forEach(requireComplete);
}
