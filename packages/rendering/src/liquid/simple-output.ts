import type { VariablePath } from '../variables/variable-catalog.js';
import { stringify, urlEncode } from './escaping.js';

/** `{{ path }}`, with at most a literal default and one escaping filter: evaluated without the engine. */
export interface SimpleOutput {
  path: VariablePath;
  fallback: string | null;
  urlEncoded: boolean;
}

const PATH = String.raw`[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*`;
const SIMPLE = new RegExp(
  String.raw`^(${PATH})(?:\s*\|\s*default\s*:\s*(?:"([^"\\]*)"|'([^'\\]*)'))?(?:\s*\|\s*(escape|escape_once|url_encode))?$`,
);

/** Reads the code of an output, or gives null if only the engine can evaluate it. */
export function readSimpleOutput(code: string): SimpleOutput | null {
  const match = SIMPLE.exec(code);
  if (match === null || match[1] === undefined) return null;
  return {
    path: match[1].split('.'),
    fallback: match[2] ?? match[3] ?? null,
    urlEncoded: match[4] === 'url_encode',
  };
}

/** Whether the filter `default` puts its own value in place of this one. */
function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** What the engine would write for the output, before it is escaped for its place. */
export function evaluateSimple(output: SimpleOutput, value: unknown): string {
  const text = output.fallback !== null && isEmpty(value) ? output.fallback : stringify(value);
  return output.urlEncoded ? urlEncode(text) : text;
}
