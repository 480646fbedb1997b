import type { AttributeRow } from './rows/attribute.js';
import type { EveryoneRow } from './rows/everyone.js';
import type { TagRow } from './rows/tag.js';

/**
 * A rule in its canonical form, as `parseRule` returns it and as it is stored (jsonb): a tree of groups and rows. The
 * README of this package is the manual of the JSON.
 *
 * `not` turns a group or row into its exact complement: whoever does not match, matches. A user who lacks the datum
 * that a row is about does not match the row, and so matches its negation.
 */
export type Rule = Group | Row;

/** Users for whom all, or any, of the rules hold. Never empty. */
export interface Group {
  kind: 'all' | 'any';
  not?: boolean;
  rules: Rule[];
}

/** One condition. */
export type Row = EveryoneRow | AttributeRow | TagRow;

export function isGroup(rule: Rule): rule is Group {
  return rule.kind === 'all' || rule.kind === 'any';
}

export function isNegated(rule: Rule): boolean {
  return 'not' in rule && rule.not === true;
}
