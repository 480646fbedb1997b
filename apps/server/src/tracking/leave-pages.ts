import { type Channel, type UiLanguage, uiLanguage } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import { readSettings } from '../settings/index.js';
import { leftChannels } from '../unsubscriptions/index.js';
import { maskAddress, readLeaver } from './leave.js';
import type { MessageIdentity } from './message-token.js';
import { escapeHtml, publicPage } from './page.js';
import { PAGE_WORDS, type PageWords } from './words.js';

/** What every public page begins with. */
interface Frame {
  language: UiLanguage;
  organisation: string;
  words: PageWords;
  /** Masked, or empty. */
  address: string;
}

/** The question before anything happens. */
export async function askPage(ctx: Ctx, identity: MessageIdentity, token: string): Promise<string> {
  const frame = await frameOf(ctx, identity);
  const { words } = frame;
  if (identity.userId === null) return testPage(frame);
  const question =
    identity.channel === 'EMAIL' ? words.unsubscribeMail(frame.address) : words.unsubscribeNotifications;
  return page(
    frame,
    words.unsubscribeTitle,
    `<p>${escapeHtml(question)}</p>
<form method="post"><button type="submit">${escapeHtml(words.unsubscribeButton)}</button></form>
<p class="muted"><a href="/p/${token}">${escapeHtml(words.preferencesLink)}</a></p>`,
  );
}

/** What is said once it is done, with a way back. */
export async function leftPage(ctx: Ctx, identity: MessageIdentity, token: string): Promise<string> {
  const frame = await frameOf(ctx, identity);
  const { words } = frame;
  if (identity.userId === null) return testPage(frame);
  const done =
    identity.channel === 'EMAIL' ? words.unsubscribedMail(frame.address) : words.unsubscribedNotifications;
  const channel = identity.channel.toLowerCase();
  return page(
    frame,
    words.unsubscribedTitle,
    `<p>${escapeHtml(done)}</p>
<form method="post" action="/p/${token}"><input type="hidden" name="stay" value="${channel}"><button type="submit" class="quiet">${escapeHtml(words.undo)}</button></form>
<p class="muted"><a href="/p/${token}">${escapeHtml(words.preferencesLink)}</a></p>`,
  );
}

/** The switches, one a channel. */
export async function preferencesPage(ctx: Ctx, identity: MessageIdentity, saved: boolean): Promise<string> {
  const frame = await frameOf(ctx, identity);
  const { words } = frame;
  if (identity.userId === null) return testPage(frame);
  const left = await leftChannels(ctx, identity.userId);
  const box = (name: Channel, title: string, help: string) =>
    `<label class="switch"><input type="checkbox" name="${name.toLowerCase()}" value="1"${left.has(name) ? '' : ' checked'}><span><strong>${escapeHtml(title)}</strong><span class="muted">${escapeHtml(help)}</span></span></label>`;
  return page(
    frame,
    words.preferencesTitle,
    `${saved ? `<p class="done" role="status">${escapeHtml(words.saved)}</p>` : ''}
${frame.address === '' ? '' : `<p>${escapeHtml(words.preferencesLead(frame.address))}</p>`}
<form method="post"><fieldset>${box('EMAIL', words.mail, words.mailHelp)}${box('NOTIFICATION', words.notifications, words.notificationsHelp)}</fieldset>
<button type="submit">${escapeHtml(words.save)}</button></form>`,
  );
}

/** A page without a user: a link that does not work, or a message that is gone. */
export async function plainPage(
  ctx: Ctx,
  acceptLanguage: string | undefined,
  say: (words: PageWords) => { title: string; text: string },
): Promise<string> {
  const settings = await readSettings(ctx);
  const [preferred = ''] = (acceptLanguage ?? '').split(/[,;]/);
  const language = uiLanguage(['', '*'].includes(preferred.trim()) ? settings.language : preferred.trim());
  const words = PAGE_WORDS[language];
  const { title, text } = say(words);
  return page(
    { language, organisation: settings.organisationName, words, address: '' },
    title,
    `<p>${escapeHtml(text)}</p>`,
  );
}

function testPage(frame: Frame): string {
  return page(frame, frame.words.testTitle, `<p>${escapeHtml(frame.words.test)}</p>`);
}

async function frameOf(ctx: Ctx, identity: MessageIdentity): Promise<Frame> {
  const settings = await readSettings(ctx);
  const leaver = await readLeaver(ctx, identity);
  const language = uiLanguage(leaver?.language ?? settings.language);
  const address = leaver?.email ? maskAddress(leaver.email) : '';
  return { language, organisation: settings.organisationName, words: PAGE_WORDS[language], address };
}

function page({ language, organisation }: Frame, title: string, body: string): string {
  return publicPage({ language, organisation, title, body });
}
