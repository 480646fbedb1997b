import type { CampaignId, TargetId } from '@chasqui/domain';
import { type PageClauses, type SortKey, type SortOrder, cappedCount, sortedBy } from '../api-kit/page.js';
import { searchPatterns } from '../api-kit/search.js';
import { type Sql, allOf, sql } from '../db/sql.js';
import type { CampaignTargetKind } from './campaign.js';
import type { CampaignsFilter, CampaignsSort, CampaignsSortField } from './campaign-input.js';

/** Campaigns `c` with `x`, what their shipments add up to. There are thousands of campaigns, not millions: the sums are computed. */
const CAMPAIGNS = sql`campaigns c LEFT JOIN LATERAL (
    SELECT COALESCE(sum(k.sent), 0)::bigint AS sent, COALESCE(max(s.started_at), '-infinity') AS launched_at
    FROM shipments s JOIN shipment_counters k ON k.shipment_id = s.id
    WHERE s.campaign_id = c.id AND s.deleted_at IS NULL
  ) x ON TRUE`;

const SORT_KEYS: Readonly<Record<CampaignsSortField, SortKey>> = {
  NAME: { expression: sql`c.name`, type: 'text' },
  CHANNEL: { expression: sql`c.channel`, type: 'text' },
  SENT: { expression: sql`x.sent`, type: 'bigint' },
  LAST_SHIPMENT: { expression: sql`x.launched_at`, type: 'timestamptz' },
  CREATED_AT: { expression: sql`c.created_at`, type: 'timestamptz' },
};

export function campaignsOrder(sort: CampaignsSort | undefined): SortOrder {
  const by = sort ?? { field: 'CREATED_AT', direction: 'DESC' };
  return sortedBy(by, SORT_KEYS[by.field], { expression: sql`c.id`, type: 'bigint' });
}

export function campaignsCondition(filter: CampaignsFilter | undefined): Sql {
  return allOf([
    sql`c.deleted_at IS NULL`,
    filter?.channel ? sql`c.channel = ${filter.channel}` : null,
    ...searchPatterns(filter?.search ?? '').map(pattern => sql`fold(c.name) LIKE ${pattern}`),
    filter?.targetId
      ? sql`EXISTS (SELECT FROM campaign_targets ct WHERE ct.campaign_id = c.id AND ct.target_id = ${filter.targetId}::bigint)`
      : null,
  ]);
}

export function listCampaignIds(condition: Sql, page: PageClauses): Sql {
  return sql`/* campaigns.list */
    SELECT c.id, ${page.cursor} AS cursor FROM ${CAMPAIGNS} WHERE ${condition} AND ${page.condition} ${page.orderAndLimit}`;
}

export function countCampaigns(condition: Sql): Sql {
  return sql`/* campaigns.count */ ${cappedCount(sql`campaigns c WHERE ${condition}`)}`;
}

/** Sets the content if nobody else did since `revision`; a row comes back only then. */
export function updateContent(
  id: CampaignId,
  revision: number,
  content: { content: string; subject: string; preheader: string; actionUrl: string | null },
): Sql {
  return sql`/* campaigns.updateContent */
    UPDATE campaigns SET content = ${content.content}, subject = ${content.subject}, preheader = ${content.preheader},
      action_url = ${content.actionUrl}::text, revision = campaigns.revision + 1, updated_at = now()
    WHERE campaigns.id = ${id}::bigint AND campaigns.revision = ${revision} AND campaigns.deleted_at IS NULL
    RETURNING campaigns.revision`;
}

export function replaceTargets(
  id: CampaignId,
  included: readonly TargetId[],
  excluded: readonly TargetId[],
): Sql {
  return sql`/* campaigns.replaceTargets */
    WITH wanted AS (
      SELECT unnest(${included}::bigint[]) AS target_id, 'INCLUDE' AS kind
      UNION ALL SELECT unnest(${excluded}::bigint[]), 'EXCLUDE'
    ), gone AS (
      DELETE FROM campaign_targets ct WHERE ct.campaign_id = ${id}::bigint
        AND ct.target_id NOT IN (SELECT w.target_id FROM wanted w)
    )
    INSERT INTO campaign_targets (campaign_id, target_id, kind)
    SELECT ${id}::bigint, w.target_id, w.kind FROM wanted w
    ON CONFLICT (campaign_id, target_id) DO UPDATE SET kind = EXCLUDED.kind`;
}

export interface CampaignTargetRow {
  campaignId: CampaignId;
  targetId: TargetId;
  kind: CampaignTargetKind;
}

export function targetsOfCampaigns(ids: readonly CampaignId[]): Sql {
  return sql`/* campaigns.targets */
    SELECT ct.campaign_id AS "campaignId", ct.target_id AS "targetId", ct.kind
    FROM campaign_targets ct JOIN targets t ON t.id = ct.target_id
    WHERE ct.campaign_id = ANY(${ids}::bigint[]) ORDER BY t.name, t.id`;
}

/** Takes a campaign out of sight; its rows are purged afterwards. */
export function hideCampaign(id: CampaignId): Sql {
  return sql`/* campaigns.hide */ UPDATE campaigns SET deleted_at = now() WHERE campaigns.id = ${id}::bigint AND campaigns.deleted_at IS NULL`;
}
