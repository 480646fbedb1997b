import { type Channel, LIMITS } from '@chasqui/domain';
import { type RenderingIssue, compileEmail, compileNotification } from '@chasqui/rendering';
import type { Ctx } from '../api-kit/context.js';
import { textFaults } from '../api-kit/parse-input.js';
import type { BadField } from '../api-kit/refusal.js';
import { listAttributes } from '../attributes/index.js';

export interface DraftContent {
  channel: Channel;
  subject: string;
  preheader: string;
  content: string;
  actionUrl: string | null;
}

const FIELD_OF_PLACE: Readonly<Record<RenderingIssue['place'], string>> = {
  SUBJECT: 'subject',
  PREHEADER: 'preheader',
  BODY: 'content',
  ACTION_URL: 'actionUrl',
};

/** What refuses the save of a message, with field and line. */
export async function findContentFaults(ctx: Pick<Ctx, 'db'>, draft: DraftContent): Promise<BadField[]> {
  const unreadable = [
    ...textFaults('content', draft.content, LIMITS.contentLength),
    ...textFaults('actionUrl', draft.actionUrl ?? '', LIMITS.actionUrlLength),
  ];
  if (unreadable.length > 0) return unreadable;
  const issues = await findContentIssues(ctx, draft);
  return issues
    .filter(issue => issue.severity === 'ERROR')
    .map(issue => ({
      path: FIELD_OF_PLACE[issue.place],
      message:
        issue.place === 'BODY' && issue.line !== null
          ? `Line ${issue.line}: ${issue.message}`
          : issue.message,
    }));
}

/** Everything that rendering has to say about a message, warnings included. */
async function findContentIssues(
  ctx: Pick<Ctx, 'db'>,
  draft: DraftContent,
): Promise<readonly RenderingIssue[]> {
  const catalog = { attributes: await listAttributes(ctx) };
  const { subject, preheader, content, actionUrl } = draft;
  const around = { subject, campaignName: '', language: 'en' } as const;
  if (draft.channel === 'NOTIFICATION')
    return compileNotification({ ...around, html: content, actionUrl: actionUrl ?? '' }, catalog).issues;
  const source = { ...around, preheader, mjml: content, footer: null };
  return (
    await compileEmail(source, catalog, {
      publicUrl: 'https://example.com',
      trackOpens: false,
      trackClicks: false,
    })
  ).issues;
}
