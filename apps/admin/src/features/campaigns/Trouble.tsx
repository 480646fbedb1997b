import type { RefusalWords } from '../../api/useRefusalWords.js';
import { Notice } from '../../components/states/Notice.js';

/** Why a dialog's decision was refused; the dialog stays open. */
export function Trouble({ words }: { words: RefusalWords }) {
  return (
    <Notice tone="bad" title={words.message}>
      {words.fields.length > 0 && (
        <ul>
          {words.fields.map(({ path, message }) => (
            <li key={`${path} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
