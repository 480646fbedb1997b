import type { UiLanguage } from '@chasqui/domain';
import type { RuleCatalog } from '../rule-context.js';

/** How a row is to be put into words. */
export interface Phrase {
  readonly language: UiLanguage;
  /** Say the opposite: `Plan is not gold`. */
  readonly negated: boolean;
  /** Where labels come from. */
  readonly catalog: RuleCatalog;
}

/** The affirmative and the negative wording in each language. */
export type Wordings = Readonly<Record<UiLanguage, readonly [affirmative: string, negative: string]>>;

/** Picks the wording that the phrase asks for. */
export function say({ language, negated }: Phrase, wordings: Wordings): string {
  return wordings[language][negated ? 1 : 0];
}
