import { ButtonLink } from '../../components/bits/ButtonLink.js';
import { Page } from '../../components/page/Page.js';
import { EmptyState } from '../../components/states/EmptyState.js';
import { ErrorState } from '../../components/states/ErrorState.js';
import { useTexts } from '../../i18n/index.js';
import { campaignTexts } from './texts.js';

/** In place of a screen whose campaign is gone or could not be loaded. */
export function MissingCampaign({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  const say = useTexts(campaignTexts);
  return (
    <Page>
      {failed ? (
        <ErrorState title={say('oneNotLoaded')} onRetry={onRetry}>
          {say('nothingLost')}
        </ErrorState>
      ) : (
        <EmptyState
          drawing="nothingFound"
          action={
            <ButtonLink kind="filled" to="/campaigns">
              {say('toCampaigns')}
            </ButtonLink>
          }
        >
          {say('gone')}
        </EmptyState>
      )}
    </Page>
  );
}
