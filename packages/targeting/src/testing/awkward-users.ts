import fc from 'fast-check';
import { date, garbageDate, number, text } from './awkward-values.js';
import { CATALOG } from './example.js';

const json = (value: unknown): string => (Object.is(value, -0) ? '-0' : JSON.stringify(value));

/** JSON text of one stored value: often of the right type, often of a wrong one, now and then of none at all. */
const storedValue = fc.oneof(
  { weight: 4, arbitrary: text.map(json) },
  { weight: 3, arbitrary: number.map(json) },
  { weight: 3, arbitrary: fc.oneof(date, garbageDate).map(json) },
  { weight: 3, arbitrary: fc.array(text, { maxLength: 4 }).map(json) },
  { weight: 2, arbitrary: fc.constantFrom('true', 'false') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'null',
      '[]',
      '{}',
      '""',
      '[null]',
      '[[]]',
      '[5,"5"]',
      '{"plan":"gold"}',
      '[["golf"]]',
      // Beyond what JavaScript's numbers hold.
      '1e400',
      '-1e400',
    ),
  },
);

const storedAttributes = fc
  .record(Object.fromEntries(CATALOG.attributes.map(({ key }) => [key, storedValue])), { requiredKeys: [] })
  .map(
    values =>
      `{${Object.entries(values)
        .map(([key, value]) => `"${key}":${value}`)
        .join(',')}}`,
  );

/** One user as the database holds it. `attributes` is JSON text, since not all of it can be said in JavaScript. */
export const storedUser = fc.record({
  attributes: storedAttributes,
  tags: fc.uniqueArray(text, { maxLength: 4 }),
});
