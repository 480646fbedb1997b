import type { CodeProblem } from '../../components/code/source.js';
import type { SaveState } from './useAutosave.js';
import type { Issue } from './usePreview.js';

/** What is wrong in the body, for the editor to mark at its line. */
export function problemsIn(issues: readonly Issue[]): CodeProblem[] {
  return issues
    .filter(issue => issue.place === 'BODY')
    .map(({ line, message, severity }) => ({
      line: line ?? 1,
      message,
      severity: severity === 'ERROR' ? 'error' : 'warning',
    }));
}

/** What is wrong with one of the lines around the body. */
export function problemOf(issues: readonly Issue[], place: string): string | undefined {
  return issues.find(issue => issue.place === place && issue.severity === 'ERROR')?.message;
}

/** What the last save said of one field, while it stands as it was refused. */
export function refusalOf(state: SaveState, field: string): string | undefined {
  if (state.kind !== 'refused') return undefined;
  return state.words.fields.find(({ path }) => path === field)?.message;
}
