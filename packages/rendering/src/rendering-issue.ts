/** How much an issue weighs: an error refuses the save, a warning is shown. */
export const Severity = {
  ERROR: 'ERROR',
  WARNING: 'WARNING',
} as const;
export type Severity = (typeof Severity)[keyof typeof Severity];

/** The field of the message that an issue is about. */
export const Place = {
  SUBJECT: 'SUBJECT',
  PREHEADER: 'PREHEADER',
  BODY: 'BODY',
  ACTION_URL: 'ACTION_URL',
} as const;
export type Place = (typeof Place)[keyof typeof Place];

/** What is wrong with a source, and what to do about it. Lines and columns count from 1. */
export interface RenderingIssue {
  severity: Severity;
  place: Place;
  line: number | null;
  column: number | null;
  /** The variable, tag, filter or element that it is about. */
  name: string | null;
  message: string;
}

export interface Spot {
  place: Place;
  line: number | null;
  column: number | null;
}

/** Something that must be mended before the message can be made. @param name the variable, tag, filter or element that it is about */
export function error(spot: Spot, name: string | null, message: string): RenderingIssue {
  return issue(Severity.ERROR, spot, name, message);
}

/** Something worth a look. @param name the variable, tag, filter or element that it is about */
export function warning(spot: Spot, name: string | null, message: string): RenderingIssue {
  return issue(Severity.WARNING, spot, name, message);
}

function issue(severity: Severity, spot: Spot, name: string | null, message: string): RenderingIssue {
  return { severity, place: spot.place, line: spot.line, column: spot.column, name, message };
}

/** Whether something must be mended before the message can be made; warnings do not count. */
export function hasErrors(issues: readonly RenderingIssue[]): boolean {
  return issues.some(each => each.severity === Severity.ERROR);
}

/** In the order of the source, each said once. */
export function inOrder(issues: readonly RenderingIssue[]): RenderingIssue[] {
  const places = Object.keys(Place);
  const seen = new Set<string>();
  const distinct = issues.filter(each => {
    const key = JSON.stringify(each);
    return seen.has(key) ? false : seen.add(key);
  });
  return distinct.toSorted(
    (a, b) =>
      places.indexOf(a.place) - places.indexOf(b.place) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}
