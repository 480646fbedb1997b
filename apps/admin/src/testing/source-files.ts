import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The admin's `src`. */
const SRC = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Paths below `src`, with slashes, for tests that look at the code itself. */
export function sourceFiles(wanted: (path: string) => boolean): string[] {
  const paths = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
  return paths.map(path => path.replaceAll(sep, '/')).filter(wanted);
}

export const readSource = (path: string) => readFileSync(join(SRC, path), 'utf8');
