import type { ContentId, UiLanguage } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import type { Sender } from '../settings/index.js';
import type { Content } from './content.js';
import { insertContent } from './contents.sql.js';
import { compileContent } from './programs.js';

/** A mail that Chasqui itself writes: to members, about its work. */
export interface OwnMail {
  subject: string;
  /** MJML. */
  source: string;
  campaignName: string;
  language: UiLanguage;
  sender: Sender;
}

/**
 * Freezes a mail of our own: without tracking, and without the footer of campaigns, since nobody unsubscribes from it.
 *
 * @throws RenderingError when its source does not compile.
 */
export async function freezeOwnMail(
  ctx: Pick<Ctx, 'db' | 'config'>,
  { subject, source, campaignName, language, sender }: OwnMail,
): Promise<ContentId> {
  const content: Omit<Content, 'id'> = {
    channel: 'EMAIL',
    campaignName,
    subject,
    preheader: '',
    source,
    actionUrl: null,
    language,
    senderName: sender.name,
    senderAddress: sender.address,
    replyTo: sender.replyTo,
    footer: null,
    attributes: [],
    trackOpens: false,
    trackClicks: false,
  };
  const { html } = await compileContent(content, ctx.config.publicUrl);
  const inserted = await ctx.db.row<{ id: ContentId }>(insertContent(content, html));
  if (inserted === null) throw new Error('The content was not inserted.');
  return inserted.id;
}
