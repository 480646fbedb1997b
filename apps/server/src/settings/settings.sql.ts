import { type Sql, sql } from '../db/sql.js';

export function deleteSendersExcept(kept: readonly string[]): Sql {
  return sql`/* senders.deleteExcept */ DELETE FROM senders WHERE id <> ALL(${kept}::bigint[])`;
}
