import type { RefusalWords } from '../../api/useRefusalWords.js';
import { Notice } from '../../components/states/Notice.js';

export interface TroubleProps {
  words: RefusalWords;
  /** What cannot be done yet, over the reasons; where there are none, the words say it themselves. */
  title?: string;
}

/** Why a dialog's decision was refused; the dialog stays open. */
export function Trouble({ words, title = words.message }: TroubleProps) {
  const reasons = [...new Set(words.fields.map(({ message }) => message))];
  if (reasons.length === 0) return <Notice tone="bad" title={words.message} />;
  return (
    <Notice tone="bad" title={title}>
      <ul>
        {reasons.map(reason => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Notice>
  );
}
