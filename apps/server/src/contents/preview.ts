import { type CampaignId, type TemplateId, type UserId, uiLanguage } from '@chasqui/domain';
import {
  type EmailProgram,
  type MessageValues,
  type NotificationProgram,
  RenderingError,
  type RenderingIssue,
  compileEmail,
  compileNotification,
} from '@chasqui/rendering';
import type { Ctx } from '../api-kit/context.js';
import { isGiven } from '../api-kit/parse-input.js';
import { badField, notFound } from '../api-kit/refusal.js';
import { listAttributes } from '../attributes/index.js';
import { getCampaign } from '../campaigns/index.js';
import { readSettings } from '../settings/index.js';
import { getTemplate } from '../templates/index.js';
import { User } from '../users/index.js';
import { footerOf } from './footer.js';
import { latestUser, readValues } from './preview.sql.js';
import { NOWHERE } from './programs.js';
import { valuesOf } from './values.sql.js';

export interface PreviewRequest {
  mjml?: string | null;
  html?: string | null;
  templateId?: TemplateId | null;
  campaignId?: CampaignId | null;
  subject?: string | null;
  preheader?: string | null;
  actionUrl?: string | null;
  userId?: UserId | null;
}

export interface Preview {
  subject: string;
  html: string;
  text: string;
  actionUrl: string | null;
  issues: readonly RenderingIssue[];
  missing: readonly string[];
  user: User | null;
}

interface Draft {
  channel: 'EMAIL' | 'NOTIFICATION';
  source: string;
  subject: string;
  preheader: string;
  actionUrl: string | null;
  campaignName: string;
}

/**
 * Renders a draft for one user, or for the newest one. What is wrong with the draft comes back as issues, never as an
 * error; html is empty then.
 */
export async function renderPreview(ctx: Ctx, request: PreviewRequest): Promise<Preview> {
  const draft = await readDraft(ctx, request);
  const user = await previewUser(ctx, request.userId ?? null);
  const catalog = { attributes: await listAttributes(ctx) };
  const compiled =
    draft.channel === 'EMAIL'
      ? await compileMail(ctx, draft, catalog)
      : compileNotification({ ...draft, html: draft.source, actionUrl: draft.actionUrl ?? '' }, catalog);
  if (!compiled.ok)
    return {
      subject: draft.subject,
      html: '',
      text: '',
      actionUrl: null,
      issues: compiled.issues,
      missing: [],
      user,
    };
  const { program, issues } = compiled;
  const values =
    user === null
      ? {}
      : ((await ctx.db.row<{ values: MessageValues | null }>(readValues(user.id, valuesOf(program.paths))))
          ?.values ?? {});
  try {
    return { ...render(program, values), issues, user };
  } catch (error) {
    if (!(error instanceof RenderingError)) throw error;
    const fault = { severity: 'ERROR', place: 'BODY', line: null, column: null, name: null } as const;
    const failed = { subject: draft.subject, html: '', text: '', actionUrl: null, missing: [], user };
    return { ...failed, issues: [...issues, { ...fault, message: error.message }] };
  }
}

function render(
  program: EmailProgram | NotificationProgram,
  values: MessageValues,
): Pick<Preview, 'subject' | 'html' | 'text' | 'actionUrl' | 'missing'> {
  if ('links' in program) {
    const { subject, html, text, missing } = program.render(values, NOWHERE, { markMissing: true });
    return { subject, html, text, actionUrl: null, missing };
  }
  const { title, html, text, actionUrl, missing } = program.render(values);
  return { subject: title, html, text, actionUrl, missing };
}

async function readDraft(ctx: Ctx, request: PreviewRequest): Promise<Draft> {
  const { mjml, html, templateId, campaignId } = request;
  const overrides = {
    ...given('subject', request.subject),
    ...given('preheader', request.preheader),
    ...given('actionUrl', request.actionUrl),
  };
  const base = { channel: 'EMAIL' as const, subject: '', preheader: '', actionUrl: null, campaignName: '' };
  if (campaignId) {
    const campaign = await getCampaign(ctx, campaignId);
    const source = (campaign.channel === 'EMAIL' ? mjml : html) ?? campaign.content;
    return {
      channel: campaign.channel,
      source,
      subject: campaign.subject,
      preheader: campaign.preheader,
      actionUrl: campaign.actionUrl,
      campaignName: campaign.name,
      ...overrides,
    };
  }
  if (templateId) return { ...base, source: mjml ?? (await getTemplate(ctx, templateId)).mjml, ...overrides };
  if (isGiven(mjml)) return { ...base, source: mjml, ...overrides };
  if (isGiven(html)) return { ...base, channel: 'NOTIFICATION', source: html, ...overrides };
  throw badField('mjml', 'Give mjml, html, templateId or campaignId.');
}

async function previewUser(ctx: Ctx, id: UserId | null): Promise<User | null> {
  if (id === null) {
    const latest = await ctx.db.row<{ id: UserId }>(latestUser());
    return latest === null ? null : ctx.db.entities.findOneBy(User, { id: latest.id });
  }
  const user = await ctx.db.entities.findOneBy(User, { id });
  if (user === null) throw notFound('user');
  return user;
}

async function compileMail(ctx: Ctx, draft: Draft, catalog: Parameters<typeof compileEmail>[1]) {
  const settings = await readSettings(ctx);
  const source = {
    mjml: draft.source,
    subject: draft.subject,
    preheader: draft.preheader,
    campaignName: draft.campaignName,
    language: uiLanguage(settings.language),
    footer: footerOf(settings),
  };
  return compileEmail(source, catalog, {
    publicUrl: ctx.config.publicUrl,
    trackOpens: false,
    trackClicks: false,
  });
}

function given<Key extends string, Value>(
  key: Key,
  value: Value | null | undefined,
): Partial<Record<Key, Value>> {
  return isGiven(value) ? ({ [key]: value } as Record<Key, Value>) : {};
}
