import { type Sql, sql } from '../db/sql.js';

/** Answers when the database is there and migrated. */
export function probe(): Sql {
  return sql`/* health.probe */ SELECT FROM settings`;
}
