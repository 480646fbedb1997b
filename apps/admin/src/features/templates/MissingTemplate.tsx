import { ButtonLink } from '../../components/bits/ButtonLink.js';
import { Page } from '../../components/page/Page.js';
import { EmptyState } from '../../components/states/EmptyState.js';
import { ErrorState } from '../../components/states/ErrorState.js';
import { useTexts } from '../../i18n/index.js';
import { templateTexts } from './texts.js';

/** In place of an editor whose template is gone or could not be loaded. */
export function MissingTemplate({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  const say = useTexts(templateTexts);
  return (
    <Page>
      {failed ? (
        <ErrorState title={say('oneNotLoaded')} onRetry={onRetry} />
      ) : (
        <EmptyState
          drawing="nothingFound"
          action={
            <ButtonLink kind="filled" to="/templates">
              {say('toTemplates')}
            </ButtonLink>
          }
        >
          {say('gone')}
        </EmptyState>
      )}
    </Page>
  );
}
