import type { CampaignId, Channel, DeliveryId, UnsubscriptionSource, UserId } from '@chasqui/domain';
import { type PageClauses, type SortOrder, cappedCount } from '../api-kit/page.js';
import { type Sql, allOf, sql } from '../db/sql.js';
import { matchesSearch } from '../users/index.js';

export interface OptOut {
  userId: UserId | null;
  channel: Channel;
  /** The normalised address that the opt-out holds for as well; null takes the user's own. */
  emailKey: string | null;
  source: UnsubscriptionSource;
  deliveryId: DeliveryId | null;
  campaignId: CampaignId | null;
}

/**
 * Records an opt-out unless the user is out already; a row comes back only if it is new. A user who is gone has nothing
 * left to be out of, but for an address that is given.
 */
export function insertUnsubscription({
  userId,
  channel,
  emailKey,
  source,
  deliveryId,
  campaignId,
}: OptOut): Sql {
  return sql`/* unsubscriptions.insert */
    INSERT INTO unsubscriptions (user_id, channel, email_key, source, delivery_id, campaign_id)
    SELECT u.id, ${channel}, CASE WHEN ${channel} = 'EMAIL' THEN COALESCE(${emailKey}::text, u.email_key) END,
           ${source}, ${deliveryId}::bigint, (SELECT c.id FROM campaigns c WHERE c.id = ${campaignId}::bigint)
    FROM (SELECT ${userId}::bigint AS id) asked LEFT JOIN users u ON u.id = asked.id
    WHERE u.id IS NOT NULL OR ${emailKey}::text IS NOT NULL
    ON CONFLICT (user_id, channel) WHERE reenrolled_at IS NULL DO NOTHING
    RETURNING id`;
}

/** Ends the opt-outs of a user from a channel, and of the user's address. */
export function reenrollUser(userId: UserId, channel: Channel, how: string): Sql {
  return sql`/* unsubscriptions.reenroll */
    UPDATE unsubscriptions n SET reenrolled_at = now(), reenrolled_how = ${how}
    FROM users u
    WHERE u.id = ${userId}::bigint AND n.channel = ${channel} AND n.reenrolled_at IS NULL
      AND (n.user_id = u.id OR (n.email_key IS NOT NULL AND n.email_key = u.email_key))
    RETURNING n.id`;
}

/** The channels that a user is out of, by the user's own opt-out or that of the address. */
export function channelsLeft(userId: UserId): Sql {
  return sql`/* unsubscriptions.channelsLeft */
    SELECT DISTINCT n.channel FROM users u
    JOIN unsubscriptions n ON n.reenrolled_at IS NULL AND (n.user_id = u.id OR n.email_key = u.email_key)
    WHERE u.id = ${userId}::bigint`;
}

/** Whether `u` (a row of users) is out of a channel: by the user's own opt-out or, for mail, by that of the address. */
export function hasLeft(channel: Channel): Sql {
  const byUser = sql`EXISTS (SELECT FROM unsubscriptions n
    WHERE n.user_id = u.id AND n.channel = ${channel} AND n.reenrolled_at IS NULL)`;
  if (channel === 'NOTIFICATION') return byUser;
  return sql`(${byUser} OR EXISTS (SELECT FROM unsubscriptions n
    WHERE n.email_key = u.email_key AND n.channel = 'EMAIL' AND n.reenrolled_at IS NULL))`;
}

export const NEWEST_FIRST: SortOrder = {
  name: 'at',
  keys: [
    { expression: sql`n.at`, type: 'timestamptz' },
    { expression: sql`n.id`, type: 'bigint' },
  ],
  descending: true,
};

/** Unsubscriptions `n` in force, with their users `u`. */
const IN_FORCE = sql`unsubscriptions n JOIN users u ON u.id = n.user_id WHERE n.reenrolled_at IS NULL`;

export function unsubscriptionsCondition(filter: { channel: Channel | null; search: string | null }): Sql {
  return allOf([
    filter.channel === null ? null : sql`n.channel = ${filter.channel}`,
    filter.search === null ? null : matchesSearch(filter.search),
  ]);
}

export function listUnsubscriptionIds(condition: Sql, page: PageClauses): Sql {
  return sql`/* unsubscriptions.list */
    SELECT n.id, ${page.cursor} AS cursor FROM ${IN_FORCE} AND ${condition} AND ${page.condition} ${page.orderAndLimit}`;
}

export function countUnsubscriptions(condition: Sql): Sql {
  return sql`/* unsubscriptions.count */ ${cappedCount(sql`${IN_FORCE} AND ${condition}`)}`;
}
