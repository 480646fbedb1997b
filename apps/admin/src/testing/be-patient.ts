import { jest } from '@jest/globals';
import { configure } from '@testing-library/react';

/**
 * For tests that show a whole page: a second is not much for it where other tests use the machine as well. What comes
 * at once is not waited for.
 */
export function bePatient(): void {
  configure({ asyncUtilTimeout: 30_000 });
  jest.setTimeout(90_000);
}
