import type { AttributeDeclaration, AttributeValue } from '@chasqui/domain';

/** What a rule may name. A rule that names anything else is refused. */
export interface RuleCatalog {
  readonly attributes: readonly AttributeDeclaration[];
}

/** The clock that a rule is read by. `evaluateRule` and `compileRule` pick the same people for the same context. */
export interface RuleContext {
  readonly now: Date;
  /** IANA name of the organisation's time zone; it decides which day is today. */
  readonly timeZone: string;
}

/** What rules look at in one user. Each row kind reads its own part. */
export interface TargetedUser {
  /** As stored: a value of another type than declared counts as missing. */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly tags: readonly string[];
}
