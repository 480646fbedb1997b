import { type CampaignId, type Channel, LIMITS, type SenderId, type TargetId } from '@chasqui/domain';
import { IsNull } from 'typeorm';
import { audit } from '../api-kit/audit.js';
import { type Ctx, type TxCtx, inTransaction } from '../api-kit/context.js';
import { InputReader, isGiven } from '../api-kit/parse-input.js';
import { conflict, notFound } from '../api-kit/refusal.js';
import { isForeignKeyViolation } from '../db/errors.js';
import { listSenders } from '../settings/index.js';
import { BLANK_MJML, getTemplate } from '../templates/index.js';
import type {
  CreateCampaignInput,
  UpdateCampaignContentInput,
  UpdateCampaignInput,
} from './campaign-input.js';
import { Campaign } from './campaign.js';
import {
  replaceTargets,
  targetsOfCampaigns,
  updateContent,
  type CampaignTargetRow,
} from './campaigns.sql.js';
import { findContentFaults } from './content-faults.js';

const BLANK_NOTIFICATION = '<p>Write your message here.</p>';

/** @throws Refusal NOT_FOUND, also for a campaign that is being deleted. */
export async function getCampaign(ctx: Pick<Ctx, 'db'>, id: CampaignId): Promise<Campaign> {
  const campaign = await ctx.db.entities.findOneBy(Campaign, { id, deletedAt: IsNull() });
  if (campaign === null) throw notFound('campaign');
  return campaign;
}

/** Makes a campaign; a mail begins with a copy of its template. @throws Refusal BAD_USER_INPUT naming every bad field. */
export async function createCampaign(ctx: Ctx, input: CreateCampaignInput): Promise<Campaign> {
  const read = new InputReader();
  const isMail = input.channel === 'EMAIL';
  const name = read.name('name', input.name);
  const subject = read.text('subject', input.subject ?? '', LIMITS.subjectLength).trim();
  const preheader = read.text('preheader', input.preheader ?? '', LIMITS.preheaderLength).trim();
  refuseSender(read, input.channel, input.senderId);
  const replyTo = readReplyTo(read, input.channel, input.replyTo);
  if (!isMail && input.templateId) read.refuse('templateId', 'Only a mail is made from a template.');
  if (input.templateId && input.content) read.refuse('content', 'Give a template or a content, not both.');
  const content = input.content ?? (await initialContent(ctx, input));
  read.add(
    await findContentFaults(ctx, {
      channel: input.channel,
      subject,
      preheader,
      content,
      actionUrl: input.actionUrl ?? null,
    }),
  );
  read.done();
  return refusingUnknownKeys(() =>
    inTransaction(ctx, async tx => {
      const draft = tx.db.entities.create(Campaign, {
        name,
        channel: input.channel,
        subject,
        preheader,
        senderId: isMail ? (input.senderId ?? (await defaultSender(tx))) : null,
        replyTo,
        content,
        actionUrl: input.actionUrl ?? null,
        templateId: input.templateId ?? null,
        targeting: input.targeting ?? false,
        revision: 1,
      });
      const campaign = await tx.db.entities.save(draft);
      await setTargets(tx, campaign.id, input.targetIds ?? [], input.excludedTargetIds ?? []);
      await audit(tx, {
        action: 'campaign.create',
        subject: { kind: 'Campaign', id: campaign.id },
        detail: { name },
      });
      return campaign;
    }),
  );
}

/** Changes what stands around the message. What was launched stays as it was. */
export async function updateCampaign(ctx: Ctx, input: UpdateCampaignInput): Promise<Campaign> {
  const { channel } = await getCampaign(ctx, input.id);
  const read = new InputReader();
  const changes: Partial<Campaign> = {};
  if (isGiven(input.name)) changes.name = read.name('name', input.name);
  if (isGiven(input.subject))
    changes.subject = read.text('subject', input.subject.trim(), LIMITS.subjectLength);
  if (isGiven(input.preheader))
    changes.preheader = read.text('preheader', input.preheader.trim(), LIMITS.preheaderLength);
  refuseSender(read, channel, input.senderId);
  if (isGiven(input.senderId)) changes.senderId = input.senderId;
  if (input.replyTo !== undefined) changes.replyTo = readReplyTo(read, channel, input.replyTo);
  if (isGiven(input.targeting)) changes.targeting = input.targeting;
  return refusingUnknownKeys(() =>
    inTransaction(ctx, async tx => {
      const campaign = Object.assign(await getCampaign(tx, input.id), changes);
      read.add(await findContentFaults(tx, campaign));
      read.done();
      // Only what is given is written: the message may have been saved meanwhile.
      if (Object.keys(changes).length > 0)
        await tx.db.entities.update(Campaign, { id: campaign.id }, changes);
      if (isGiven(input.targetIds) || isGiven(input.excludedTargetIds)) {
        const current = await targetIdsOf(tx, campaign.id);
        await setTargets(
          tx,
          campaign.id,
          input.targetIds ?? current.included,
          input.excludedTargetIds ?? current.excluded,
        );
      }
      await audit(tx, {
        action: 'campaign.update',
        subject: { kind: 'Campaign', id: campaign.id },
        detail: { changed: Object.keys(changes) },
      });
      return getCampaign(tx, campaign.id);
    }),
  );
}

/**
 * Saves the message.
 *
 * @throws Refusal BAD_USER_INPUT with line and name of what is wrong; CONFLICT when somebody else saved since. Nothing is changed then.
 */
export async function updateCampaignContent(ctx: Ctx, input: UpdateCampaignContentInput): Promise<Campaign> {
  const campaign = await getCampaign(ctx, input.id);
  const read = new InputReader();
  const content = {
    content: input.content,
    subject: read.text('subject', (input.subject ?? campaign.subject).trim(), LIMITS.subjectLength),
    preheader: read.text('preheader', (input.preheader ?? campaign.preheader).trim(), LIMITS.preheaderLength),
    actionUrl: input.actionUrl === undefined ? campaign.actionUrl : input.actionUrl,
  };
  read.add(await findContentFaults(ctx, { channel: campaign.channel, ...content }));
  read.done();
  return inTransaction(ctx, async tx => {
    const saved = await tx.db.row(updateContent(input.id, input.revision, content));
    if (saved === null)
      throw conflict(
        'Somebody else saved this campaign since you opened it. Reload it; your text stays here until you do.',
      );
    await audit(tx, { action: 'campaign.updateContent', subject: { kind: 'Campaign', id: input.id } });
    return getCampaign(tx, input.id);
  });
}

/** Copies a campaign with its targets; its shipments stay with the original. */
export function cloneCampaign(ctx: Ctx, id: CampaignId): Promise<Campaign> {
  return inTransaction(ctx, async tx => {
    const {
      name,
      channel,
      subject,
      preheader,
      senderId,
      replyTo,
      content,
      actionUrl,
      templateId,
      targeting,
    } = await getCampaign(tx, id);
    const copy = await tx.db.entities.save(
      tx.db.entities.create(Campaign, {
        name: `${name} (copy)`.slice(0, LIMITS.nameLength),
        channel,
        subject,
        preheader,
        senderId,
        replyTo,
        content,
        actionUrl,
        templateId,
        targeting,
        revision: 1,
      }),
    );
    const targets = await targetIdsOf(tx, id);
    await setTargets(tx, copy.id, targets.included, targets.excluded);
    await audit(tx, {
      action: 'campaign.clone',
      subject: { kind: 'Campaign', id: copy.id },
      detail: { from: id },
    });
    return copy;
  });
}

/** The targets of a campaign by kind. */
export async function targetIdsOf(
  ctx: Pick<Ctx, 'db'>,
  id: CampaignId,
): Promise<{ included: TargetId[]; excluded: TargetId[] }> {
  const rows = await ctx.db.rows<CampaignTargetRow>(targetsOfCampaigns([id]));
  const ofKind = (kind: CampaignTargetRow['kind']) =>
    rows.filter(row => row.kind === kind).map(row => row.targetId);
  return { included: ofKind('INCLUDE'), excluded: ofKind('EXCLUDE') };
}

function refuseSender(read: InputReader, channel: Channel, senderId: SenderId | null | undefined): void {
  if (channel !== 'EMAIL' && isGiven(senderId)) read.refuse('senderId', 'Only a mail has a sender.');
}

function readReplyTo(read: InputReader, channel: Channel, text: string | null | undefined): string | null {
  if (!isGiven(text) || text === '') return null;
  if (channel === 'EMAIL') return read.email('replyTo', text)?.display ?? null;
  read.refuse('replyTo', 'Only a mail has an address for answers.');
  return null;
}

async function initialContent(ctx: Ctx, input: CreateCampaignInput): Promise<string> {
  if (input.channel === 'NOTIFICATION') return BLANK_NOTIFICATION;
  return input.templateId ? (await getTemplate(ctx, input.templateId)).mjml : BLANK_MJML;
}

async function defaultSender(ctx: Pick<Ctx, 'db'>): Promise<SenderId | null> {
  const [first] = await listSenders(ctx);
  return first?.id ?? null;
}

async function setTargets(
  tx: TxCtx,
  id: CampaignId,
  included: readonly TargetId[],
  excluded: readonly TargetId[],
): Promise<void> {
  const read = new InputReader();
  if (included.length + excluded.length > LIMITS.targetsPerCampaign)
    read.refuse('targetIds', `At most ${LIMITS.targetsPerCampaign} targets.`);
  if (included.some(target => excluded.includes(target)))
    read.refuse('excludedTargetIds', 'A target cannot be both included and left out.');
  read.done();
  await tx.db.execute(replaceTargets(id, [...new Set(included)], [...new Set(excluded)]));
}

async function refusingUnknownKeys<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isForeignKeyViolation(error))
      throw conflict(
        'A sender, template or target that the campaign names no longer exists. Reload and choose another.',
      );
    throw error;
  }
}
