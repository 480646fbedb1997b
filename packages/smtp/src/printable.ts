const PLAIN = /^[ -~]*$/;
// Controls, line and paragraph separators, and the invisible characters that reorder or hide text.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** @returns the text with a space for each character that could end a line, hide or reorder what is shown. */
export function printable(text: string): string {
  return PLAIN.test(text) ? text : text.replace(UNPRINTABLE, ' ').trimEnd();
}

/** @returns at most `length` UTF-16 units of the text, never half a character; an ellipsis says that there was more. */
export function capped(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
