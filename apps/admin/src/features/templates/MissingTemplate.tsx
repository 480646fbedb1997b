import { LoadError } from '../../api/LoadError.js';
import { MissingPage } from '../../components/page/MissingPage.js';
import { useTexts } from '../../i18n/index.js';
import { templateTexts } from './texts.js';

export interface MissingTemplateProps {
  /** What it could not be loaded for; absent where it is gone. */
  error: unknown;
  onRetry: () => void;
}

/** In place of an editor whose template is gone or could not be loaded. */
export function MissingTemplate({ error, onRetry }: MissingTemplateProps) {
  const say = useTexts(templateTexts);
  return (
    <MissingPage
      gone={say('gone')}
      way={{ to: '/templates', label: say('toTemplates') }}
      failure={
        error === undefined ? undefined : (
          <LoadError title={say('oneNotLoaded')} error={error} onRetry={onRetry} />
        )
      }
    />
  );
}
