import { type Sql, sql } from '../db/sql.js';

/** The names of the migrations that the database has been through. */
export function appliedMigrations(): Sql {
  return sql`/* health.migrations */ SELECT m.name FROM migrations m`;
}
