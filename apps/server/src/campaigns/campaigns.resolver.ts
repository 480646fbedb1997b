import type { CampaignId } from '@chasqui/domain';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { IsNull } from 'typeorm';
import { type Connection, PageArgs, connectionType } from '../api-kit/connection.js';
import type { RequestCtx } from '../api-kit/context.js';
import { ID } from '../api-kit/id.js';
import { readRecords } from '../api-kit/list.js';
import { entityLoader, loaderOf } from '../api-kit/loader.js';
import { Allow } from '../api-kit/operations.js';
import { Sender } from '../settings/index.js';
import { Target } from '../targets/index.js';
import {
  CampaignsFilter,
  CampaignsSort,
  CreateCampaignInput,
  UpdateCampaignContentInput,
  UpdateCampaignInput,
} from './campaign-input.js';
import { Campaign } from './campaign.js';
import {
  type CampaignTargetRow,
  campaignsCondition,
  campaignsOrder,
  countCampaigns,
  listCampaignIds,
  targetsOfCampaigns,
} from './campaigns.sql.js';
import { cloneCampaign, createCampaign, updateCampaign, updateCampaignContent } from './campaigns.js';

const CampaignConnection = connectionType(Campaign, 'Campaign');
const SENDERS = Symbol('senders');
const TARGETS = Symbol('targets of campaigns');
const TARGET_RECORDS = Symbol('targets');

@Resolver(() => Campaign)
export class CampaignsResolver {
  @Query(() => CampaignConnection, { description: 'Campaigns, the newest first unless sorted otherwise.' })
  @Allow('campaigns:read')
  campaigns(
    @Ctx() ctx: RequestCtx,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => CampaignsFilter, { nullable: true, description: 'Which ones; all if left out.' })
    filter?: CampaignsFilter,
    @Arg('sort', () => CampaignsSort, { nullable: true, description: 'How; the newest first if left out.' })
    sort?: CampaignsSort,
  ): Promise<Connection<Campaign>> {
    const condition = campaignsCondition(filter);
    return readRecords(ctx, CampaignConnection, Campaign, page, {
      order: campaignsOrder(sort),
      page: clauses => listCampaignIds(condition, clauses),
      count: () => countCampaigns(condition),
    });
  }

  @Query(() => Campaign, { nullable: true, description: 'One campaign, or null.' })
  @Allow('campaigns:read')
  campaign(
    @Ctx() ctx: RequestCtx,
    @Arg('id', () => ID, { description: 'Key of the campaign.' }) id: CampaignId,
  ): Promise<Campaign | null> {
    return ctx.db.entities.findOneBy(Campaign, { id, deletedAt: IsNull() });
  }

  @Mutation(() => Campaign, { description: 'Makes a campaign.' })
  @Allow('campaigns:write')
  createCampaign(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => CreateCampaignInput, { description: 'What to make.' }) input: CreateCampaignInput,
  ): Promise<Campaign> {
    return createCampaign(ctx, input);
  }

  @Mutation(() => Campaign, {
    description: 'Changes what stands around the message: name, subject, sender, targets.',
  })
  @Allow('campaigns:write')
  updateCampaign(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => UpdateCampaignInput, { description: 'What to change.' }) input: UpdateCampaignInput,
  ): Promise<Campaign> {
    return updateCampaign(ctx, input);
  }

  @Mutation(() => Campaign, { description: 'Saves the message. What was launched stays as it was.' })
  @Allow('campaigns:write')
  updateCampaignContent(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => UpdateCampaignContentInput, { description: 'The message.' })
    input: UpdateCampaignContentInput,
  ): Promise<Campaign> {
    return updateCampaignContent(ctx, input);
  }

  @Mutation(() => Campaign, { description: 'Copies a campaign with its targets, without its shipments.' })
  @Allow('campaigns:write')
  cloneCampaign(
    @Ctx() ctx: RequestCtx,
    @Arg('id', () => ID, { description: 'Which campaign.' }) id: CampaignId,
  ): Promise<Campaign> {
    return cloneCampaign(ctx, id);
  }

  @FieldResolver(() => Sender, { nullable: true, description: 'Mail: who it is from.' })
  sender(@Ctx() ctx: RequestCtx, @Root() campaign: Campaign): Promise<Sender | null> {
    return campaign.senderId === null
      ? Promise.resolve(null)
      : entityLoader(ctx, SENDERS, Sender).load(campaign.senderId);
  }

  @FieldResolver(() => [Target], { description: 'The targets it goes to; without targeting they rest.' })
  targets(@Ctx() ctx: RequestCtx, @Root() campaign: Campaign): Promise<Target[]> {
    return targetsOf(ctx, campaign.id, 'INCLUDE');
  }

  @FieldResolver(() => [Target], { description: 'The targets that are left out.' })
  excludedTargets(@Ctx() ctx: RequestCtx, @Root() campaign: Campaign): Promise<Target[]> {
    return targetsOf(ctx, campaign.id, 'EXCLUDE');
  }
}

async function targetsOf(
  ctx: RequestCtx,
  id: CampaignId,
  kind: CampaignTargetRow['kind'],
): Promise<Target[]> {
  const loader = loaderOf(ctx, TARGETS, async (ids: readonly CampaignId[]) => {
    const rows = await ctx.db.rows<CampaignTargetRow>(targetsOfCampaigns(ids));
    return ids.map(campaignId => rows.filter(row => row.campaignId === campaignId));
  });
  const rows = (await loader.load(id)).filter(row => row.kind === kind);
  // Those of all campaigns of a list are looked up at once.
  const records = entityLoader(ctx, TARGET_RECORDS, Target);
  const targets = await Promise.all(rows.map(row => records.load(row.targetId)));
  return targets.filter(target => target !== null);
}
