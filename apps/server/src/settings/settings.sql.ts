import { type Sql, sql } from '../db/sql.js';

/**
 * Takes their names off all senders, so that they can be given again in any way: that no two are the same is checked as
 * each row is written, and would refuse two that swap.
 */
export function takeNamesOffSenders(): Sql {
  return sql`/* senders.takeNamesOff */ UPDATE senders SET name = 'sender ' || senders.id, is_default = false`;
}

export function selectInstallationTag(): Sql {
  return sql`/* settings.installationTag */ SELECT s.installation_tag AS tag FROM settings s`;
}

export function deleteSendersExcept(kept: readonly string[]): Sql {
  return sql`/* senders.deleteExcept */ DELETE FROM senders WHERE id <> ALL(${kept}::bigint[])`;
}
