import { assertNever } from '@chasqui/domain';
import { foldText } from '../fold-text.js';
import type { NodeReader } from '../parsing/node-reader.js';
import { readOneOf, readText, readTexts } from '../parsing/operands.js';
import { type Phrase, say } from '../phrasing/phrase.js';
import { quoted } from '../phrasing/words.js';
import { RULE_LIMITS } from '../rule-limits.js';
import { describeIsOneOf } from './is-one-of.js';
import { describeIsSet, type IsSet } from './is-set.js';

/** What can be asked of a text. Capitals do not matter (see `foldText`), accents do. */
export type TextCondition =
  | { operator: 'is' | 'contains' | 'startsWith' | 'endsWith'; value: string }
  | { operator: 'isOneOf'; values: string[] }
  | IsSet;

export const TEXT_OPERATORS = ['is', 'isOneOf', 'contains', 'startsWith', 'endsWith', 'isSet'] as const;

export function parseTextCondition(node: NodeReader): TextCondition | null {
  const operator = readOneOf(node, 'operator', TEXT_OPERATORS);
  if (operator === null || operator === 'isSet') return operator && { operator };
  if (operator === 'isOneOf') {
    const values = readTexts(node, 'values', RULE_LIMITS.textLength, foldText);
    return values && { operator, values };
  }
  const value = readText(node, 'value', RULE_LIMITS.textLength);
  return value === null ? null : { operator, value };
}

/** Anything but a text that is not empty counts as missing, and does not match. */
export function textMatches(condition: TextCondition, datum: unknown): boolean {
  if (typeof datum !== 'string' || datum === '') return false;
  switch (condition.operator) {
    case 'is':
      return foldText(datum) === foldText(condition.value);
    case 'isOneOf': {
      const folded = foldText(datum);
      return condition.values.some(value => foldText(value) === folded);
    }
    case 'contains':
      return foldText(datum).includes(foldText(condition.value));
    case 'startsWith':
      return foldText(datum).startsWith(foldText(condition.value));
    case 'endsWith':
      return foldText(datum).endsWith(foldText(condition.value));
    case 'isSet':
      return true;
    default:
      return assertNever(condition);
  }
}

export function describeTextCondition(subject: string, condition: TextCondition, phrase: Phrase): string {
  switch (condition.operator) {
    case 'is':
      return describeIsOneOf(subject, [condition.value], phrase);
    case 'isOneOf':
      return describeIsOneOf(subject, condition.values, phrase);
    case 'contains': {
      const value = quoted(condition.value, phrase.language);
      return say(phrase, {
        en: [`${subject} contains ${value}`, `${subject} does not contain ${value}`],
        es: [`${subject} contiene ${value}`, `${subject} no contiene ${value}`],
      });
    }
    case 'startsWith': {
      const value = quoted(condition.value, phrase.language);
      return say(phrase, {
        en: [`${subject} starts with ${value}`, `${subject} does not start with ${value}`],
        es: [`${subject} empieza por ${value}`, `${subject} no empieza por ${value}`],
      });
    }
    case 'endsWith': {
      const value = quoted(condition.value, phrase.language);
      return say(phrase, {
        en: [`${subject} ends with ${value}`, `${subject} does not end with ${value}`],
        es: [`${subject} termina en ${value}`, `${subject} no termina en ${value}`],
      });
    }
    case 'isSet':
      return describeIsSet(subject, phrase);
    default:
      return assertNever(condition);
  }
}
