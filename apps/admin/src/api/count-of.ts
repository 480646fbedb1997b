import type { Count } from '../i18n/index.js';

/** A connection's count, for `say('campaigns', { count: countOf(connection) })`: "1,204 campaigns", "10,000+ campaigns". */
export function countOf(connection: { totalCount: number; totalCountCapped: boolean }): Count {
  return { value: connection.totalCount, exact: !connection.totalCountCapped };
}
