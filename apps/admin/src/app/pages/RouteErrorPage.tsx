import { useEffect } from 'react';
import { useRouteError } from 'react-router';
import { Button } from '../../components/bits/Button.js';
import { Page } from '../../components/page/Page.js';
import { usePageTitle } from '../../components/page/usePageTitle.js';
import { ErrorState } from '../../components/states/ErrorState.js';
import { useTexts } from '../../i18n/index.js';
import { appTexts } from '../texts.js';

/**
 * For a screen that broke, or whose script is no longer there because Chasqui was updated while the tab was open.
 */
export function RouteErrorPage() {
  const say = useTexts(appTexts);
  const error = useRouteError();
  usePageTitle(say('pageFailed'));
  useEffect(() => reportError(error), [error]);
  return (
    <Page>
      <ErrorState title={say('pageFailed')}>{say('pageFailedHelp')}</ErrorState>
      <Button onClick={() => location.reload()} style={{ alignSelf: 'center' }}>
        {say('reload')}
      </Button>
    </Page>
  );
}
