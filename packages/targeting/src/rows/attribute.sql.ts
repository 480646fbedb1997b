import { assertNever } from '@chasqui/domain';
import { dateConditionSql } from '../conditions/date.sql.js';
import { numberConditionSql } from '../conditions/number.sql.js';
import type { BooleanCondition } from '../conditions/boolean.js';
import type { ChoiceCondition } from '../conditions/choice.js';
import type { ListCondition } from '../conditions/list.js';
import type { NumberCondition } from '../conditions/number.js';
import { textConditionSql } from '../conditions/text.sql.js';
import type { CompileScope, RowCompiler } from '../sql/row-compiler.js';
import { isTrue, sql, type SqlFragment } from '../sql/fragment.js';
import type { AttributeRow } from './attribute.js';

/**
 * Up to here one containment each, which the index serves. Beyond, a look-up in a hash table: 1,000,000 users and a
 * common choice among 8 take 0.3 s either way, among 200 they take 10 s by containment and 0.2 s by look-up.
 */
const MOST_CHOICES_CONTAINED = 8;
/** The same for the entries of lists, whose look-up costs more: 1 s for any number of entries. */
const MOST_ENTRIES_CONTAINED = 40;

/**
 * Whatever asks for an exact value is a containment, which a GIN index over `attributes` (jsonb_path_ops) serves; it
 * also tells the types apart, since in jsonb `{"a": 5}` contains neither `{"a": "5"}` nor `{"a": [5]}`. The others
 * look at the value itself and check its type, so that left-overs of another type are as good as missing.
 */
export const attributeSql: RowCompiler<AttributeRow> = {
  compile(row, scope) {
    const stored = storedAt(row.key, scope);
    switch (row.type) {
      case 'TEXT':
        return isTrue(sql`${textConditionSql(row, stored.text)} AND ${stored.is('string')}`);
      case 'NUMBER':
        return numberSql(row, stored);
      case 'BOOLEAN':
        return booleanSql(row, stored);
      case 'DATE':
        return row.operator === 'on'
          ? stored.contains(row.value)
          : isTrue(dateConditionSql(row, stored.text, scope.context));
      case 'CHOICE':
        return choiceSql(row, stored);
      case 'LIST':
        return listSql(row, stored);
      default:
        return assertNever(row);
    }
  },
};

/** One attribute of the user in SQL. */
interface Stored {
  json: SqlFragment;
  text: SqlFragment;
  is: (type: 'string' | 'number' | 'boolean' | 'array') => SqlFragment;
  contains: (value: unknown) => SqlFragment;
  containsAnyOf: (values: readonly unknown[]) => SqlFragment;
}

function storedAt(key: string, { users }: CompileScope): Stored {
  const attributes = sql`${users}.attributes`;
  const json = sql`(${attributes} -> ${key}::text)`;
  const entry = (value: unknown): string => JSON.stringify({ [key]: value });
  const contains = (value: unknown): SqlFragment => sql`${attributes} @> ${entry(value)}::jsonb`;
  return {
    json,
    text: sql`(${attributes} ->> ${key}::text)`,
    is: type => sql`jsonb_typeof(${json}) = ${type}::text`,
    contains,
    containsAnyOf: values =>
      values.length === 1 ? contains(values[0]) : sql`${attributes} @> ANY (${values.map(entry)}::jsonb[])`,
  };
}

function booleanSql({ operator }: BooleanCondition, stored: Stored): SqlFragment {
  switch (operator) {
    case 'isTrue':
      return stored.contains(true);
    case 'isFalse':
      return stored.contains(false);
    case 'isSet':
      return isTrue(stored.is('boolean'));
    default:
      return assertNever(operator);
  }
}

const operand = (value: number): SqlFragment => sql`${JSON.stringify(value)}::jsonb`;

/** jsonb compares without a cast that could fail: values of different types are ordered by their type. */
function numberSql(condition: NumberCondition, stored: Stored): SqlFragment {
  if (condition.operator === 'isSet') return isTrue(stored.is('number'));
  if (condition.operator === 'equals') return stored.contains(condition.value);
  return isTrue(sql`${numberConditionSql(condition, stored.json, operand)} AND ${stored.is('number')}`);
}

function choiceSql(condition: ChoiceCondition, stored: Stored): SqlFragment {
  switch (condition.operator) {
    case 'isSet':
      return isTrue(sql`${stored.text} <> '' AND ${stored.is('string')}`);
    case 'anyOf':
      return condition.values.length <= MOST_CHOICES_CONTAINED
        ? stored.containsAnyOf(condition.values)
        : isTrue(sql`${stored.text} = ANY (${condition.values}::text[]) AND ${stored.is('string')}`);
    default:
      return assertNever(condition);
  }
}

function listSql(condition: ListCondition, stored: Stored): SqlFragment {
  switch (condition.operator) {
    case 'isSet':
      return isTrue(sql`${stored.json} <> '[]'::jsonb AND ${stored.is('array')}`);
    case 'allOf':
      return stored.contains(condition.values);
    case 'anyOf':
      return condition.values.length <= MOST_ENTRIES_CONTAINED
        ? stored.containsAnyOf(condition.values.map(value => [value]))
        : hasEntryOf(condition.values, stored);
    default:
      return assertNever(condition);
  }
}

/** CASE keeps `jsonb_array_elements` from what is no list, which it would fail on. */
function hasEntryOf(values: readonly string[], { json, is }: Stored): SqlFragment {
  const entries = values.map(value => JSON.stringify(value));
  return sql`EXISTS (
    SELECT FROM jsonb_array_elements(CASE WHEN ${is('array')} THEN ${json} END) AS own_entries (entry)
    WHERE entry = ANY (${entries}::jsonb[]))`;
}
