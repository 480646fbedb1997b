import type { CampaignId, ShipmentId } from '@chasqui/domain';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { IsNull } from 'typeorm';
import { type Connection, PageArgs, connectionType } from '../api-kit/connection.js';
import type { RequestCtx } from '../api-kit/context.js';
import { ID } from '../api-kit/id.js';
import { readRecords } from '../api-kit/list.js';
import { entityLoader, loaderOf } from '../api-kit/loader.js';
import { Allow } from '../api-kit/operations.js';
import { sortedBy } from '../api-kit/page.js';
import { badField } from '../api-kit/refusal.js';
import { Campaign, getCampaign } from '../campaigns/index.js';
import { mailTrouble } from '../relays/index.js';
import { computeAudience } from './audience.js';
import { deleteCampaigns, deleteShipments } from './delete-shipments.js';
import { loadCounters } from './figures.js';
import { audienceRequestOf, launchCampaign } from './launch-campaign.js';
import { watchShipment } from './progress-feed.js';
import { RateBoard, progressOf } from './progress.js';
import { retryFailed } from './retry-failed.js';
import { failuresOf } from './retry-failed.sql.js';
import { ReasonCount, Shipment, ShipmentFigures, ShipmentProgress } from './shipment.js';
import {
  Audience,
  AudienceInput,
  LaunchCampaignInput,
  MailTrouble,
  RetryFailedInput,
  ShipmentsSort,
} from './shipment-input.js';
import { BY_ID, SHIPMENT_SORT_KEYS, countShipments, listShipmentIds, shipmentsOf } from './shipments.sql.js';
import { cancelShipment, pauseShipment, rescheduleShipment, resumeShipment } from './steer-shipment.js';

const ShipmentConnection = connectionType(Shipment, 'Shipment');
const CAMPAIGNS = Symbol('campaigns of shipments');
const TROUBLE = Symbol('trouble of the relays');
const rates = new RateBoard();
const ID_ARG = { description: 'Which shipment.' } as const;

@Resolver(() => Shipment)
export class ShipmentsResolver {
  @Query(() => Shipment, { nullable: true, description: 'One shipment, or null.' })
  @Allow('campaigns:read')
  shipment(
    @Ctx() ctx: RequestCtx,
    @Arg('id', () => ID, { description: 'Key of the shipment.' }) id: ShipmentId,
  ): Promise<Shipment | null> {
    return ctx.db.entities.findOneBy(Shipment, { id, deletedAt: IsNull() });
  }

  @Query(() => ShipmentConnection, {
    description: 'Shipments of a campaign, or of all, the newest first unless sorted otherwise.',
  })
  @Allow('campaigns:read')
  shipments(
    @Ctx() ctx: RequestCtx,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('campaignId', () => ID, { nullable: true, description: 'Only of this campaign.' })
    campaignId?: CampaignId,
    @Arg('sort', () => ShipmentsSort, { nullable: true, description: 'How.' }) sort?: ShipmentsSort,
  ): Promise<Connection<Shipment>> {
    return listShipments(ctx, page, campaignId ?? null, sort);
  }

  @Query(() => Audience, { description: 'What a launch would reach and skip now, by reason.' })
  @Allow('campaigns:read')
  async audience(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => AudienceInput, { description: 'Whose.' }) input: AudienceInput,
  ): Promise<Audience> {
    if (input.campaignId) {
      const campaign = await getCampaign(ctx, input.campaignId);
      return computeAudience(
        ctx,
        await audienceRequestOf(ctx, campaign),
        input.skipAlreadyReached === true ? campaign.id : null,
      );
    }
    if (!input.channel) throw badField('channel', 'Give a campaign or a channel.');
    return computeAudience(
      ctx,
      { channel: input.channel, include: input.targets ?? null, exclude: input.exclude ?? [] },
      null,
    );
  }

  @Mutation(() => Shipment, {
    description:
      'Launches a campaign: what it says and whom it reaches are frozen now (the audience, when its time comes).',
  })
  @Allow('campaigns:send')
  launchCampaign(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => LaunchCampaignInput, { description: 'What to launch, and how.' })
    input: LaunchCampaignInput,
  ): Promise<Shipment> {
    return launchCampaign(ctx, input);
  }

  @Mutation(() => Shipment, { description: 'Moves the time of a shipment that has not begun.' })
  @Allow('campaigns:send')
  rescheduleShipment(
    @Ctx() ctx: RequestCtx,
    @Arg('id', () => ID, ID_ARG) id: ShipmentId,
    @Arg('scheduleAt', () => Date, { description: 'The new time, up to two years ahead.' }) scheduleAt: Date,
  ): Promise<Shipment> {
    return rescheduleShipment(ctx, id, scheduleAt);
  }

  @Mutation(() => Shipment, { description: 'Stops a shipment where it stands until it is resumed.' })
  @Allow('campaigns:send')
  pauseShipment(@Ctx() ctx: RequestCtx, @Arg('id', () => ID, ID_ARG) id: ShipmentId): Promise<Shipment> {
    return pauseShipment(ctx, id);
  }

  @Mutation(() => Shipment, { description: 'Lets a paused shipment go on.' })
  @Allow('campaigns:send')
  resumeShipment(@Ctx() ctx: RequestCtx, @Arg('id', () => ID, ID_ARG) id: ShipmentId): Promise<Shipment> {
    return resumeShipment(ctx, id);
  }

  @Mutation(() => Shipment, {
    description:
      'Ends a shipment for good: what has left has left, the rest is not sent. One that has not begun (scheduled, or in the seconds in which a launch can be undone) is gone as if it had never been.',
  })
  @Allow('campaigns:send')
  cancelShipment(@Ctx() ctx: RequestCtx, @Arg('id', () => ID, ID_ARG) id: ShipmentId): Promise<Shipment> {
    return cancelShipment(ctx, id);
  }

  @Mutation(() => Shipment, {
    description:
      'Tries the failed messages of a shipment again, as if they had never been tried. Bounced ones stay: their address is the cause. Asked again while they go out, nothing happens.',
  })
  @Allow('campaigns:send')
  retryFailed(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => RetryFailedInput, { description: 'Whose.' }) input: RetryFailedInput,
  ): Promise<Shipment> {
    return retryFailed(ctx, input.shipmentId);
  }

  @Mutation(() => [ID], {
    description:
      'Deletes shipments with their deliveries and figures; nothing can be recovered. One that is sending stops. Returns the ids of those that were there.',
  })
  @Allow('campaigns:send')
  deleteShipments(
    @Ctx() ctx: RequestCtx,
    @Arg('ids', () => [ID], { description: 'Which shipments.' }) ids: ShipmentId[],
  ): Promise<ShipmentId[]> {
    return deleteShipments(ctx, ids);
  }

  @Mutation(() => [ID], {
    description:
      'Deletes campaigns with their shipments, deliveries and figures; nothing can be recovered. Returns the ids of those that were there.',
  })
  @Allow('campaigns:send')
  deleteCampaigns(
    @Ctx() ctx: RequestCtx,
    @Arg('ids', () => [ID], { description: 'Which campaigns.' }) ids: CampaignId[],
  ): Promise<CampaignId[]> {
    return deleteCampaigns(ctx, ids);
  }

  @Subscription(() => Shipment, {
    nullable: true,
    description:
      'The newest shipment of a campaign: now, and again whenever it moves. Null while the campaign has none.',
    subscribe: ({ args, context }) =>
      watchShipment(context as RequestCtx, (args as { campaignId: CampaignId }).campaignId),
  })
  @Allow('campaigns:read')
  shipmentProgress(
    @Root() shipment: Shipment | null,
    @Arg('campaignId', () => ID, { description: 'Of which campaign.' }) _campaignId: CampaignId,
  ): Shipment | null {
    return shipment;
  }

  @FieldResolver(() => Campaign, { description: 'The campaign that was launched.' })
  campaign(@Ctx() ctx: RequestCtx, @Root() shipment: Shipment): Promise<Campaign | null> {
    return entityLoader(ctx, CAMPAIGNS, Campaign).load(shipment.campaignId);
  }

  @FieldResolver(() => ShipmentFigures, { description: 'What became of its messages so far.' })
  figures(@Ctx() ctx: RequestCtx, @Root() shipment: Shipment): Promise<ShipmentFigures> {
    return loadCounters(ctx, shipment.id);
  }

  @FieldResolver(() => [ReasonCount], {
    description:
      'Why messages of it failed, the most frequent reason first, among the first 10,000 of them; bounced ones are not among them.',
  })
  failures(@Ctx() ctx: RequestCtx, @Root() shipment: Shipment): Promise<ReasonCount[]> {
    return ctx.db.rows<ReasonCount>(failuresOf(shipment.id));
  }

  @FieldResolver(() => ShipmentProgress, { description: 'How far it has come.' })
  async progress(@Ctx() ctx: RequestCtx, @Root() shipment: Shipment): Promise<ShipmentProgress> {
    return progressOf(ctx, rates, shipment, await loadCounters(ctx, shipment.id));
  }

  @FieldResolver(() => MailTrouble, {
    nullable: true,
    description: 'Why none of its mails leave at present, though it is sending; null while they do.',
  })
  trouble(@Ctx() ctx: RequestCtx, @Root() shipment: Shipment): Promise<MailTrouble | null> {
    const sends = shipment.phase === 'SENDING' || shipment.phase === 'RETRYING';
    return sends ? loadTrouble(ctx) : Promise.resolve(null);
  }
}

/** The trouble is the same for all shipments of a request: it is looked up once. */
function loadTrouble(ctx: RequestCtx): Promise<MailTrouble | null> {
  return loaderOf(ctx, TROUBLE, async (all: readonly 'all'[]) => {
    const trouble = await mailTrouble(ctx);
    return all.map(() => trouble);
  }).load('all');
}

/** The shipments of one campaign, or of all. */
export function listShipments(
  ctx: RequestCtx,
  page: PageArgs,
  campaignId: CampaignId | null,
  sort: ShipmentsSort | undefined,
): Promise<Connection<Shipment>> {
  const condition = shipmentsOf(campaignId);
  const by = sort ?? { field: 'STARTED_AT', direction: 'DESC' };
  return readRecords(ctx, ShipmentConnection, Shipment, page, {
    order: sortedBy(by, SHIPMENT_SORT_KEYS[by.field], BY_ID),
    page: clauses => listShipmentIds(condition, clauses),
    count: () => countShipments(condition),
  });
}

export { ShipmentConnection };
