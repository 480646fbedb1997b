import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { assertNever } from '@chasqui/domain';
import { useCallback } from 'react';
import { formatDuration, useLanguage, useTexts, type Say } from '../i18n/index.js';
import type en from './locales/en.js';
import { refusalOf, type ApiRefusal } from './refusal.js';
import { useServerWords } from './server-words/useServerWords.js';
import { apiTexts } from './texts.js';

/** A failed operation in the member's words, in the shape that `useForm` takes from `save`. */
export interface RefusalWords {
  message: string;
  fields: readonly { path: string; message: string }[];
}

/**
 * Says what went wrong and what to do, for anything that an Apollo operation rejects with:
 *
 *     const refusalWords = useRefusalWords();
 *     save: async values => {
 *       try { await createCampaign({ variables: { input: values } }); }
 *       catch (error) { return refusalWords(error); }
 *     }
 */
export function useRefusalWords(): (error: unknown) => RefusalWords {
  const say = useTexts(apiTexts);
  const { locale } = useLanguage();
  const serverWords = useServerWords();
  return useCallback(
    error => {
      const refusal = readRefusal(error);
      if (!refusal) return { message: say('unreachable'), fields: [] };
      const fields = refusal.fields.map(({ path, message }) => ({ path, message: serverWords(message) }));
      const message = sentence({ ...refusal, message: serverWords(refusal.message) }, say, locale);
      return { message, fields };
    },
    [say, locale, serverWords],
  );
}

function sentence(refusal: ApiRefusal, say: Say<typeof en>, locale: string): string {
  const { code, message, fields, reference, retryAfterSeconds } = refusal;
  switch (code) {
    case 'UNAUTHENTICATED':
      return say('unauthenticated');
    case 'FORBIDDEN':
      return say('forbidden');
    case 'NOT_FOUND':
      return say('notFound');
    case 'BAD_USER_INPUT':
      return fields.length > 0 ? say('badInput') : message;
    case 'CONFLICT':
      return message;
    case 'LIMIT_EXCEEDED':
      if (retryAfterSeconds === undefined) return message;
      return say('tooOften', { duration: formatDuration(retryAfterSeconds, locale) });
    case 'INTERNAL':
      return reference === undefined ? say('internal') : say('internalReference', { reference });
    default:
      return assertNever(code);
  }
}

/** The refusal behind an error of Apollo; nothing for a network that failed. */
export function readRefusal(error: unknown): ApiRefusal | undefined {
  return CombinedGraphQLErrors.is(error) ? refusalOf(error.errors) : undefined;
}
