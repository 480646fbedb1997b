import { type EmailOptions, compileEmail } from '../compile-email.js';
import type { MimeEnvelope } from '../mime/envelope.js';
import type { EmailProgram } from '../program/email-program.js';
import { joinPieces } from '../program/message-pieces.js';
import type { MessageUrls, PlainUrls, TrackedUrls } from '../program/message-urls.js';
import type { EmailSource } from '../read-email.js';
import type { RenderingIssue } from '../rendering-issue.js';
import { CATALOG } from './newsletters.js';

export const OPTIONS: EmailOptions = {
  publicUrl: 'https://m.example.com',
  trackOpens: true,
  trackClicks: true,
};

export const FOOTER = { organisation: 'Beds & Borders', postalAddress: 'Calle Larga 12\nValdivia', text: '' };

export const TRACKED: TrackedUrls = {
  kind: 'TRACKED',
  track: 'Track-Token_1',
  leave: 'Leave-Token_1',
  signLink: (position, target) => `to=${encodeURIComponent(target)}&sig=${position}`,
};

export const PLAIN: PlainUrls = {
  kind: 'PLAIN',
  webVersionUrl: 'https://m.example.com/v/x',
  unsubscribeUrl: '#',
  preferencesUrl: 'https://m.example.com/p/x',
};

export const ENVELOPE: MimeEnvelope = {
  from: { name: 'Beds & Borders', address: 'news@beds.example.com' },
  replyTo: null,
  to: { name: 'Ana Pérez', address: 'ana@example.org' },
  messageId: '1.2@beds.example.com',
  date: new Date('2026-11-03T10:15:30Z'),
  listId: { id: 'weekly.beds.example.com', name: 'The week' },
  feedbackId: 'c1:s2:campaign:chasqui',
  listUnsubscribe: true,
  listUnsubscribeMailto: null,
};

/** A mail around some components of a column, which stand on line 2. */
export function mail(components: string): string {
  return `<mjml><mj-body><mj-section><mj-column>\n${components}\n</mj-column></mj-section></mj-body></mjml>`;
}

export function sourceOf(mjml: string, more: Partial<EmailSource> = {}): EmailSource {
  return {
    mjml,
    subject: 'News',
    preheader: '',
    campaignName: 'Weekly',
    language: 'en',
    footer: null,
    ...more,
  };
}

/** Compiles what must compile. */
export async function compile(
  mjml: string,
  more: Partial<EmailSource> = {},
  options: Partial<EmailOptions> = {},
): Promise<EmailProgram> {
  const result = await compileEmail(sourceOf(mjml, more), CATALOG, { ...OPTIONS, ...options });
  if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 1));
  return result.program;
}

/** What is wrong with a mail, in short: `ERROR 2 mj-text`. */
export async function problemsOf(mjml: string, more: Partial<EmailSource> = {}): Promise<string[]> {
  const result = await compileEmail(sourceOf(mjml, more), CATALOG, OPTIONS);
  return result.issues.map(({ severity, line, name }) => `${severity} ${line} ${name}`);
}

export async function issuesOf(mjml: string, more: Partial<EmailSource> = {}): Promise<RenderingIssue[]> {
  const result = await compileEmail(sourceOf(mjml, more), CATALOG, OPTIONS);
  return result.issues;
}

/** What components of a column become for a user with these fields: HTML and text. */
export async function show(
  components: string,
  user: Record<string, unknown> = {},
  urls: MessageUrls = PLAIN,
): Promise<{ html: string; text: string; missing: string[] }> {
  const program = await compile(mail(components));
  return program.render({ user }, urls);
}

/** The whole mail as one text, each octet a character. */
export const mimeOf = (program: EmailProgram, ...given: Parameters<EmailProgram['renderMime']>): string =>
  joinPieces(program.renderMime(...given));
