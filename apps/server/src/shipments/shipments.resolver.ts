import { type CampaignId, type ShipmentId, SkipReason, type TargetId, Channel } from '@chasqui/domain';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
  registerEnumType,
} from 'type-graphql';
import { IsNull } from 'typeorm';
import { type RelayTrouble, mailTrouble } from '../relays/index.js';
import { type Connection, PageArgs, connectionType } from '../api-kit/connection.js';
import type { RequestCtx } from '../api-kit/context.js';
import { SortDirection } from '../api-kit/enums.js';
import { ID } from '../api-kit/id.js';
import { readRecords } from '../api-kit/list.js';
import { entityLoader } from '../api-kit/loader.js';
import { Allow } from '../api-kit/operations.js';
import { sortedBy } from '../api-kit/page.js';
import { badField } from '../api-kit/refusal.js';
import { Campaign, getCampaign } from '../campaigns/index.js';
import { computeAudience } from './audience.js';
import { deleteCampaigns, deleteShipments } from './delete-shipments.js';
import { loadCounters } from './figures.js';
import { audienceRequestOf, launchCampaign } from './launch-campaign.js';
import { watchShipment } from './progress-feed.js';
import { RateBoard, progressOf } from './progress.js';
import { Shipment, ShipmentFigures, ShipmentProgress } from './shipment.js';
import { BY_ID, SHIPMENT_SORT_KEYS, countShipments, listShipmentIds, shipmentsOf } from './shipments.sql.js';
import { cancelShipment, pauseShipment, rescheduleShipment, resumeShipment } from './steer-shipment.js';

@InputType({ description: 'Whose audience: of a campaign as it is, or of a channel with targets.' })
class AudienceInput {
  @Field(() => ID, { nullable: true, description: 'A campaign.' })
  campaignId?: CampaignId | null;

  @Field(() => Channel, { nullable: true, description: 'Without a campaign: the channel.' })
  channel?: Channel | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Without a campaign: the targets; all users if left out.',
  })
  targets?: TargetId[] | null;

  @Field(() => [ID], { nullable: true, description: 'Without a campaign: the targets that are left out.' })
  exclude?: TargetId[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether users who got the campaign before are skipped.',
  })
  skipAlreadyReached?: boolean | null;
}

registerEnumType(SkipReason, {
  name: 'SkipReason',
  description: 'Why a launch skips a user.',
  valuesConfig: {
    NO_ADDRESS: { description: 'Has no e-mail address.' },
    UNSUBSCRIBED: { description: 'Opted out of the channel.' },
    SUPPRESSED: { description: 'The address bounced for good or complained.' },
    HELD: { description: 'The hold of the settings lets only certain addresses through.' },
    DUPLICATE_ADDRESS: { description: 'Another user has the same address.' },
    ALREADY_RECEIVED: { description: 'Got the campaign before.' },
  },
});

@ObjectType({ description: 'Users that a launch skips for one reason.' })
class SkippedCount {
  @Field(() => SkipReason, { description: 'Why.' })
  reason: SkipReason;

  @Field(() => Int, { description: 'How many.' })
  count: number;
}

@ObjectType({ description: 'What a launch would reach and skip now.' })
class Audience {
  @Field(() => Int, { description: 'Users that the targets select.' })
  total: number;

  @Field(() => Int, { description: 'Users who would get a message.' })
  reached: number;

  @Field(() => [SkippedCount], { description: 'Users who would be skipped, by reason.' })
  skipped: SkippedCount[];
}

@InputType({ description: 'What to launch, and how.' })
class LaunchCampaignInput {
  @Field(() => ID, { description: 'Which campaign.' })
  campaignId: CampaignId;

  @Field(() => Date, {
    nullable: true,
    description:
      'When, up to two years ahead; at once (after ten seconds in which it can be undone) if left out.',
  })
  scheduleAt?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether users who got the campaign before are skipped.',
  })
  skipAlreadyReached?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'A repeat with the same key returns the first shipment instead of launching again.',
  })
  idempotencyKey?: string | null;
}

const ShipmentsSortField = {
  STARTED_AT: 'STARTED_AT',
  SCOPE: 'SCOPE',
  SENT: 'SENT',
  STATUS: 'STATUS',
} as const;
type ShipmentsSortField = (typeof ShipmentsSortField)[keyof typeof ShipmentsSortField];
registerEnumType(ShipmentsSortField, {
  name: 'ShipmentsSortField',
  description: 'What shipments are sorted by.',
  valuesConfig: {
    STARTED_AT: { description: 'When they began, or are to begin.' },
    SCOPE: { description: 'Audience minus those skipped at preparation.' },
    SENT: { description: 'Messages sent.' },
    STATUS: { description: 'What became of them.' },
  },
});

@InputType({ description: 'How shipments are sorted.' })
class ShipmentsSort {
  @Field(() => ShipmentsSortField, { description: 'By what.' })
  field: ShipmentsSortField;

  @Field(() => SortDirection, { description: 'Which way.' })
  direction: SortDirection;
}

const ShipmentConnection = connectionType(Shipment, 'Shipment');
const CAMPAIGNS = Symbol('campaigns of shipments');
const rates = new RateBoard();
const ID_ARG = { description: 'Which shipment.' } as const;

@ObjectType({ description: 'What keeps mail from leaving: no relay takes any. Chasqui keeps trying.' })
class MailTrouble implements RelayTrouble {
  @Field(() => String, { description: 'The relay that is preferred.' })
  name: string;

  @Field(() => String, { description: 'What it said, or what happened.' })
  words: string;

  @Field(() => Date, { description: 'Since when it takes no mail.' })
  since: Date;
}

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
    return sends ? mailTrouble(ctx) : Promise.resolve(null);
  }
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

export { ShipmentConnection, ShipmentsSort };
