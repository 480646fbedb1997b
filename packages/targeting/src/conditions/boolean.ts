import { assertNever } from '@chasqui/domain';
import type { NodeReader } from '../parsing/node-reader.js';
import { readOneOf } from '../parsing/operands.js';
import { type Phrase, say } from '../phrasing/phrase.js';
import { describeIsSet, type IsSet } from './is-set.js';

export const BOOLEAN_OPERATORS = ['isTrue', 'isFalse', 'isSet'] as const;

/** What can be asked of a yes or no. Who lacks it is neither true nor false. */
export type BooleanCondition = { operator: 'isTrue' | 'isFalse' } | IsSet;

export function parseBooleanCondition(node: NodeReader): BooleanCondition | null {
  const operator = readOneOf(node, 'operator', BOOLEAN_OPERATORS);
  return operator && { operator };
}

/** Anything but true and false counts as missing, and does not match. */
export function booleanMatches({ operator }: BooleanCondition, datum: unknown): boolean {
  switch (operator) {
    case 'isTrue':
      return datum === true;
    case 'isFalse':
      return datum === false;
    case 'isSet':
      return typeof datum === 'boolean';
    default:
      return assertNever(operator);
  }
}

export function describeBooleanCondition(
  subject: string,
  { operator }: BooleanCondition,
  phrase: Phrase,
): string {
  if (operator === 'isSet') return describeIsSet(subject, phrase);
  const en = operator === 'isTrue' ? 'true' : 'false';
  const es = operator === 'isTrue' ? 'verdadero' : 'falso';
  return say(phrase, {
    en: [`${subject} is ${en}`, `${subject} is not ${en}`],
    es: [`${subject} es ${es}`, `${subject} no es ${es}`],
  });
}
