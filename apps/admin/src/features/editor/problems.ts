import type { CodeProblem } from '../../components/code/source.js';
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
