import type { Row } from '../rule.js';
import { attribute } from './attribute.js';
import { everyone } from './everyone.js';
import type { RowKind } from './row-kind.js';
import { tag } from './tag.js';

/** Every kind of row there is. */
export const ROW_KINDS: { readonly [Kind in Row['kind']]: RowKind<Extract<Row, { kind: Kind }>> } = {
  everyone,
  attribute,
  tag,
};

/** Whether a word from outside names a kind of row. */
export function isRowKind(word: unknown): word is Row['kind'] {
  return typeof word === 'string' && Object.hasOwn(ROW_KINDS, word);
}

/**
 * What is known about the kind of a row.
 *
 * @throws Error when the row did not come from `parseRule` and its kind does not exist.
 */
export function kindOf(row: Row): RowKind<Row> {
  if (!isRowKind(row.kind)) throw new Error(`Rows of the kind "${String(row.kind)}" do not exist.`);
  return ROW_KINDS[row.kind];
}
