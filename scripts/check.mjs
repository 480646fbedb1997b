// `pnpm check`: everything that must be right before a change is merged, in the order in which it fails fastest.
// With --no-tests the tests are left out (they were run before).
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './turbo.mjs';

const pnpm = process.env.npm_execpath;
const steps = [
  ['format', ['run', 'format:check']],
  ['lint', ['run', 'lint']],
  ['types', ['run', 'types']],
  ['import rules', ['run', 'imports']],
  ['build', ['run', 'build']],
  ['schema.graphql is fresh', ['--filter', '@chasqui/server', 'run', 'schema', '--check']],
  ['bundle sizes', ['--filter', '@chasqui/admin', 'run', 'size']],
];

let passed = 0;
let failed = 0;
for (const [name, args] of steps) step(name, () => runPnpm(args));
if (!process.argv.includes('--no-tests')) countTests();
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

function step(name, run) {
  const began = performance.now();
  const ok = run();
  if (ok) passed += 1;
  else failed += 1;
  process.stdout.write(
    `${ok ? 'ok  ' : 'FAIL'}  ${name} (${((performance.now() - began) / 1_000).toFixed(1)} s)\n`,
  );
}

/** Runs a step quietly; what a failing one said is shown. */
function runPnpm(args) {
  const [command, first] = pnpm?.endsWith('js') ? [process.execPath, [pnpm]] : [pnpm ?? 'pnpm', []];
  const run = spawnSync(command, [...first, ...args], { cwd: root, encoding: 'utf8' });
  if (run.status !== 0)
    process.stdout.write(`${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}\n`);
  return run.status === 0;
}

function countTests() {
  const results = join(tmpdir(), `chasqui-test-results-${process.pid}.json`);
  const run = spawnSync(process.execPath, [join(root, 'scripts/test.mjs')], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHASQUI_TEST_RESULTS: results },
  });
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(results, 'utf8'));
  rmSync(results);
  passed += numPassedTests;
  failed += Math.max(numFailedTests, run.status === 0 ? 0 : Math.max(1, numFailedTestSuites));
}
