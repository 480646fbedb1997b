import { type Phrase, say } from '../phrasing/phrase.js';
import { listed } from '../phrasing/words.js';

/** `Plan is gold or platinum`, `Plan is neither gold nor platinum`: for one value of several. */
export function describeIsOneOf(subject: string, values: readonly string[], phrase: Phrase): string {
  return say(phrase, {
    en: [`${subject} is ${listed(values, 'or', 'en')}`, `${subject} is ${noneInEnglish(values)}`],
    es: [`${subject} es ${listed(values, 'or', 'es')}`, `${subject} no es ${listed(values, 'nor', 'es')}`],
  });
}

/** `not a`; `neither a nor b`; `none of a, b and c`. */
export function noneInEnglish(values: readonly string[]): string {
  if (values.length === 1) return `not ${listed(values, 'or', 'en')}`;
  if (values.length === 2) return `neither ${listed(values, 'nor', 'en')}`;
  return `none of ${listed(values, 'and', 'en')}`;
}
