import { createContext, Fragment, use, useMemo, type ReactNode } from 'react';
import { useLanguage } from './LanguageProvider.js';
import type { Texts } from './texts.js';
import {
  fill,
  formOf,
  speech,
  stretches,
  translate,
  type Dictionary,
  type Message,
  type Speech,
  type TagNames,
  type Value,
  type Values,
} from './translate.js';

/** Whether words stand within a sentence rather than at its beginning: what `say.rich` puts into one does. */
export const InSentenceContext = createContext(false);

type Filling = Readonly<Record<string, Value>>;
type Arguments<M extends Message> = object extends Values<M> ? [] : [values: Values<M>];
type Marks<M extends Message> = { readonly [Tag in TagNames<M>]: (text: string) => ReactNode };

/** Says a sentence of a room. An unknown key, a missing value or a superfluous one is a type error. */
export interface Say<English extends Dictionary> {
  <Key extends keyof English & string>(key: Key, ...values: Arguments<English[Key]>): string;
  /** The same with markup: `say.rich('agree', { terms: text => <a href="/terms">{text}</a> })` for "I agree to the <terms>terms</terms>". */
  rich<Key extends keyof English & string>(
    key: Key,
    marks: Marks<English[Key]>,
    ...values: Arguments<English[Key]>
  ): ReactNode;
}

/**
 * The sentences of a room in the member's language. Suspends until they are here; routes fetch them together with the
 * screen, so that this is rarely seen.
 */
export function useTexts<English extends Dictionary>(texts: Texts<English>): Say<English> {
  const { language, locale } = useLanguage();
  const dictionary = use(texts.load(language));
  return useMemo(() => sayFrom<English>(dictionary, speech(locale)), [dictionary, locale]);
}

function sayFrom<English extends Dictionary>(dictionary: Dictionary, how: Speech): Say<English> {
  const message = (key: string) => {
    const found = dictionary[key];
    if (found === undefined) throw new Error(`No text for "${key}"`);
    return found;
  };
  const say = (key: string, values: Filling = {}) => translate(message(key), values, how);
  // Split before it is filled: what a member typed is never read as markup.
  const rich = (
    key: string,
    marks: Readonly<Record<string, (text: string) => ReactNode>>,
    values: Filling = {},
  ) =>
    stretches(formOf(message(key), values.count, how)).map(({ tag, text }, place) => {
      const words = fill(text, values, how);
      // A sentence's stretches never change places.
      // oxlint-disable-next-line react/no-array-index-key
      if (tag === undefined) return <Fragment key={place}>{words}</Fragment>;
      return (
        // oxlint-disable-next-line react/no-array-index-key
        <InSentenceContext key={place} value={place > 0}>
          {marks[tag]?.(words) ?? words}
        </InSentenceContext>
      );
    });
  return Object.assign(say, { rich }) as Say<English>;
}
