import type { Channel } from '../../gql/graphql.js';

/** What the form of a campaign holds. */
export interface CampaignDraft {
  name: string;
  channel: Channel;
  subject: string;
  preheader: string;
  /** Empty while none is chosen. */
  senderId: string;
  replyTo: string;
  /** Of a new mail: the design it begins with; empty for a blank page. */
  templateId: string;
  targeting: boolean;
  targetIds: readonly string[];
  excludedTargetIds: readonly string[];
}

export const EMPTY_DRAFT: CampaignDraft = {
  name: '',
  channel: 'EMAIL',
  subject: '',
  preheader: '',
  senderId: '',
  replyTo: '',
  templateId: '',
  targeting: false,
  targetIds: [],
  excludedTargetIds: [],
};

/** What both making and changing a campaign say; only a mail has a sender, a preheader and a reply-to. */
export function commonInput(draft: CampaignDraft) {
  const { name, channel, subject, preheader, senderId, replyTo, targeting } = draft;
  return {
    name,
    subject,
    targeting,
    targetIds: [...draft.targetIds],
    excludedTargetIds: [...draft.excludedTargetIds],
    ...(channel === 'EMAIL' && { preheader, senderId: senderId || null, replyTo: replyTo.trim() || null }),
  };
}
