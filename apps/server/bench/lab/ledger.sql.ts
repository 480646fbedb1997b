import { type Sql, sql } from '../../src/db/sql.js';

/** What a delivery takes on the disk, with its part of the indexes. */
export function deliveryBytes(): Sql {
  return sql`/* bench.deliveryBytes */
    SELECT (pg_total_relation_size('deliveries') / greatest(count(*), 1))::int AS bytes, count(*)::int AS deliveries FROM deliveries`;
}
