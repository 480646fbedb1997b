import { assertNever } from '@chasqui/domain';
import { foldText } from '../fold-text.js';
import { foldSql } from '../sql/fold-text.sql.js';
import { sql, type SqlFragment } from '../sql/fragment.js';
import type { TextCondition } from './text.js';

/** The condition on an SQL text. NULL where the text is NULL. */
export function textConditionSql(condition: TextCondition, text: SqlFragment): SqlFragment {
  if (condition.operator === 'isSet') return sql`${text} <> ''`;
  const wanted = (condition.operator === 'isOneOf' ? condition.values : [condition.value]).map(foldText);
  const folded = foldSql(text, wanted);
  switch (condition.operator) {
    case 'is':
      return sql`${folded} = ${wanted[0]}::text`;
    case 'isOneOf':
      return sql`${folded} = ANY (${wanted}::text[])`;
    case 'contains':
      return sql`strpos(${folded}, ${wanted[0]}::text) > 0`;
    case 'startsWith':
      return sql`starts_with(${folded}, ${wanted[0]}::text)`;
    case 'endsWith':
      return sql`right(${folded}, ${Array.from(wanted[0] ?? '').length}::integer) = ${wanted[0]}::text`;
    default:
      return assertNever(condition);
  }
}
