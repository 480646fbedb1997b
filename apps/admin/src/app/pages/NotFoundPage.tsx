import { MissingPage } from '../../components/page/MissingPage.js';
import { usePageTitle } from '../../components/page/usePageTitle.js';
import { useTexts } from '../../i18n/index.js';
import { appTexts } from '../texts.js';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const say = useTexts(appTexts);
  usePageTitle(say('notFoundTab'));
  return <MissingPage gone={say('notFound')} way={{ to: '/campaigns', label: say('toCampaigns') }} />;
}
