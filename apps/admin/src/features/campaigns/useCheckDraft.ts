import { parseEmailAddress } from '@chasqui/domain';
import { useTexts } from '../../i18n/index.js';
import type { CampaignDraft } from './campaign-draft.js';
import { campaignTexts } from './texts.js';

/** What can be said of a campaign's form without asking the server. */
export function useCheckDraft() {
  const say = useTexts(campaignTexts);
  return ({ name, channel, replyTo, targeting, targetIds }: CampaignDraft) => ({
    ...(name.trim() === '' && { name: say('nameMissing') }),
    ...(channel === 'EMAIL' &&
      replyTo.trim() !== '' &&
      !parseEmailAddress(replyTo).ok && { replyTo: say('replyToBad') }),
    ...(targeting && targetIds.length === 0 && { targetIds: say('targetsMissing') }),
  });
}
