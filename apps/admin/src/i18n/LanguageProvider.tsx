import {
  createContext,
  startTransition,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import { pickLocale, storeLanguage, type Language } from './language.js';
import { loadTextsInUse } from './texts.js';

export interface LanguageChoice {
  language: Language;
  /** For `Intl`: the language with the browser's region. */
  locale: string;
  /** Fetches what is missing, then switches everything at once and remembers the choice in this browser. */
  choose: (language: Language) => Promise<void>;
}

const LanguageContext = createContext<LanguageChoice | null>(null);

/** Speaks `initial` until the member chooses another language, and says so on the page's `lang`. */
export function LanguageProvider({ initial, children }: { initial: Language; children: ReactNode }) {
  const [language, setLanguage] = useState(initial);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const choose = useCallback(async (next: Language) => {
    await loadTextsInUse(next);
    storeLanguage(next);
    startTransition(() => setLanguage(next));
  }, []);

  const choice = useMemo(
    () => ({ language, locale: pickLocale(language, navigator.languages), choose }),
    [language, choose],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

/** The language being spoken, the locale for `Intl`, and the way to choose another. */
export function useLanguage(): LanguageChoice {
  const choice = use(LanguageContext);
  if (!choice) throw new Error('useLanguage outside of a LanguageProvider');
  return choice;
}
