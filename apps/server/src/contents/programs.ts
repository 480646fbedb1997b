import type { ContentId } from '@chasqui/domain';
import {
  type EmailProgram,
  type NotificationProgram,
  type PlainUrls,
  RenderingError,
  type RenderingIssue,
  compileEmail,
  compileNotification,
} from '@chasqui/rendering';
import type { Ctx } from '../api-kit/context.js';
import type { Content } from './content.js';
import { selectContent } from './contents.sql.js';

/** A frozen content with the program that makes its messages. */
export type CompiledContent =
  | { channel: 'EMAIL'; content: Content; program: EmailProgram }
  | { channel: 'NOTIFICATION'; content: Content; program: NotificationProgram };

const MOST_PROGRAMS = 200;

/** The programs that each process used last; keyed by its configuration, which every context of a process shares. */
const caches = new WeakMap<object, Map<ContentId, Promise<CompiledContent | null>>>();

/**
 * The program of a frozen content, compiled on first use. A program is never stored: after a restart it is made anew
 * from its content.
 *
 * @returns null when the content is gone.
 * @throws RenderingError when it no longer compiles.
 */
export function programOf(ctx: Pick<Ctx, 'db' | 'config'>, id: ContentId): Promise<CompiledContent | null> {
  const cache = cacheOf(ctx.config);
  const known = cache.get(id);
  if (known !== undefined) {
    cache.delete(id);
    cache.set(id, known);
    return known;
  }
  const loading = load(ctx, id);
  cache.set(id, loading);
  loading.catch(() => cache.delete(id));
  const oldest = cache.keys().next().value;
  if (cache.size > MOST_PROGRAMS && oldest !== undefined) cache.delete(oldest);
  return loading;
}

function cacheOf(config: object): Map<ContentId, Promise<CompiledContent | null>> {
  const known = caches.get(config);
  if (known !== undefined) return known;
  const cache = new Map<ContentId, Promise<CompiledContent | null>>();
  caches.set(config, cache);
  return cache;
}

async function load(ctx: Pick<Ctx, 'db' | 'config'>, id: ContentId): Promise<CompiledContent | null> {
  const row = await ctx.db.row<Content & { html: string | null }>(selectContent(id));
  if (row === null) return null;
  const { html, ...content } = row;
  const made = await compileFrozen(content, ctx.config.publicUrl, html);
  return made.channel === 'EMAIL'
    ? { channel: made.channel, content, program: made.program }
    : { channel: made.channel, content, program: made.program };
}

/** What MJML made at launch is used as it is, unless it no longer fits what this version reads in the source. */
async function compileFrozen(content: Content, publicUrl: string, html: string | null): Promise<MadeContent> {
  if (html === null) return compileContent(content, publicUrl);
  try {
    return await compileContent(content, publicUrl, html);
  } catch (error) {
    if (!(error instanceof RenderingError)) throw error;
    return compileContent(content, publicUrl);
  }
}

/** A program with what MJML made on the way to it. */
type MadeContent =
  | { channel: 'EMAIL'; program: EmailProgram; html: string }
  | { channel: 'NOTIFICATION'; program: NotificationProgram; html: null };

/**
 * Compiles what was checked before.
 *
 * @param made what MJML made of it before; null lets MJML make it.
 * @throws RenderingError when it no longer compiles.
 */
export async function compileContent(
  content: Omit<Content, 'id'>,
  publicUrl: string,
  made: string | null = null,
): Promise<MadeContent> {
  const { channel, source, subject, preheader, campaignName, language, footer, attributes } = content;
  if (channel === 'NOTIFICATION') {
    const compiled = compileNotification(
      { subject, html: source, actionUrl: content.actionUrl ?? '', campaignName, language },
      { attributes },
    );
    if (!compiled.ok) throw noLongerCompiles(compiled.issues);
    return { channel, program: compiled.program, html: null };
  }
  const { trackOpens, trackClicks } = content;
  const compiled = await compileEmail(
    { mjml: source, subject, preheader, campaignName, language, footer },
    { attributes },
    { publicUrl, trackOpens, trackClicks },
    made,
  );
  if (!compiled.ok) throw noLongerCompiles(compiled.issues);
  return { channel, program: compiled.program, html: compiled.html };
}

/** What was checked when it was frozen is refused by a newer version: its messages cannot be made, others can. */
function noLongerCompiles(issues: readonly RenderingIssue[]): RenderingError {
  return new RenderingError(`What the message says can no longer be made: ${issues[0]?.message}`);
}

/** Links that lead nowhere, for looking at a message without touching anybody. */
export const NOWHERE: PlainUrls = {
  kind: 'PLAIN',
  webVersionUrl: '#',
  unsubscribeUrl: '#',
  preferencesUrl: '#',
};
