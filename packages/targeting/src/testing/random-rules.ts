import fc from 'fast-check';
import type { RuleContext } from '../rule-context.js';
import { date, number, text } from './awkward-values.js';
import { CATALOG } from './example.js';

/** JSON of a valid rule: a row, or groups of rows a few levels deep. */
export function validRule(): fc.Arbitrary<object> {
  return fc.letrec<{ node: object }>(tie => ({
    node: fc.oneof(
      { depthSize: 'small', maxDepth: 4 },
      fc.oneof(...rowKinds()),
      joined(
        fc.record({
          kind: fc.constantFrom('all', 'any'),
          rules: fc.array(tie('node'), { minLength: 1, maxLength: 4 }),
        }),
        maybeNot(),
      ),
    ),
  })).node;
}

/** A moment, often one at which the days of the shared values matter, seen from all over the world. */
export const context: fc.Arbitrary<RuleContext> = fc.record({
  now: fc.oneof(
    date.filter(day => day > '1900' && day < '9000').map(day => new Date(`${day}T11:30:00Z`)),
    fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
  ),
  timeZone: fc.constantFrom(
    'UTC',
    'America/Santiago',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'Asia/Kathmandu',
  ),
});

function rowKinds(): fc.MaybeWeightedArbitrary<object>[] {
  const usable = text.filter(value => value.trim() !== '');
  const texts = ['is', 'contains', 'startsWith', 'endsWith'];
  return [
    { weight: 1, arbitrary: fc.constant({ kind: 'everyone' }) },
    { weight: 5, arbitrary: tagRow(many(usable)) },
    { weight: 4, arbitrary: attributeRow(['city', 'constructor'], texts, { value: pieceOf(usable) }) },
    { weight: 4, arbitrary: attributeRow(['city'], texts, { value: usable }) },
    { weight: 3, arbitrary: attributeRow(['city'], ['isOneOf'], { values: many(usable) }) },
    {
      weight: 3,
      arbitrary: attributeRow(['visits'], ['equals', 'lessThan', 'greaterThan'], { value: number }),
    },
    { weight: 2, arbitrary: joined(attributeRow(['visits'], ['between']), range(number)) },
    { weight: 2, arbitrary: attributeRow(['adult'], ['isTrue', 'isFalse']) },
    { weight: 3, arbitrary: attributeRow(['birthday'], ['on', 'before', 'after'], { value: date }) },
    { weight: 2, arbitrary: joined(attributeRow(['birthday'], ['between']), range(date)) },
    {
      weight: 3,
      arbitrary: attributeRow(['birthday'], ['inLastDays', 'inNextDays'], {
        days: fc.constantFrom(0, 1, 7, 365, 36_500),
      }),
    },
    { weight: 3, arbitrary: attributeRow(['birthday'], ['anniversaryToday']) },
    { weight: 3, arbitrary: attributeRow(['plan'], ['anyOf'], { values: choicesOf('plan') }) },
    { weight: 3, arbitrary: attributeRow(['sports'], ['anyOf', 'allOf'], { values: choicesOf('sports') }) },
    { weight: 3, arbitrary: attributeRow(['words'], ['anyOf', 'allOf'], { values: many(usable) }) },
    {
      weight: 2,
      arbitrary: attributeRow(
        CATALOG.attributes.map(({ key }) => key),
        ['isSet'],
      ),
    },
  ];
}

function tagRow(tags: fc.Arbitrary<string[]>): fc.Arbitrary<object> {
  const row = fc.record({ kind: fc.constant('tag'), operator: fc.constantFrom('anyOf', 'allOf'), tags });
  return joined(row, maybeNot());
}

function attributeRow(
  keys: readonly string[],
  operators: readonly string[],
  operands: Record<string, fc.Arbitrary<unknown>> = {},
): fc.Arbitrary<object> {
  const row = fc.record({
    kind: fc.constant('attribute'),
    key: fc.constantFrom(...keys),
    operator: fc.constantFrom(...operators),
    ...operands,
  });
  return joined(row, maybeNot());
}

const maybeNot = (): fc.Arbitrary<object> => fc.constantFrom({}, {}, { not: true });

const joined = (...parts: fc.Arbitrary<object>[]): fc.Arbitrary<object> =>
  fc.tuple(...parts).map(objects => Object.assign({}, ...objects) as object);

const several = (value: fc.Arbitrary<string>): fc.Arbitrary<string[]> =>
  fc.array(value, { minLength: 1, maxLength: 5 });

/** Now and then more than the SQL takes one by one. */
function many(value: fc.Arbitrary<string>): fc.Arbitrary<string[]> {
  const more = Array.from({ length: 50 }, (_, index) => `more ${index}`);
  return fc.tuple(several(value), fc.constantFrom([], [], more)).map(lists => lists.flat());
}

function choicesOf(key: string): fc.Arbitrary<string[]> {
  const declaration = CATALOG.attributes.find(attribute => attribute.key === key);
  const choice = fc.constantFrom(...(declaration?.choices ?? []));
  return fc.array(choice, { minLength: 1, maxLength: 20, size: 'max' });
}

const range = <Value extends number | string>(value: fc.Arbitrary<Value>): fc.Arbitrary<object> =>
  fc
    .tuple(value, value)
    .map(([one, other]) => (one <= other ? { from: one, to: other } : { from: other, to: one }));

/** A part of a shared text, in capitals or not: for `contains` and the like. */
function pieceOf(whole: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const turns = [
    (part: string) => part,
    (part: string) => part.toUpperCase(),
    (part: string) => part.toLowerCase(),
  ];
  return fc
    .tuple(whole, fc.nat(3), fc.integer({ min: 1, max: 4 }), fc.constantFrom(...turns))
    .map(([value, start, length, turn]) => {
      const part = Array.from(value)
        .slice(start, start + length)
        .join('');
      return turn(part.trim() === '' ? value : part);
    });
}
