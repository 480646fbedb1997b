import type { DeliveryId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';

/** The values that a message was made from, as long as its delivery and shipment are there. */
export function messageValues(id: DeliveryId): Sql {
  return sql`/* deliveries.messageValues */
    SELECT d.values AS "values" FROM deliveries d LEFT JOIN shipments s ON s.id = d.shipment_id
    WHERE d.id = ${id}::bigint AND s.deleted_at IS NULL`;
}
