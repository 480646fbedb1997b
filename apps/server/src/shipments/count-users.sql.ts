import type { CampaignId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';

/**
 * Counts the users of a campaign's shipments into campaign_users: whoever got a message, with what they did. Repeatable,
 * and right beside concurrent opens: both sides upsert, and neither takes a mark away.
 */
export function fillCampaignUsers(id: CampaignId): Sql {
  return sql`/* campaignUsers.fill */
    INSERT INTO campaign_users (campaign_id, user_id, opened, clicked, complained)
    SELECT ${id}::bigint, d.user_id, bool_or(d.opened_at IS NOT NULL), bool_or(d.clicked_at IS NOT NULL),
           bool_or(EXISTS (SELECT FROM delivery_events e WHERE e.delivery_id = d.id AND e.kind = 'COMPLAINED'))
    FROM shipments s JOIN deliveries d ON d.shipment_id = s.id
    WHERE s.campaign_id = ${id}::bigint AND s.deleted_at IS NULL AND d.sent_at IS NOT NULL AND d.user_id IS NOT NULL
    GROUP BY d.user_id
    ON CONFLICT (campaign_id, user_id) DO UPDATE SET
      opened = campaign_users.opened OR EXCLUDED.opened,
      clicked = campaign_users.clicked OR EXCLUDED.clicked,
      complained = campaign_users.complained OR EXCLUDED.complained`;
}

export function forgetCampaignUsers(id: CampaignId): Sql {
  return sql`/* campaignUsers.forget */ DELETE FROM campaign_users cu WHERE cu.campaign_id = ${id}::bigint`;
}

/** Marks the users of a campaign as counted; a row comes back if they were being counted. */
export function finishCounting(id: CampaignId): Sql {
  return sql`/* campaigns.finishCounting */
    UPDATE campaigns SET distinct_figures = 'USERS' WHERE campaigns.id = ${id}::bigint AND campaigns.distinct_figures = 'FILLING'
    RETURNING campaigns.id`;
}

export function distinctFiguresSource(id: CampaignId): Sql {
  return sql`/* campaigns.distinctFiguresSource */
    SELECT c.distinct_figures AS source FROM campaigns c WHERE c.id = ${id}::bigint`;
}
