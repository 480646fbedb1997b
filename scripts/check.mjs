// `pnpm check`: everything that must be right before a change is merged, in the order in which it fails fastest.
// With --no-tests the tests are left out (they were run before). The last line says how it went: "412 passed, 0 failed".
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countTests } from './test-counts.mjs';
import { root } from './turbo.mjs';

const pnpm = process.env.npm_execpath;
const steps = [
  ['format', ['run', 'format:check']],
  ['lint', ['run', 'lint']],
  ['types', ['run', 'types']],
  ['import rules', ['run', 'imports']],
  ['nothing unused', ['run', 'unused']],
  ['build', ['run', 'build']],
  ['schema.graphql is fresh', ['--filter', '@chasqui/server', 'run', 'schema', '--check']],
  ['bundle sizes', ['--filter', '@chasqui/admin', 'run', 'size']],
];

let passed = 0;
let failed = 0;
let skipped = 0;
for (const [name, args] of steps) step(name, () => runPnpm(args));
if (!process.argv.includes('--no-tests')) runTests();
process.stdout.write(`${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}\n`);
process.exit(failed === 0 ? 0 : 1);

function step(name, run) {
  const began = performance.now();
  const ok = run();
  if (ok) passed += 1;
  else failed += 1;
  say(ok, name, began);
}

function say(ok, what, began) {
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'}  ${what} (${seconds} s)\n`);
}

/** Runs a step quietly; what a failing one said is shown. */
function runPnpm(args) {
  const [command, first] = pnpm?.endsWith('js') ? [process.execPath, [pnpm]] : [pnpm ?? 'pnpm', []];
  const run = spawnSync(command, [...first, ...args], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (run.status !== 0)
    process.stdout.write(`${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}\n`);
  return run.status === 0;
}

function runTests() {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'chasqui-check-'));
  const results = join(folder, 'results.json');
  const run = spawnSync(process.execPath, [join(root, 'scripts/test.mjs')], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHASQUI_TEST_RESULTS: results },
  });
  const counts = countTests(results, run.status);
  rmSync(folder, { recursive: true, force: true });
  passed += counts.passed;
  failed += counts.failed;
  skipped += counts.skipped;
  say(counts.failed === 0, 'tests', began);
  if (skipped > 0) process.stdout.write(`skip  ${skippedTests(counts)}\n`);
}

function skippedTests(counts) {
  return counts.skippedIn.every(file => file.startsWith('apps/admin/e2e/'))
    ? `the ${counts.skipped} browser tests: no Chromium was found; install one, or set CHROMIUM_PATH`
    : `${counts.skipped} tests, in ${counts.skippedIn.join(', ')}`;
}
