import type { Language } from './language.js';
import type { Dictionary, Translation } from './translate.js';

/** One room's sentences, fetched per language when the room is first shown. */
export interface Texts<English extends Dictionary> {
  /** Fetches the dictionary once; the promise is the same for every caller, and React reads a fulfilled one at once. */
  load(language: Language): Promise<Translation<English>>;
}

const inUse = new Set<Texts<Dictionary>>();

/**
 * Declares the sentences of a room or a folder:
 *
 *     export const campaignTexts = defineTexts({
 *       en: () => import('./locales/en.js'),
 *       es: () => import('./locales/es.js'),
 *     });
 *
 * `en.ts` ends in `export default {...} as const`, `es.ts` in `export default {...} satisfies Translation<typeof en>`.
 */
export function defineTexts<English extends Dictionary>(sources: {
  en: () => Promise<{ default: English }>;
  es: () => Promise<{ default: Translation<English> }>;
}): Texts<English> {
  const coming = new Map<Language, Promise<Translation<English>>>();

  const fetchDictionary = async (language: Language) =>
    (await sources[language]()).default as Translation<English>;

  const texts: Texts<English> = {
    load(language) {
      inUse.add(texts);
      const known = coming.get(language);
      if (known) return known;
      const dictionary = fetchDictionary(language);
      coming.set(language, dictionary);
      dictionary.then(
        // What React's `use` looks for, so that words which are here already do not suspend for a tick.
        value => Object.assign(dictionary, { status: 'fulfilled', value }),
        // So that trying again asks the server again.
        () => coming.delete(language),
      );
      return dictionary;
    },
  };
  return texts;
}

/** Fetches in another language everything that was needed so far, so that switching leaves no gaps. */
export async function loadTextsInUse(language: Language): Promise<void> {
  await Promise.all([...inUse].map(texts => texts.load(language)));
}
