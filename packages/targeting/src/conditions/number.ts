import { assertNever } from '@chasqui/domain';
import type { NodeReader } from '../parsing/node-reader.js';
import { readNumber, readOneOf, readRange } from '../parsing/operands.js';
import { type Phrase, say } from '../phrasing/phrase.js';
import { numberInWords } from '../phrasing/words.js';
import { describeIsSet, type IsSet } from './is-set.js';

/** What can be asked of a number. `between` includes both ends. */
export type NumberCondition =
  | { operator: 'equals' | 'lessThan' | 'greaterThan'; value: number }
  | { operator: 'between'; from: number; to: number }
  | IsSet;

export const NUMBER_OPERATORS = ['equals', 'lessThan', 'greaterThan', 'between', 'isSet'] as const;

export function parseNumberCondition(node: NodeReader): NumberCondition | null {
  const operator = readOneOf(node, 'operator', NUMBER_OPERATORS);
  if (operator === null || operator === 'isSet') return operator && { operator };
  if (operator === 'between') {
    const range = readRange(node, readNumber);
    return range && { operator, ...range };
  }
  const value = readNumber(node, 'value');
  return value === null ? null : { operator, value };
}

/** Anything but a number counts as missing, and does not match. */
export function numberMatches(condition: NumberCondition, datum: unknown): boolean {
  if (typeof datum !== 'number') return false;
  switch (condition.operator) {
    case 'equals':
      return datum === condition.value;
    case 'lessThan':
      return datum < condition.value;
    case 'greaterThan':
      return datum > condition.value;
    case 'between':
      return datum >= condition.from && datum <= condition.to;
    case 'isSet':
      return true;
    default:
      return assertNever(condition);
  }
}

export function describeNumberCondition(subject: string, condition: NumberCondition, phrase: Phrase): string {
  if (condition.operator === 'isSet') return describeIsSet(subject, phrase);
  if (condition.operator === 'between') {
    const from = numberInWords(condition.from, phrase.language);
    const to = numberInWords(condition.to, phrase.language);
    return say(phrase, {
      en: [`${subject} is between ${from} and ${to}`, `${subject} is not between ${from} and ${to}`],
      es: [`${subject} está entre ${from} y ${to}`, `${subject} no está entre ${from} y ${to}`],
    });
  }
  const value = numberInWords(condition.value, phrase.language);
  const comparison = {
    equals: { en: value, es: value },
    lessThan: { en: `less than ${value}`, es: `menor que ${value}` },
    greaterThan: { en: `greater than ${value}`, es: `mayor que ${value}` },
  }[condition.operator];
  return say(phrase, {
    en: [`${subject} is ${comparison.en}`, `${subject} is not ${comparison.en}`],
    es: [`${subject} es ${comparison.es}`, `${subject} no es ${comparison.es}`],
  });
}
