import type { Row } from '../rule.js';
import { attributeSql } from '../rows/attribute.sql.js';
import { everyoneSql } from '../rows/everyone.sql.js';
import { tagSql } from '../rows/tag.sql.js';
import type { RowCompiler } from './row-compiler.js';

/** The SQL of every kind of row. */
export const ROW_COMPILERS: { readonly [Kind in Row['kind']]: RowCompiler<Extract<Row, { kind: Kind }>> } = {
  everyone: everyoneSql,
  attribute: attributeSql,
  tag: tagSql,
};
