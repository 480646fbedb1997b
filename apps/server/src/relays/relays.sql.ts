import type { MemberId, RelayId } from '@chasqui/domain';
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

/** Lets only one transaction at a time change which relays there are, and which of them are on. */
export function lockRelays(): Sql {
  return sql`/* relays.lock */ LOCK TABLE relays IN SHARE ROW EXCLUSIVE MODE`;
}

/** Numbers relays in a new order of preference, from 0. */
export function placeRelays(order: readonly RelayId[]): Sql {
  return sql`/* relays.place */
    UPDATE relays r SET position = o.place - 1
    FROM unnest(${order}::bigint[]) WITH ORDINALITY AS o(id, place)
    WHERE r.id = o.id AND r.position <> o.place - 1`;
}

/** How often somebody has tried out relays within so many seconds. */
export function countRelayTests(memberId: MemberId | null, seconds: number): Sql {
  return sql`/* relays.countTests */
    SELECT count(*)::int AS tests FROM audit_log a
    WHERE a.at > now() - ${seconds} * interval '1 second' AND a.action = 'relay.test'
      AND a.member_id IS NOT DISTINCT FROM ${memberId}::bigint`;
}
