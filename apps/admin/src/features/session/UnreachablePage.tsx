import { styled } from '@mui/material/styles';
import { usePageTitle } from '../../components/page/usePageTitle.js';
import { ErrorState } from '../../components/states/ErrorState.js';
import { useTexts } from '../../i18n/index.js';
import { sessionTexts } from './texts.js';

/** The server did not answer the very first question. */
export default function UnreachablePage({ onRetry }: { onRetry: () => void }) {
  const say = useTexts(sessionTexts);
  usePageTitle('');
  return (
    <Screen>
      <ErrorState title={say('failed')} onRetry={onRetry}>
        {say('failedHelp')}
      </ErrorState>
    </Screen>
  );
}

const Screen = styled('main')({ display: 'grid', placeContent: 'center', minHeight: '100dvh' });
