// Generates `src/gql` from the server's schema and the documents in the features. Where no feature has a document yet,
// there is nothing to generate, and no schema is needed.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const sources = readdirSync(join(root, 'src'), { recursive: true })
  .filter(path => /\.tsx?$/.test(path) && !/^(gql|gallery)\b/.test(path))
  .map(path => readFileSync(join(root, 'src', path), 'utf8'));

if (sources.some(text => /\bfrom '[./]+\/gql\//.test(text))) {
  const cli = join(
    dirname(createRequire(import.meta.url).resolve('@graphql-codegen/cli/package.json')),
    'cjs/bin.js',
  );
  const run = spawnSync(process.execPath, [cli, '--config', 'codegen.ts'], { cwd: root, stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
} else {
  console.log('No GraphQL documents: nothing to generate.');
}
