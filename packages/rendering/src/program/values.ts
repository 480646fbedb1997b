import type { VariablePath } from '../variables/variable-catalog.js';

/** The values of one user, nested as the paths of the program are: `{ user: { attributes: { plan: 'gold' } } }`. */
export type MessageValues = Readonly<Record<string, unknown>>;

/** Reads own properties along a path; undefined where there is nothing. */
export function readValue(values: MessageValues, path: VariablePath): unknown {
  let value: unknown = values;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/**
 * The values at the paths and nothing else. Where there is none an own property says so: Liquid would otherwise make up
 * a `size`. It holds undefined, since to the engine null is less than one.
 */
export function pickValues(values: MessageValues, paths: readonly VariablePath[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const path of paths) {
    let inner = picked;
    for (const key of path.slice(0, -1)) inner = (inner[key] ??= {}) as Record<string, unknown>;
    const last = path.at(-1);
    if (last !== undefined) inner[last] = readValue(values, path) ?? undefined;
  }
  return picked;
}

/** Whether a preview should say that the user has nothing there. */
export function isMissing(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** Those of the paths that printed nothing, as they are written in Liquid, in the order of the paths. */
export function emptyPaths(paths: readonly VariablePath[], printedNothing: ReadonlySet<string>): string[] {
  return paths.map(path => path.join('.')).filter(path => printedNothing.has(path));
}
