import type { UserId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';

export function latestUser(): Sql {
  return sql`/* users.latest */ SELECT u.id FROM users u ORDER BY u.id DESC LIMIT 1`;
}

/** @param values an expression over `u`, as of valuesOf. */
export function readValues(userId: UserId, values: Sql): Sql {
  return sql`/* users.values */ SELECT ${values} AS "values" FROM users u WHERE u.id = ${userId}::bigint`;
}
