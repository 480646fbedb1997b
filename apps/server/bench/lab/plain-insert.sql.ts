import type { ShipmentId } from '@chasqui/domain';
import { type Sql, sql } from '../../src/db/sql.js';

/** A table like deliveries, with its indexes, constraints and storage settings. */
export function createPlainTable(): Sql {
  return sql`/* bench.createPlain */
    CREATE TABLE plain_deliveries (LIKE deliveries INCLUDING ALL)
    WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05)`;
}

/** The rows of a shipment once more, in the order in which they were prepared. */
export function copyPlainly(id: ShipmentId): Sql {
  return sql`/* bench.copyPlainly */
    INSERT INTO plain_deliveries (shipment_id, user_id, channel, status, reason, due_at, sent_at, address, "values")
    SELECT d.shipment_id, d.user_id, d.channel, d.status, d.reason, d.due_at, d.sent_at, d.address, d."values"
    FROM deliveries d WHERE d.shipment_id = ${id}::bigint ORDER BY d.id`;
}

export function countFates(id: ShipmentId): Sql {
  return sql`/* bench.countFates */
    SELECT d.status, d.reason, count(*)::int AS count FROM deliveries d WHERE d.shipment_id = ${id}::bigint GROUP BY 1, 2 ORDER BY 3 DESC`;
}
