import { type Phrase, say } from '../phrasing/phrase.js';

/** The condition that every kind of datum has: it is there. */
export interface IsSet {
  operator: 'isSet';
}

export function describeIsSet(subject: string, phrase: Phrase): string {
  return say(phrase, {
    en: [`${subject} is set`, `${subject} is not set`],
    es: [`${subject} tiene valor`, `${subject} no tiene valor`],
  });
}
