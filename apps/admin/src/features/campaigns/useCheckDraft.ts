import { useTexts } from '../../i18n/index.js';
import type { CampaignDraft } from './campaign-draft.js';
import { campaignTexts } from './texts.js';

/** What can be said of a campaign's form without asking the server. */
export function useCheckDraft() {
  const say = useTexts(campaignTexts);
  return ({ name, targeting, targetIds }: CampaignDraft) => ({
    ...(name.trim() === '' && { name: say('nameMissing') }),
    ...(targeting && targetIds.length === 0 && { targetIds: say('targetsMissing') }),
  });
}
