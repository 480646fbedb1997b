import { Notice } from '../../components/states/Notice.js';
import { useTexts } from '../../i18n/index.js';
import { editorTexts } from './texts.js';
import { useVariables } from './useVariables.js';

/** Names what prints nothing in the preview, as the member knows it; what has no other name stands as it is written. */
export function MissingValues({ paths }: { paths: readonly string[] }) {
  const say = useTexts(editorTexts);
  const { ofPerson, attributes } = useVariables();
  const known = [...ofPerson, ...attributes];
  const names = paths.map(path => known.find(variable => variable.path === path)?.label ?? path);
  return <Notice tone="info">{say('missing', { names: names.join(', ') })}</Notice>;
}
