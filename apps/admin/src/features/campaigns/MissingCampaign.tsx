import { LoadError } from '../../api/LoadError.js';
import { MissingPage } from '../../components/page/MissingPage.js';
import { useTexts } from '../../i18n/index.js';
import { campaignTexts } from './texts.js';

export interface MissingCampaignProps {
  /** What it could not be loaded for; absent where it is gone. */
  error: unknown;
  onRetry: () => void;
}

/** In place of a screen whose campaign is gone or could not be loaded. */
export function MissingCampaign({ error, onRetry }: MissingCampaignProps) {
  const say = useTexts(campaignTexts);
  return (
    <MissingPage
      gone={say('gone')}
      way={{ to: '/campaigns', label: say('toCampaigns') }}
      failure={
        error === undefined ? undefined : (
          <LoadError title={say('oneNotLoaded')} error={error} onRetry={onRetry} />
        )
      }
    />
  );
}
