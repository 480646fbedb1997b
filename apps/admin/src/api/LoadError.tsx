import { ErrorState } from '../components/states/ErrorState.js';
import { useTexts } from '../i18n/index.js';
import { apiTexts } from './texts.js';
import { readRefusal } from './useRefusalWords.js';

export interface LoadErrorProps {
  /** What could not be loaded: "The deliveries could not be loaded". */
  title: string;
  /** What the query failed with. */
  error: unknown;
  onRetry: () => void;
}

/** In place of what a query should have brought: what happened, and the way to try again. */
export function LoadError({ title, error, onRetry }: LoadErrorProps) {
  const say = useTexts(apiTexts);
  const refusal = readRefusal(error);
  if (!refusal)
    return (
      <ErrorState title={title} onRetry={onRetry}>
        {say('loadUnreachable')}
      </ErrorState>
    );
  if (refusal.code === 'FORBIDDEN') return <ErrorState title={title}>{say('loadForbidden')}</ErrorState>;
  const { reference } = refusal;
  return (
    <ErrorState title={title} onRetry={onRetry} {...(reference !== undefined && { reference })}>
      {say('loadFailed')}
    </ErrorState>
  );
}
