import type { NodeReader } from '../parsing/node-reader.js';
import type { Phrase } from '../phrasing/phrase.js';
import type { RuleCatalog, RuleContext, TargetedUser } from '../rule-context.js';

/**
 * Everything about one kind of row but its SQL, which is in the file `.sql.ts` beside it so that browsers need not
 * load it. A new kind is these two files, its type in `rule.ts`, and its entries in `row-kinds.ts` and
 * `sql/row-compilers.ts`; the compiler asks for each. `kind` and `not` are the tree's business everywhere.
 */
export interface RowKind<Row extends { readonly kind: string }> {
  /** Reads the row's own properties into their canonical form; null after anything was refused. */
  parse(node: NodeReader, catalog: RuleCatalog): Row | null;
  /** One clause in words, such as `Plan is gold`. */
  describe(row: Row, phrase: Phrase): string;
  /** Whether the user has the datum and it is as the row asks. */
  matches(row: Row, user: TargetedUser, context: RuleContext): boolean;
  /** Keys of the attributes that the row names. */
  attributes?(row: Row): readonly string[];
}
