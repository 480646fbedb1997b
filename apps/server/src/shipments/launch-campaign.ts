import { type CampaignId, LIMITS, type ShipmentId } from '@chasqui/domain';
import { audit } from '../api-kit/audit.js';
import { type Ctx, type TxCtx, inTransaction } from '../api-kit/context.js';
import { once } from '../api-kit/idempotency.js';
import { memberOf } from '../api-kit/principal.js';
import { type BadField, badField, badInput, conflict, gatherFaults } from '../api-kit/refusal.js';
import { type Campaign, getCampaign, targetIdsOf } from '../campaigns/index.js';
import { type CompiledContent, freezeContent, valuesOf } from '../contents/index.js';
import type { MessageValues } from '@chasqui/rendering';
import { violatesUnique } from '../db/errors.js';
import { listRelays } from '../relays/index.js';
import { type AudienceRequest, audienceConditions, freezeAudience } from './audience.js';
import { sampleAudience } from './audience.sql.js';
import { checkSchedule } from './check-schedule.js';
import { enqueuePreparation } from './enqueue-preparation.js';
import { type FrozenAudience, Shipment } from './shipment.js';
import {
  countUsersFromSecondShipment,
  insertShipment,
  lockCampaigns,
  runningShipment,
} from './shipments.sql.js';
import { tryRendering } from './try-rendering.js';

export interface LaunchRequest {
  campaignId: CampaignId;
  scheduleAt?: Date | null;
  skipAlreadyReached?: boolean | null;
  idempotencyKey?: string | null;
}

/** What was asked for, with what was left out filled in. */
interface Launch {
  campaignId: CampaignId;
  scheduleAt: Date | null;
  skipAlreadyReached: boolean;
}

const SAMPLE_SIZE = 20;
const GONE = 'What this idempotency key launched was deleted. Launch again with another key.';
const RUNNING = 'A shipment of this campaign is running or scheduled. Wait for it, or cancel it first.';

/**
 * Launches a campaign: content, rules and sender are frozen, and the shipment begins to be prepared (or waits for its
 * time), all in one transaction. The first message leaves no sooner than the undo window after it.
 *
 * @throws Refusal BAD_USER_INPUT naming what the campaign still lacks; CONFLICT while a shipment of it is running.
 */
export async function launchCampaign(ctx: Ctx, request: LaunchRequest): Promise<Shipment> {
  const asked: Launch = {
    campaignId: request.campaignId,
    scheduleAt: request.scheduleAt ?? null,
    skipAlreadyReached: request.skipAlreadyReached ?? false,
  };
  try {
    return await inTransaction(ctx, async tx => {
      const { id } = await once(tx, request.idempotencyKey, { launch: asked }, () => launch(tx, asked));
      // Asked again with its key, a launch that was undone is answered as it ended.
      const shipment = await tx.db.entities.findOneBy(Shipment, { id });
      if (shipment === null) throw conflict(GONE);
      return shipment;
    });
  } catch (error) {
    // One that only retried when it was looked for was paused since.
    if (violatesUnique(error, 'shipments_one_running')) throw conflict(RUNNING);
    throw error;
  }
}

async function launch(
  tx: TxCtx,
  { campaignId, scheduleAt, skipAlreadyReached }: Launch,
): Promise<{ id: ShipmentId }> {
  const now = tx.now();
  if (scheduleAt !== null) checkSchedule(scheduleAt, now);
  await tx.db.execute(lockCampaigns([campaignId]));
  const campaign = await getCampaign(tx, campaignId);
  if ((await tx.db.row(runningShipment(campaign.id))) !== null) throw conflict(RUNNING);
  if (campaign.channel === 'EMAIL' && (await listRelays(tx)).length === 0)
    throw conflict(
      'No relay is on, so no mail can leave. An owner adds one, or switches one on, in the settings.',
    );
  const faults: BadField[] = [];
  const audience = await gatherFaults(faults, async () =>
    freezeAudience(tx, await audienceRequestOf(tx, campaign)),
  );
  const compiled = await gatherFaults(faults, () => freezeContent(tx, campaign));
  if (audience === null || compiled === null) throw badInput(faults);
  await tryOnSample(tx, campaign, audience, skipAlreadyReached, compiled);
  await tx.db.execute(countUsersFromSecondShipment(campaign.id));
  const startsAt = scheduleAt === null ? new Date(now.getTime() + LIMITS.undoWindowMs) : null;
  const inserted = await tx.db.row<{ id: ShipmentId }>(
    insertShipment({
      campaignId: campaign.id,
      contentId: compiled.content.id,
      phase: scheduleAt === null ? 'PREPARING' : 'SCHEDULED',
      audience,
      skipAlreadyReached,
      scheduledAt: scheduleAt,
      startsAt,
      launchedBy: memberOf(tx.principal),
    }),
  );
  if (inserted === null) throw new Error('The shipment was not inserted.');
  if (scheduleAt === null) await enqueuePreparation(tx, campaign.channel, { id: inserted.id, startsAt });
  await audit(tx, {
    action: 'campaign.launch',
    subject: { kind: 'Campaign', id: campaign.id },
    detail: { shipmentId: inserted.id, scheduledAt: scheduleAt, skipAlreadyReached },
  });
  return inserted;
}

/** The targets of a campaign as an audience. */
export async function audienceRequestOf(ctx: Pick<Ctx, 'db'>, campaign: Campaign): Promise<AudienceRequest> {
  const { included, excluded } = await targetIdsOf(ctx, campaign.id);
  return {
    channel: campaign.channel,
    include: campaign.targeting ? included : null,
    exclude: campaign.targeting ? excluded : [],
  };
}

/** Renders the message for some of those who will get it, so that what would fail for everyone fails now. */
async function tryOnSample(
  tx: TxCtx,
  campaign: Campaign,
  audience: FrozenAudience,
  skipAlreadyReached: boolean,
  compiled: CompiledContent,
): Promise<void> {
  const conditions = await audienceConditions(
    tx,
    campaign.channel,
    audience,
    skipAlreadyReached ? campaign.id : null,
  );
  const values = valuesOf(compiled.program.paths);
  const users = await tx.db.rows<{ id: string; values: MessageValues | null }>(
    sampleAudience(conditions, values, SAMPLE_SIZE),
  );
  for (const user of users) {
    const fault = tryRendering(compiled, user.values ?? {});
    if (fault !== null) throw badField('content', `The message cannot be made for user ${user.id}: ${fault}`);
  }
}
