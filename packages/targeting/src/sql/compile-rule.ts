import { requireComplete } from '../require-complete.js';
import { isRowKind } from '../rows/row-kinds.js';
import { isGroup, isNegated, type Row, type Rule } from '../rule.js';
import type { RuleContext } from '../rule-context.js';
import { joinSql, sql, type SqlFragment, tableName } from './fragment.js';
import type { CompileScope, RowCompiler } from './row-compiler.js';
import { ROW_COMPILERS } from './row-compilers.js';

/** How the condition fits into its statement. */
export interface CompileOptions {
  /** The alias that the statement gives to the table `users`; `u` unless told otherwise. */
  readonly alias?: string;
}

/**
 * A rule as an SQL condition in parentheses, to be put into a WHERE over `users`. It is TRUE or FALSE for each user,
 * never NULL, and selects whom `evaluateRule` selects in the same context. Every operand is a parameter with its type
 * in a cast; PostgreSQL 14 or newer with a UTF8 database, under any locale.
 *
 * It reads `attributes jsonb NOT NULL` and `tags text[] NOT NULL`, and is served by GIN indexes on `attributes
 * jsonb_path_ops` and on `tags`. Run it as an unnamed statement: long lists are looked up in hash tables, which
 * PostgreSQL builds only where it plans with the values at hand.
 *
 * @param rule as `parseRule` returned it.
 * @throws Error when the rule did not come from `parseRule` and has an empty part or an unknown kind.
 * @throws RangeError when the alias is no plain name, or a row asks for today and the context's moment or time zone
 *   is invalid.
 */
export function compileRule(rule: Rule, context: RuleContext, options: CompileOptions = {}): SqlFragment {
  requireComplete(rule);
  return sql`(${compileNode(rule, { users: tableName(options.alias ?? 'u'), context })})`;
}

function compileNode(rule: Rule, scope: CompileScope): SqlFragment {
  const condition = isGroup(rule)
    ? joinSql(
        rule.rules.map(inner => sql`(${compileNode(inner, scope)})`),
        rule.kind === 'all' ? 'AND' : 'OR',
      )
    : compilerOf(rule).compile(rule, scope);
  return isNegated(rule) ? sql`NOT (${condition})` : condition;
}

function compilerOf(row: Row): RowCompiler<Row> {
  if (!isRowKind(row.kind)) throw new Error(`Rows of the kind "${String(row.kind)}" do not exist.`);
  return ROW_COMPILERS[row.kind];
}
