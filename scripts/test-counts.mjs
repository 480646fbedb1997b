// How a run of the tests went, from the results that jest wrote and the status that it ended with.
// On its own it prints "passed failed skipped": node scripts/test-counts.mjs RESULTS STATUS
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './turbo.mjs';

/**
 * Whatever is not known to have gone well is a failure: no results, half of them, a status other than 0, or nothing run.
 *
 * @returns the counts, and the files of which tests were skipped.
 */
export function countTests(file, status) {
  const results = read(file);
  if (results === null) return { passed: 0, failed: 1, skipped: 0, skippedIn: [] };
  const { numPassedTests: passed, numPendingTests: skipped, numTotalTests: all } = results;
  const broken = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const failed = status === 0 && all > 0 ? broken : Math.max(1, broken);
  const skippedIn = results.testResults
    .filter(suite => suite.assertionResults.some(test => test.status === 'pending'))
    .map(suite => relative(root, suite.name).replaceAll('\\', '/'));
  return { passed, failed, skipped, skippedIn };
}

function read(file) {
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'));
    const counts = [
      results.numPassedTests,
      results.numPendingTests,
      results.numFailedTests,
      results.numRuntimeErrorTestSuites,
      results.numTotalTests,
    ];
    return counts.every(Number.isInteger) && Array.isArray(results.testResults) ? results : null;
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed, skipped } = countTests(process.argv[2], Number(process.argv[3]));
  process.stdout.write(`${passed} ${failed} ${skipped}\n`);
}
