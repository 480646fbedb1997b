import type { ShipmentId } from '@chasqui/domain';
import { type Sql, sql } from '../../src/db/sql.js';

/** A table like deliveries, with its indexes, constraints and storage settings. */
export function createPlainTable(): Sql {
  return sql`/* bench.createPlain */
    CREATE TABLE plain_deliveries (LIKE deliveries INCLUDING ALL)
    WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05)`;
}

/** Sets the rows of a shipment aside, in the order in which they were prepared, so that reading them costs next to nothing. */
export function setAside(id: ShipmentId): Sql {
  return sql`/* bench.setAside */
    CREATE UNLOGGED TABLE rows_aside AS
    SELECT d.shipment_id, d.user_id, d.channel, d.status, d.reason, d.due_at, d.sent_at, d.address, d."values"
    FROM deliveries d WHERE d.shipment_id = ${id}::bigint ORDER BY d.id`;
}

/** Writes the rows that were set aside, as plainly as SQL can. */
export function insertPlainly(): Sql {
  return sql`/* bench.insertPlainly */
    INSERT INTO plain_deliveries (shipment_id, user_id, channel, status, reason, due_at, sent_at, address, "values")
    SELECT r.* FROM rows_aside r`;
}

export function dropAside(): Sql {
  return sql`/* bench.dropAside */ DROP TABLE rows_aside`;
}

export function countFates(id: ShipmentId): Sql {
  return sql`/* bench.countFates */
    SELECT d.status, d.reason, count(*)::int AS count FROM deliveries d WHERE d.shipment_id = ${id}::bigint GROUP BY 1, 2 ORDER BY 3 DESC`;
}
