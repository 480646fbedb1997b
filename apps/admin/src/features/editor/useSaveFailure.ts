import { useCallback } from 'react';
import { readRefusal, useRefusalWords } from '../../api/useRefusalWords.js';
import type { SaveFailure } from './useAutosave.js';

/**
 * Tells from what a save rejected with whether it is to be corrected, tried again, or decided by people.
 *
 * @param othersSave a save says what it began from, so that CONFLICT means that somebody else saved meanwhile.
 */
export function useSaveFailure({ othersSave }: { othersSave: boolean }): (error: unknown) => SaveFailure {
  const refusalWords = useRefusalWords();
  return useCallback(
    error => {
      const refusal = readRefusal(error);
      switch (refusal?.code) {
        case undefined:
          return { kind: 'waiting', words: null };
        case 'INTERNAL':
        case 'LIMIT_EXCEEDED':
          return { kind: 'waiting', words: refusalWords(error) };
        case 'CONFLICT':
          return othersSave ? { kind: 'conflict' } : { kind: 'waiting', words: refusalWords(error) };
        case 'BAD_USER_INPUT':
        case 'FORBIDDEN':
        case 'NOT_FOUND':
        case 'UNAUTHENTICATED':
          return { kind: 'refused', words: refusalWords(error) };
      }
    },
    [refusalWords, othersSave],
  );
}
