import type { RuleContext } from '../rule-context.js';
import type { SqlFragment } from './fragment.js';

/** What the SQL of a row may refer to. */
export interface CompileScope {
  /** The alias of the table `users`. */
  readonly users: SqlFragment;
  readonly context: RuleContext;
}

/** The SQL of one kind of row: a condition that is TRUE or FALSE for each user, never NULL. */
export interface RowCompiler<Row extends { readonly kind: string }> {
  compile(row: Row, scope: CompileScope): SqlFragment;
}
