// How much script the first pages fetch, after gzip, against their budgets; fails when one is exceeded.
// Run after `vite build`: node scripts/bundle-size.mjs [--parts]
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

const ENTRY = 'index.html';
const ENGLISH = 'src/components/locales/en.ts';
const SIGN_IN = ['src/features/session/SignInPage.tsx', 'src/features/session/locales/en.ts', ENGLISH];
const APP = ['src/app/SignedInApp.tsx', 'src/app/locales/en.ts'];
/** The screen that one comes to after signing in, and all words that it may need. */
const FIRST_SCREEN = 'src/features/campaigns/CampaignsPage.tsx';
const WORDS = Object.keys(manifest).filter(name =>
  /^src\/(api|features\/campaigns)\/.*locales\/en\.ts$/.test(name),
);
const CAMPAIGNS = [FIRST_SCREEN, ...WORDS];
if (!manifest[FIRST_SCREEN] && Object.keys(manifest).some(name => name.startsWith('src/features/campaigns/')))
  throw new Error(`The first screen is not ${FIRST_SCREEN}; name it here.`);

/** Files of the chunks and of all that they import statically. */
function filesOf(names, files = new Set()) {
  for (const name of names) {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) continue;
    files.add(chunk.file);
    filesOf(chunk.imports ?? [], files);
  }
  return files;
}

const sizes = new Map();
function gzipped(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
  return sizes.get(file);
}

const pages = [
  { page: 'sign-in', limit: 120_000, chunks: [ENTRY, ...SIGN_IN] },
  {
    page: 'campaign list, after signing in',
    limit: 250_000,
    chunks: [ENTRY, ...SIGN_IN, ...APP, ...CAMPAIGNS],
  },
];
let exceeded = false;
for (const { page, limit, chunks } of pages) {
  const missing = chunks.filter(name => !manifest[name]);
  const files = [...filesOf(chunks)].filter(file => file.endsWith('.js'));
  const total = files.reduce((sum, file) => sum + gzipped(file), 0);
  const verdict = total <= limit ? 'ok' : 'TOO MUCH';
  console.log(
    `${verdict.padEnd(9)} ${(total / 1000).toFixed(1).padStart(6)} KB of ${limit / 1000} KB  ${page} (${files.length} files)`,
  );
  if (process.argv.includes('--parts'))
    for (const file of files.toSorted((a, b) => gzipped(b) - gzipped(a)))
      console.log(`${' '.repeat(10)}${(gzipped(file) / 1000).toFixed(1).padStart(6)} KB  ${file}`);
  if (missing.length > 0) console.log(`${' '.repeat(10)}not written yet: ${missing.join(', ')}`);
  exceeded ||= total > limit;
}
process.exitCode = exceeded ? 1 : 0;
