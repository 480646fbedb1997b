// node scripts/test-again.mjs RESULTS STATUS SECONDS
//
// After a run of all tests: runs the files that failed once more, alone and one after another, since a test may fail only
// because others kept the machine busy. What fails again has failed; what passes alone is named, so that it is not hidden.
// Prints "passed failed skipped" of both runs together on its standard output, and everything else beside it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countTests } from './test-counts.mjs';
import { root } from './turbo.mjs';

const [results, status, seconds] = process.argv.slice(2);
const first = countTests(results, Number(status));
const { passed, failed, skipped } = first.failedIn.length > 0 ? runAgain() : first;
process.stdout.write(`${passed} ${failed} ${skipped}\n`);

/** @returns the counts of all tests, with what the second run said of the files that failed. */
function runAgain() {
  const files = first.failedIn.map(({ file }) => file);
  say(`\nOnce more and alone: ${files.join(', ')}`);
  const again = runAlone(files);
  if (again.passed === 0) return first;
  const failedAgain = new Map(again.failedIn.map(({ file, tests }) => [file, tests]));
  const recovered = first.failedIn.flatMap(({ file, tests }) => {
    const names = tests.length > 0 ? tests : [file];
    const still = failedAgain.get(file);
    return still === undefined ? names : names.filter(name => still.length > 0 && !still.includes(name));
  });
  if (recovered.length > 0)
    say(
      `${recovered.length === 1 ? '1 test' : `${recovered.length} tests`} failed beside others and passed alone: ${recovered.join('; ')}`,
    );
  const passedBefore = first.failedIn.reduce((sum, file) => sum + file.passed, 0);
  return {
    passed: first.passed - passedBefore + again.passed,
    failed: again.failed,
    skipped: first.skipped,
  };
}

function runAlone(files) {
  const folder = mkdtempSync(join(tmpdir(), 'chasqui-again-'));
  const file = join(folder, 'results.json');
  const tests = [join(root, 'scripts/test.mjs'), '--runInBand', '--runTestsByPath', ...files];
  const run = spawnSync('timeout', ['--kill-after=10s', `${seconds}s`, process.execPath, ...tests], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, CHASQUI_TEST_RESULTS: file },
  });
  const counts = countTests(file, run.status ?? 1);
  rmSync(folder, { recursive: true, force: true });
  return counts;
}

function say(line) {
  process.stderr.write(`${line}\n`);
}
