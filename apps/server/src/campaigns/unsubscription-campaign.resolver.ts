import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestCtx } from '../api-kit/context.js';
import { entityLoader } from '../api-kit/loader.js';
import { Unsubscription } from '../unsubscriptions/index.js';
import { Campaign } from './campaign.js';

const CAMPAIGNS = Symbol('campaigns of unsubscriptions');

/** What an unsubscription is asked that only the campaigns can answer. */
@Resolver(() => Unsubscription)
export class UnsubscriptionCampaignResolver {
  @FieldResolver(() => Campaign, {
    nullable: true,
    description: 'The campaign whose message led to it; null when it is deleted.',
  })
  async campaign(@Ctx() ctx: RequestCtx, @Root() { campaignId }: Unsubscription): Promise<Campaign | null> {
    if (campaignId === null) return null;
    const campaign = await entityLoader(ctx, CAMPAIGNS, Campaign).load(campaignId);
    return campaign === null || campaign.deletedAt !== null ? null : campaign;
  }
}
