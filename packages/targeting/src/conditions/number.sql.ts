import { assertNever } from '@chasqui/domain';
import { sql, type SqlFragment } from '../sql/fragment.js';
import type { NumberCondition } from './number.js';

/**
 * The condition on a number, less `isSet`, which depends on where the number is kept.
 *
 * @param operand writes a number as a parameter of the type that `number` has in SQL.
 */
export function numberConditionSql(
  condition: Exclude<NumberCondition, { operator: 'isSet' }>,
  number: SqlFragment,
  operand: (value: number) => SqlFragment,
): SqlFragment {
  switch (condition.operator) {
    case 'equals':
      return sql`${number} = ${operand(condition.value)}`;
    case 'lessThan':
      return sql`${number} < ${operand(condition.value)}`;
    case 'greaterThan':
      return sql`${number} > ${operand(condition.value)}`;
    case 'between':
      return sql`${number} BETWEEN ${operand(condition.from)} AND ${operand(condition.to)}`;
    default:
      return assertNever(condition);
  }
}
