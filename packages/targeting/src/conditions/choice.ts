import { assertNever, type AttributeDeclaration } from '@chasqui/domain';
import type { NodeReader } from '../parsing/node-reader.js';
import { readOneOf } from '../parsing/operands.js';
import type { Phrase } from '../phrasing/phrase.js';
import { readChoices } from './choices.js';
import { describeIsOneOf } from './is-one-of.js';
import { describeIsSet, type IsSet } from './is-set.js';

export const CHOICE_OPERATORS = ['anyOf', 'isSet'] as const;

/** What can be asked of one value out of declared choices. Compared exactly as declared. */
export type ChoiceCondition = { operator: 'anyOf'; values: string[] } | IsSet;

export function parseChoiceCondition(
  node: NodeReader,
  declaration: AttributeDeclaration,
): ChoiceCondition | null {
  const operator = readOneOf(node, 'operator', CHOICE_OPERATORS);
  if (operator === null || operator === 'isSet') return operator && { operator };
  const values = readChoices(node, declaration);
  return values && { operator, values };
}

/** Anything but a text that is not empty counts as missing, and does not match. */
export function choiceMatches(condition: ChoiceCondition, datum: unknown): boolean {
  if (typeof datum !== 'string' || datum === '') return false;
  switch (condition.operator) {
    case 'anyOf':
      return condition.values.includes(datum);
    case 'isSet':
      return true;
    default:
      return assertNever(condition);
  }
}

export function describeChoiceCondition(subject: string, condition: ChoiceCondition, phrase: Phrase): string {
  return condition.operator === 'isSet'
    ? describeIsSet(subject, phrase)
    : describeIsOneOf(subject, condition.values, phrase);
}
