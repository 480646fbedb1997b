import type { UiLanguage } from '@chasqui/domain';

const LONGEST = 60;

/** A text in the language's quotation marks, cut after 60 characters. */
export function quote(text: string, language: UiLanguage): string {
  const characters = Array.from(text.slice(0, 4 * LONGEST));
  const cut = characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : text;
  return language === 'es' ? `«${cut}»` : `“${cut}”`;
}
