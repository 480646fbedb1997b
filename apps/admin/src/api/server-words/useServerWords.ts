import { useEffect, useState } from 'react';
import { useLanguage } from '../../i18n/index.js';
import type { Translate } from './translator.js';

const asTheyAre: Translate = words => words;

/** Fetched when they are first needed, once. */
let spanish: Promise<Translate> | undefined;
let here: Translate | undefined;

async function fetchSpanish(): Promise<Translate> {
  try {
    here = (await import('./in-spanish.js')).inSpanish;
    return here;
  } catch (error) {
    spanish = undefined; // The next screen asks again.
    throw error;
  }
}

/**
 * Says what the server said, which is always English, in the member's language: `say("Give a name.")`. Until the
 * translations are here, and for what they do not know (the words of a relay, a name), the English stands.
 */
export function useServerWords(): Translate {
  const { language } = useLanguage();
  const [known, setKnown] = useState(() => here);
  useEffect(() => {
    if (language !== 'es' || known) return;
    let shown = true;
    const take = (translate: Translate) => {
      if (shown) setKnown(() => translate);
    };
    (spanish ??= fetchSpanish()).then(take, () => {});
    return () => {
      shown = false;
    };
  }, [language, known]);
  return language === 'es' && known ? known : asTheyAre;
}
