import { type ContentId, uiLanguage } from '@chasqui/domain';
import { findContentFaults, type Campaign } from '../campaigns/index.js';
import type { Ctx } from '../api-kit/context.js';
import { type BadField, badInput } from '../api-kit/refusal.js';
import { listAttributes } from '../attributes/index.js';
import { Sender, readSettings } from '../settings/index.js';
import type { Content } from './content.js';
import { insertContent, insertLinks } from './contents.sql.js';
import { footerOf } from './footer.js';
import { type CompiledContent, compileContent } from './programs.js';

/**
 * Freezes what a campaign says now: content, links, sender, footer.
 *
 * @throws Refusal BAD_USER_INPUT that names what the message still lacks.
 */
export async function freezeContent(ctx: Ctx, campaign: Campaign): Promise<CompiledContent> {
  const sender =
    campaign.senderId === null ? null : await ctx.db.entities.findOneBy(Sender, { id: campaign.senderId });
  await refuseUnfinished(ctx, campaign, sender);
  const draft = await contentOf(ctx, campaign, sender);
  const made = await compileContent(draft, ctx.config.publicUrl);
  const inserted = await ctx.db.row<{ id: ContentId }>(insertContent(draft, made.html));
  if (inserted === null) throw new Error('The content was not inserted.');
  const content = { ...draft, id: inserted.id };
  if (made.channel === 'NOTIFICATION') return { channel: made.channel, content, program: made.program };
  if (made.program.links.length > 0) await ctx.db.execute(insertLinks(content.id, made.program.links));
  return { channel: made.channel, content, program: made.program };
}

/** What a campaign says now, as it would be frozen. */
async function contentOf(ctx: Ctx, campaign: Campaign, sender: Sender | null): Promise<Omit<Content, 'id'>> {
  const settings = await readSettings(ctx);
  const isMail = campaign.channel === 'EMAIL';
  return {
    channel: campaign.channel,
    campaignName: campaign.name,
    subject: campaign.subject,
    preheader: campaign.preheader,
    source: campaign.content,
    actionUrl: campaign.actionUrl,
    language: uiLanguage(settings.language),
    senderName: sender?.name ?? null,
    senderAddress: sender?.address ?? null,
    replyTo: campaign.replyTo ?? sender?.replyTo ?? null,
    attributes: (await listAttributes(ctx)).map(({ key, label, type, choices }) => ({
      key,
      label,
      type,
      choices,
    })),
    footer: isMail ? footerOf(settings) : null,
    trackOpens: isMail && settings.trackOpens,
    trackClicks: isMail && settings.trackClicks,
  };
}

async function refuseUnfinished(ctx: Ctx, campaign: Campaign, sender: Sender | null): Promise<void> {
  const faults: BadField[] = await findContentFaults(ctx, campaign);
  if (campaign.subject.trim() === '')
    faults.push({
      path: 'subject',
      message:
        campaign.channel === 'EMAIL' ? 'The mail has no subject yet.' : 'The notification has no title yet.',
    });
  if (campaign.channel === 'EMAIL' && sender === null)
    faults.push({
      path: 'senderId',
      message: 'Choose whom the mail is from; senders are added in the settings.',
    });
  if (faults.length > 0) throw badInput(faults);
}
