import { Notice } from '../../components/states/Notice.js';
import { useTexts } from '../../i18n/index.js';
import { ConflictNotice } from './ConflictNotice.js';
import { editorTexts } from './texts.js';
import type { Autosave } from './useAutosave.js';
import type { Issue } from './usePreview.js';

export interface SaveTroubleProps {
  saving: Pick<Autosave<object>, 'state' | 'keepMine' | 'loadTheirs'>;
  issues: readonly Issue[];
  /** The fields that say themselves what is wrong with them. */
  fields: readonly string[];
}

/** Why the draft is not saved, as far as no field and no line says it. */
export function SaveTrouble({ saving, issues, fields }: SaveTroubleProps) {
  const say = useTexts(editorTexts);
  const { state } = saving;
  if (state.kind === 'conflict') return <ConflictNotice saving={saving} />;
  if (state.kind === 'waiting' && state.words) return <Notice tone="warn" title={state.words.message} />;
  if (state.kind !== 'refused') return null;
  const { words } = state;
  if (words.fields.length === 0)
    return (
      <Notice tone="bad" title={words.message}>
        {say('keptHelp')}
      </Notice>
    );
  const inBody = issues.some(({ place, severity }) => place === 'BODY' && severity === 'ERROR');
  const unsaid = words.fields.filter(({ path }) => !fields.includes(path) && !inBody);
  if (unsaid.length === 0) return null;
  return (
    <Notice tone="bad" title={unsaid.map(({ message }) => message).join(' ')}>
      {say('refusedHelp')}
    </Notice>
  );
}
