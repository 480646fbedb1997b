/**
 * The form in which texts are compared, so that capitals do not matter: `Ángel` and `ÁNGEL` are both `ángel`.
 *
 * Each letter is replaced by its lower-case letter of the Unicode Character Database (the simple, one-to-one mapping),
 * and the Greek final sigma by the ordinary one. A letter stays as it is when its lower case would be several
 * characters (İ) or change the alphabet (the Kelvin sign). Nothing else is evened out: accents count, and `ß` is not
 * `ss`. The mapping looks at one character at a time, never at its neighbours, which is what lets SQL do the same
 * with the few letters that a rule names (see `fold-text.sql.ts`), whatever the database's locale is.
 */
export function foldText(text: string): string {
  return text.replace(/[A-Z]|[^\x00-\x7F]/gu, foldCharacter);
}

/** `foldText` for one character (one Unicode code point). */
export function foldCharacter(character: string): string {
  const lower = character.toLowerCase();
  if (lower === 'ς') return 'σ';
  if (isAscii(character) || lower === character) return lower;
  return isAscii(lower) || lower.length > lengthOfFirst(lower) ? character : lower;
}

export const isAscii = (text: string): boolean => /^[\x00-\x7F]*$/.test(text);

const lengthOfFirst = (text: string): number => ((text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
