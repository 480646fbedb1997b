import { LIMITS } from '@chasqui/domain';

/** The sizes that a rule may have. Lengths are in characters (UTF-16 units), as everywhere in the domain's limits. */
export const RULE_LIMITS = {
  /** Groups inside groups, the outermost one counted. */
  depth: 8,
  /** Rows of the whole tree. */
  rows: 200,
  /** Entries of one list: `values` or `tags`. */
  valuesPerList: 1_000,
  /** One text that a row compares with. */
  textLength: 1_000,
  tagLength: LIMITS.tagLength,
  /** Days back or ahead, about a century. */
  days: 36_500,
  /** Issues that `parseRule` reports before it stops reading. */
  issues: 100,
} as const;
