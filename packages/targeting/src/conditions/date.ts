import { assertNever } from '@chasqui/domain';
import { addDays, anniversaryDays, today } from '../calendar.js';
import type { NodeReader } from '../parsing/node-reader.js';
import { readDate, readDays, readOneOf, readRange } from '../parsing/operands.js';
import { type Phrase, say } from '../phrasing/phrase.js';
import { dateInWords } from '../phrasing/words.js';
import type { RuleContext } from '../rule-context.js';
import { describeIsSet, type IsSet } from './is-set.js';

/**
 * What can be asked of a calendar date. `between` includes both ends. `inLastDays` 7 means from seven days ago to
 * today, `inNextDays` 7 from today to in seven days, both ends included; 0 days mean today. `anniversaryToday`: the
 * day and month are today's, of an earlier year; 29 February has its anniversary on 28 February in common years.
 */
export type DateCondition =
  | { operator: 'on' | 'before' | 'after'; value: string }
  | { operator: 'between'; from: string; to: string }
  | { operator: 'inLastDays' | 'inNextDays'; days: number }
  | { operator: 'anniversaryToday' }
  | IsSet;

export const DATE_OPERATORS = [
  'on',
  'before',
  'after',
  'between',
  'inLastDays',
  'inNextDays',
  'anniversaryToday',
  'isSet',
] as const;

export function parseDateCondition(node: NodeReader): DateCondition | null {
  const operator = readOneOf(node, 'operator', DATE_OPERATORS);
  switch (operator) {
    case null:
      return null;
    case 'on':
    case 'before':
    case 'after': {
      const value = readDate(node, 'value');
      return value === null ? null : { operator, value };
    }
    case 'between': {
      const range = readRange(node, readDate);
      return range && { operator, ...range };
    }
    case 'inLastDays':
    case 'inNextDays': {
      const days = readDays(node, 'days');
      return days === null ? null : { operator, days };
    }
    case 'anniversaryToday':
    case 'isSet':
      return { operator };
    default:
      return assertNever(operator);
  }
}

/** Which dates match, once the clock is read. The evaluator and the SQL both go by it. All of it must hold. */
export interface DateSpan {
  /** The earliest and the latest date that match. */
  from?: string;
  to?: string;
  /** The date must lie before or after this one. */
  before?: string;
  after?: string;
  /** The date's `MM-DD` must be one of these. */
  monthAndDay?: readonly string[];
}

export function dateSpan(condition: DateCondition, context: RuleContext): DateSpan {
  switch (condition.operator) {
    case 'on':
      return { from: condition.value, to: condition.value };
    case 'before':
      return { before: condition.value };
    case 'after':
      return { after: condition.value };
    case 'between':
      return { from: condition.from, to: condition.to };
    case 'inLastDays':
      return { from: addDays(today(context), -condition.days), to: today(context) };
    case 'inNextDays':
      return { from: today(context), to: addDays(today(context), condition.days) };
    case 'anniversaryToday':
      return { before: today(context), monthAndDay: anniversaryDays(today(context)) };
    case 'isSet':
      return {};
    default:
      return assertNever(condition);
  }
}

/** Anything but a text of the form `YYYY-MM-DD` counts as missing, and does not match. */
export function dateMatches(condition: DateCondition, datum: unknown, context: RuleContext): boolean {
  if (typeof datum !== 'string' || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(datum)) return false;
  const { from, to, before, after, monthAndDay } = dateSpan(condition, context);
  // ISO dates sort as texts.
  if (from !== undefined && datum < from) return false;
  if (to !== undefined && datum > to) return false;
  if (before !== undefined && datum >= before) return false;
  if (after !== undefined && datum <= after) return false;
  return monthAndDay === undefined || monthAndDay.includes(datum.slice(5));
}

export function describeDateCondition(subject: string, condition: DateCondition, phrase: Phrase): string {
  if (condition.operator === 'isSet') return describeIsSet(subject, phrase);
  if (condition.operator === 'anniversaryToday')
    return say(phrase, {
      en: [`${subject} has its anniversary today`, `${subject} does not have its anniversary today`],
      es: [`${subject} tiene su aniversario hoy`, `${subject} no tiene su aniversario hoy`],
    });
  const en = timeInEnglish(condition);
  const es = timeInSpanish(condition);
  return say(phrase, {
    en: [`${subject} is ${en}`, `${subject} is not ${en}`],
    es: [`${subject} ${es}`, `${subject} no ${es}`],
  });
}

type Timed = Exclude<DateCondition, { operator: 'anniversaryToday' | 'isSet' }>;

const inEnglish = (date: string): string => dateInWords(date, 'en');
const inSpanish = (date: string): string => dateInWords(date, 'es');

function timeInEnglish(condition: Timed): string {
  switch (condition.operator) {
    case 'on':
      return `on ${inEnglish(condition.value)}`;
    case 'before':
      return `before ${inEnglish(condition.value)}`;
    case 'after':
      return `after ${inEnglish(condition.value)}`;
    case 'between':
      return `between ${inEnglish(condition.from)} and ${inEnglish(condition.to)}`;
    case 'inLastDays':
    case 'inNextDays': {
      if (condition.days === 0) return 'today';
      const which = condition.operator === 'inLastDays' ? 'last' : 'next';
      return condition.days === 1 ? `in the ${which} day` : `in the ${which} ${condition.days} days`;
    }
    default:
      return assertNever(condition);
  }
}

function timeInSpanish(condition: Timed): string {
  switch (condition.operator) {
    case 'on':
      return `es el ${inSpanish(condition.value)}`;
    case 'before':
      return `es anterior al ${inSpanish(condition.value)}`;
    case 'after':
      return `es posterior al ${inSpanish(condition.value)}`;
    case 'between':
      return `está entre el ${inSpanish(condition.from)} y el ${inSpanish(condition.to)}`;
    case 'inLastDays':
    case 'inNextDays': {
      if (condition.days === 0) return 'es hoy';
      const which = condition.operator === 'inLastDays' ? 'último' : 'próximo';
      return condition.days === 1
        ? `está en el ${which} día`
        : `está en los ${which}s ${condition.days} días`;
    }
    default:
      return assertNever(condition);
  }
}
