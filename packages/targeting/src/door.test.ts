import { expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = dirname(fileURLToPath(import.meta.url));

/** The files that a file loads, itself included, and the packages. */
function loadedFrom(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)';/gms);
  for (const [, specifier = ''] of imports) {
    if (specifier.startsWith('.')) loadedFrom(join(dirname(file), specifier.replace(/\.js$/, '.ts')), seen);
    else seen.add(specifier);
  }
  return seen;
}

it('lets browsers in: the main entry loads the domain and nothing of the server', () => {
  const loaded = [...loadedFrom(join(src, 'index.ts'))];
  const files = loaded.filter(name => name.startsWith(src)).map(name => relative(src, name));
  expect(loaded.filter(name => !name.startsWith(src))).toEqual(['@chasqui/domain']);
  expect(files).toContain(join('rows', 'tag.ts'));
  expect(files.filter(file => file.endsWith('.sql.ts') || file.startsWith('sql'))).toEqual([]);
});

it('keeps SQL text in the files named for it', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' });
  const withSql = files.filter(
    file => file.endsWith('.ts') && /(^|[^a-z])sql`/i.test(readFileSync(join(src, file), 'utf8')),
  );
  expect(withSql.filter(file => !/\.sql\.ts$|^sql.|\.test\.ts$/.test(file))).toEqual([]);
});
