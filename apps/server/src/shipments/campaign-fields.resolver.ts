import type { CampaignId } from '@chasqui/domain';
import { Args, Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../api-kit/connection.js';
import type { RequestCtx } from '../api-kit/context.js';
import { loaderOf } from '../api-kit/loader.js';
import { loadInOrder } from '../api-kit/entity-list.js';
import { Campaign } from '../campaigns/index.js';
import {
  CampaignFigures,
  LinkClicks,
  TimelineBin,
  loadCampaignFigures,
  loadCampaignTotals,
  readClicksByLink,
  readTimeline,
} from './figures.js';
import { Shipment } from './shipment.js';
import { ShipmentsSort } from './shipment-input.js';
import { ShipmentConnection, listShipments } from './shipments.resolver.js';
import { latestShipments } from './shipments.sql.js';

const LATEST = Symbol('latest shipments');

/** What a campaign is asked that only its shipments can answer. */
@Resolver(() => Campaign)
export class CampaignFieldsResolver {
  @FieldResolver(() => Int, { description: 'Messages sent over all shipments.' })
  async sentCount(@Ctx() ctx: RequestCtx, @Root() campaign: Campaign): Promise<number> {
    return (await loadCampaignTotals(ctx, campaign.id)).sent;
  }

  @FieldResolver(() => Date, { nullable: true, description: 'When it was last launched.' })
  async lastShipmentAt(@Ctx() ctx: RequestCtx, @Root() campaign: Campaign): Promise<Date | null> {
    return (await loadCampaignTotals(ctx, campaign.id)).lastShipmentAt;
  }

  @FieldResolver(() => Shipment, {
    nullable: true,
    description: 'The newest shipment; null if it was never launched.',
  })
  async latestShipment(@Ctx() ctx: RequestCtx, @Root() campaign: Campaign): Promise<Shipment | null> {
    return loaderOf(ctx, LATEST, async (ids: readonly CampaignId[]) => {
      const rows = await ctx.db.rows<{ campaignId: CampaignId; id: string }>(latestShipments(ids));
      const shipments = await loadInOrder(
        ctx,
        Shipment,
        rows.map(row => row.id),
      );
      return ids.map(id => shipments.find(shipment => shipment.campaignId === id) ?? null);
    }).load(campaign.id);
  }

  @FieldResolver(() => CampaignFigures, { description: 'What became of it over all shipments.' })
  figures(@Ctx() ctx: RequestCtx, @Root() campaign: Campaign): Promise<CampaignFigures> {
    return loadCampaignFigures(ctx, campaign.id);
  }

  @FieldResolver(() => ShipmentConnection, {
    description: 'Its shipments, the newest first unless sorted otherwise.',
  })
  shipments(
    @Ctx() ctx: RequestCtx,
    @Root() campaign: Campaign,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('sort', () => ShipmentsSort, { nullable: true, description: 'How.' }) sort?: ShipmentsSort,
  ): Promise<Connection<Shipment>> {
    return listShipments(ctx, page, campaign.id, sort);
  }

  @FieldResolver(() => [LinkClicks], {
    description: 'Clicks by people on each link, the most clicked first.',
  })
  clicksByLink(@Ctx() ctx: RequestCtx, @Root() campaign: Campaign): Promise<LinkClicks[]> {
    return readClicksByLink(ctx, campaign.id);
  }

  @FieldResolver(() => [TimelineBin], { description: 'Opens and clicks by people over time.' })
  timeline(@Ctx() ctx: RequestCtx, @Root() campaign: Campaign): Promise<TimelineBin[]> {
    return readTimeline(ctx, campaign.id);
  }
}
