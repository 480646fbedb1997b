import type { ShipmentId } from '@chasqui/domain';
import { type Sql, plainArray, sql } from '../db/sql.js';

/**
 * The users whose address somebody else has as well, in the order of their ids. One way along the index of addresses
 * costs a tenth of a look into it for each user (0.3 against 2.6 µs).
 */
export function selectSharing(): Sql {
  return sql`/* users.sharing */
    SELECT ARRAY(
      SELECT u.id::float8 FROM users u WHERE u.email_key = ANY(ARRAY(
        SELECT x.email_key FROM users x WHERE x.email_key IS NOT NULL GROUP BY x.email_key HAVING count(*) > 1))
      ORDER BY u.id) AS ids`;
}

/**
 * Of the queued deliveries that go to one address with that of one of these users, leaves the one with the lowest user;
 * the others are skipped and counted as such.
 */
export function skipDuplicates(id: ShipmentId, users: readonly number[]): Sql {
  return sql`/* deliveries.skipDuplicates */
    WITH same AS (
      SELECT d.id, row_number() OVER (PARTITION BY u.email_key ORDER BY u.id) AS place
      FROM users u JOIN deliveries d ON d.user_id = u.id AND d.shipment_id = ${id}::bigint
      WHERE u.email_key = ANY(ARRAY(SELECT x.email_key FROM users x WHERE x.id = ANY(${plainArray(users)}::bigint[])))
        AND d.status = 'QUEUED' AND d.address = u.email
    ), skipped AS (
      UPDATE deliveries d SET status = 'SKIPPED', reason = 'DUPLICATE_ADDRESS', due_at = NULL, "values" = NULL
      FROM same s WHERE d.id = s.id AND s.place > 1
      RETURNING d.id
    )
    UPDATE shipment_counters k SET skipped = k.skipped + (SELECT count(*) FROM skipped) WHERE k.shipment_id = ${id}::bigint`;
}
