/** The languages of the admin, by their ISO 639-1 codes, each under its own name. */
export const LANGUAGES = { en: 'English', es: 'Español' } as const;
export type Language = keyof typeof LANGUAGES;

const LANGUAGE_KEY = 'chasqui.language';

const isLanguage = (value: unknown): value is Language =>
  typeof value === 'string' && Object.hasOwn(LANGUAGES, value);

/**
 * @param chosen what the member chose before, if anything
 * @param preferred the browser's languages, best first (BCP 47)
 * @returns the language to speak: the chosen one, else the first that we speak, else English
 */
export function pickLanguage(chosen: string | null, preferred: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  return preferred.map(tag => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

/**
 * Words follow the language; numbers and dates follow the region too, where the browser names one for it.
 *
 * @returns a BCP 47 tag for `Intl`: `en-GB` for English in a browser set to British English
 */
export function pickLocale(language: Language, preferred: readonly string[]): string {
  return preferred.find(tag => tag.toLowerCase().startsWith(`${language}-`)) ?? language;
}

/** The language to start in. Once the app runs, `useLanguage` knows better only where storage is blocked. */
export const startingLanguage = (): Language => pickLanguage(storedLanguage(), navigator.languages);

/** The member's choice, from this browser's storage; null where there is none or storage is blocked. */
function storedLanguage(): string | null {
  try {
    return localStorage.getItem(LANGUAGE_KEY);
  } catch {
    return null; // Storage is blocked: the browser's language holds.
  }
}

export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(LANGUAGE_KEY, language);
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
  }
}
