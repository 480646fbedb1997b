import type { UiLanguage } from '@chasqui/domain';
import { RULE_LIMITS } from '../rule-limits.js';

/** One thing that is wrong with a rule. */
export interface RuleIssue {
  /** Where: `rules[1].value`; empty for the rule itself. */
  path: string;
  /** What is wrong and what to do, in a sentence or two. */
  message: string;
}

/** A sentence in each language of the admin. */
export type Bilingual = Readonly<Record<UiLanguage, string>>;

/** The issues found so far. Reading stops when it is full, so that hostile input cannot make it long. */
export class Issues {
  readonly #found: { path: string; message: Bilingual }[] = [];

  get none(): boolean {
    return this.#found.length === 0;
  }

  get full(): boolean {
    return this.#found.length >= RULE_LIMITS.issues;
  }

  add(path: string, message: Bilingual): void {
    if (!this.full) this.#found.push({ path, message });
  }

  in(language: UiLanguage): RuleIssue[] {
    return this.#found.map(({ path, message }) => ({ path, message: message[language] }));
  }
}
