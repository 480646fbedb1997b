import { assertNever, type AttributeDeclaration } from '@chasqui/domain';
import type { NodeReader } from '../parsing/node-reader.js';
import { readOneOf } from '../parsing/operands.js';
import { type Phrase, say } from '../phrasing/phrase.js';
import { listed } from '../phrasing/words.js';
import { readChoices } from './choices.js';
import { describeIsSet, type IsSet } from './is-set.js';
import { noneInEnglish } from './is-one-of.js';

export const LIST_OPERATORS = ['anyOf', 'allOf', 'isSet'] as const;

/** What can be asked of a list. Entries are compared exactly, capitals included. */
export type ListCondition = { operator: 'anyOf' | 'allOf'; values: string[] } | IsSet;

export function parseListCondition(
  node: NodeReader,
  declaration: AttributeDeclaration,
): ListCondition | null {
  const operator = readOneOf(node, 'operator', LIST_OPERATORS);
  if (operator === null || operator === 'isSet') return operator && { operator };
  const values = readChoices(node, declaration);
  return values && { operator, values };
}

/** Anything but a list that is not empty counts as missing, and does not match. */
export function listMatches(condition: ListCondition, datum: unknown): boolean {
  if (!Array.isArray(datum) || datum.length === 0) return false;
  switch (condition.operator) {
    case 'anyOf':
      return condition.values.some(value => datum.includes(value));
    case 'allOf':
      return condition.values.every(value => datum.includes(value));
    case 'isSet':
      return true;
    default:
      return assertNever(condition);
  }
}

export function describeListCondition(subject: string, condition: ListCondition, phrase: Phrase): string {
  if (condition.operator === 'isSet') return describeIsSet(subject, phrase);
  const { values } = condition;
  if (condition.operator === 'anyOf' || values.length === 1)
    return say(phrase, {
      en: [
        `${subject} includes ${listed(values, 'or', 'en')}`,
        values.length === 1
          ? `${subject} does not include ${listed(values, 'or', 'en')}`
          : `${subject} includes ${noneInEnglish(values)}`,
      ],
      es: [
        `${subject} incluye ${listed(values, 'or', 'es')}`,
        `${subject} no incluye ${listed(values, 'nor', 'es')}`,
      ],
    });
  const both = values.length === 2 ? 'both' : 'all of';
  return say(phrase, {
    en: [
      `${subject} includes ${listed(values, 'and', 'en')}`,
      `${subject} does not include ${both} ${listed(values, 'and', 'en')}`,
    ],
    es: [
      `${subject} incluye ${listed(values, 'and', 'es')}`,
      `${subject} no incluye a la vez ${listed(values, 'and', 'es')}`,
    ],
  });
}
