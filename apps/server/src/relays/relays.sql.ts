import type { RelayId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';

/** Writes down what a relay said that takes no mail now; since when is what was written first. */
export function setRelayTrouble(id: RelayId, words: string): Sql {
  return sql`/* relays.setTrouble */
    UPDATE relays r SET trouble = ${words}, trouble_since = COALESCE(r.trouble_since, now()) WHERE r.id = ${id}::bigint`;
}

export function clearRelayTrouble(id: RelayId): Sql {
  return sql`/* relays.clearTrouble */
    UPDATE relays r SET trouble = NULL, trouble_since = NULL WHERE r.id = ${id}::bigint AND r.trouble IS NOT NULL`;
}

/** The words of the preferred relay, if none that is in use takes mail now. */
export function troubleOfAllRelays(): Sql {
  return sql`/* relays.troubleOfAll */
    SELECT r.name, r.trouble AS words, r.trouble_since AS since FROM relays r
    WHERE r.enabled AND NOT EXISTS (SELECT FROM relays o WHERE o.enabled AND o.trouble IS NULL)
    ORDER BY r.position, r.id LIMIT 1`;
}
