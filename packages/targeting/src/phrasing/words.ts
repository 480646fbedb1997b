import type { UiLanguage } from '@chasqui/domain';
import { quote } from './quote.js';

/** How many values of a list are named. */
const SHOWN = 10;

/** Values that would be taken for a word of the sentence. */
const JOINING = { en: /^(and|or|nor|not)$/i, es: /^(y|e|o|u|ni|no)$/i };

/** A value as a sentence shows it: bare when it reads as one word, else in quotation marks. */
export function quoted(value: string, language: UiLanguage): string {
  const oneWord = /^[\p{L}\p{M}\p{N}_.@+-]{1,60}$/u.test(value);
  return oneWord && !JOINING[language].test(value) ? value : quote(value, language);
}

/** Values of a row: `a`, `a or b`, `a, b or c`; beyond ten, `... or 7 others`. */
export function listed(
  values: readonly string[],
  conjunction: 'and' | 'or' | 'nor',
  language: UiLanguage,
): string {
  const shown = values.length > SHOWN + 1 ? values.slice(0, SHOWN) : values;
  const rest = values.length - shown.length;
  const words = shown.map(value => quoted(value, language));
  if (rest > 0) words.push(language === 'es' ? `otros ${rest}` : `${rest} others`);
  const last = words.pop() ?? '';
  if (words.length === 0) return last;
  return `${words.join(', ')} ${conjunctionBefore(last, conjunction, language)} ${last}`;
}

/** Clauses of a group: `A, and B`; `A, B, and C`. The comma tells them from the values inside a clause. */
export function joinedClauses(
  clauses: readonly string[],
  conjunction: 'and' | 'or',
  language: UiLanguage,
): string {
  const last = clauses.at(-1) ?? '';
  if (clauses.length === 1) return last;
  return `${clauses.slice(0, -1).join(', ')}, ${conjunctionBefore(last, conjunction, language)} ${last}`;
}

/** In Spanish, `y` is `e` before the sound of i, and `o` is `u` before the sound of o. */
function conjunctionBefore(next: string, conjunction: 'and' | 'or' | 'nor', language: UiLanguage): string {
  if (language === 'en') return conjunction;
  const sound = next.replace(/^[«(]+/, '');
  switch (conjunction) {
    case 'and':
      return /^h?[ií](?![aeou])/i.test(sound) ? 'e' : 'y';
    case 'or':
      return /^(h?[oó]|8|11(?!\d))/i.test(sound) ? 'u' : 'o';
    case 'nor':
      return 'ni';
  }
}

/** A number as the language writes it, never rounded. */
export function numberInWords(value: number, language: UiLanguage): string {
  return language === 'es' ? String(value).replace('.', ',') : String(value);
}

/** An ISO date in full: `28 February 2026`, `28 de febrero de 2026`. */
export function dateInWords(date: string, language: UiLanguage): string {
  const locale = language === 'es' ? 'es' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** Begins a sentence, unless its first word is written like `iPhone`. */
export function capitalised(sentence: string): string {
  const [first = '', second = ''] = sentence;
  const ownCase = second !== second.toLowerCase();
  return ownCase ? sentence : first.toUpperCase() + sentence.slice(first.length);
}
