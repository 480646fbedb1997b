import { ButtonLink } from '../../components/bits/ButtonLink.js';
import { Page } from '../../components/page/Page.js';
import { usePageTitle } from '../../components/page/usePageTitle.js';
import { EmptyState } from '../../components/states/EmptyState.js';
import { useTexts } from '../../i18n/index.js';
import { appTexts } from '../texts.js';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const say = useTexts(appTexts);
  usePageTitle(say('notFoundTab'));
  return (
    <Page>
      <EmptyState
        drawing="nothingFound"
        action={
          <ButtonLink kind="filled" to="/campaigns">
            {say('toCampaigns')}
          </ButtonLink>
        }
      >
        {say('notFound')}
      </EmptyState>
    </Page>
  );
}
