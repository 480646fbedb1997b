import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printSchema } from 'graphql';
import 'reflect-metadata';
import { createSchema } from './build-schema.js';

// Writes apps/server/schema.graphql; with --check it only says whether the committed file is fresh.
const file = fileURLToPath(new URL('../../schema.graphql', import.meta.url));
const text = `${printSchema(createSchema())}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  process.stderr.write(
    'apps/server/schema.graphql is stale: run "pnpm --filter @chasqui/server run schema" and commit it.\n',
  );
  process.exitCode = 1;
}
