import type { RuleContext } from '../rule-context.js';
import { joinSql, sql, type SqlFragment } from '../sql/fragment.js';
import { type DateCondition, dateSpan } from './date.js';

/**
 * The condition on a date that is kept as ISO text. NULL where the text is NULL; never a cast, so that no garbage can
 * make the statement fail. The comparisons come first: they are cheap, and mostly spare the regular expression.
 */
export function dateConditionSql(
  condition: DateCondition,
  text: SqlFragment,
  context: RuleContext,
): SqlFragment {
  const { from, to, before, after, monthAndDay } = dateSpan(condition, context);
  const date = sql`${text} COLLATE "C"`;
  const tests: SqlFragment[] = [];
  if (monthAndDay !== undefined) tests.push(sql`right(${date}, 5) = ANY (${monthAndDay}::text[])`);
  if (from !== undefined) tests.push(sql`${date} >= ${from}::text`);
  if (to !== undefined) tests.push(sql`${date} <= ${to}::text`);
  if (before !== undefined) tests.push(sql`${date} < ${before}::text`);
  if (after !== undefined) tests.push(sql`${date} > ${after}::text`);
  return joinSql([...tests, sql`${date} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`], 'AND');
}
