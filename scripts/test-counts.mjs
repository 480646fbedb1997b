// How a run of the tests went, from the results that jest wrote and the status that it ended with.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './turbo.mjs';

/**
 * Whatever is not known to have gone well is a failure: no results, half of them, a status other than 0, or nothing run.
 *
 * @returns the counts, the files of which tests were skipped, and the files that failed with the names of their failed
 * tests (none where a file could not be run at all).
 */
export function countTests(file, status) {
  const results = read(file);
  if (results === null) return { passed: 0, failed: 1, skipped: 0, skippedIn: [], failedIn: [] };
  const { numPassedTests: passed, numPendingTests: skipped, numTotalTests: all } = results;
  const broken = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const failed = status === 0 && all > 0 ? broken : Math.max(1, broken);
  const skippedIn = results.testResults.filter(suite => has(suite, 'pending')).map(nameOf);
  const failedIn = results.testResults
    .filter(suite => suite.status === 'failed' || has(suite, 'failed'))
    .map(suite => ({
      file: nameOf(suite),
      passed: suite.assertionResults.filter(test => test.status === 'passed').length,
      tests: suite.assertionResults.filter(test => test.status === 'failed').map(test => test.fullName),
    }));
  return { passed, failed, skipped, skippedIn, failedIn };
}

const has = (suite, status) => suite.assertionResults.some(test => test.status === status);

const nameOf = suite => relative(root, suite.name).replaceAll('\\', '/');

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
