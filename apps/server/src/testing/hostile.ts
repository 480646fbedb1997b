import fc from 'fast-check';
import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';

/** Texts that have broken programs before: NUL, halves of characters, markup, signs of every language around, and size. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '\0',
      'a\0b',
      '\ud800',
      'x\udc00y',
      '\ufffe\uffff',
      '\ufeff',
      '\r\nBcc: all@example.com',
      '\u2028',
      '\u202Eevil',
      '𝕏😀👩‍👩‍👧',
      '％＿＼',
      '%_\\',
      "'; DROP TABLE users; --",
      '"\'`${x}',
      '<script>alert(1)</script>',
      '<mjml><mj-body></mj-body></mjml>',
      '{{ user.first_name }}',
      '{{ user.first_name | append: user }}{% if x %}',
      '{{ "a" | append: "b" }}{% assign user = 1 %}',
      '__proto__',
      'constructor',
      'null',
      '-1',
      '0',
      '1e400',
      '9'.repeat(40),
      'ana@example.com',
      '"a b"@example.com',
      '2026-02-30',
      '0000-00-00',
      'https://example.com/\0',
      'javascript:alert(1)',
      'en',
      'UTC',
      'x'.repeat(20_000),
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 4_000, maxLength: 6_000 }) },
);

const hostileCursor: fc.Arbitrary<string> = fc.oneof(
  hostileText,
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'NAME ASC',
          'CREATED_AT DESC',
          'SENT DESC',
          'STARTED_AT DESC',
          'at',
          'inbox',
          'mailbox',
        ),
        fc.constantFrom(
          '1',
          '-infinity',
          '2026-02-30 10:00:00+00',
          '9999-12-31 23:59:59+14',
          '0001-01-01 00:00:00-14',
          '294277-01-01 00:00:00+00',
        ),
        hostileText,
        fc.constantFrom(null, 1, {}, []),
      ),
      { maxLength: 4 },
    )
    .map(parts => Buffer.from(JSON.stringify(parts)).toString('base64url')),
);

/** Keys: of records that are there, of none, and of what cannot be a key. */
const hostileId = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 4 }).map(String) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '9223372036854775807',
      '9223372036854775808',
      '0',
      '-1',
      '01',
      '1 ',
      'abc',
      '',
      '\0',
    ),
  },
);

const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    { kind: 'everyone' },
    { kind: 'all', rules: [] },
    { kind: 'tag', operator: 'anyOf', tags: ['\0', '\ud800', 'x'] },
    { kind: 'attribute', key: 'plan', operator: 'anyOf', values: ['gold', '\ud800'] },
    { kind: 'attribute', key: '\0', operator: 'isSet' },
    { plan: 'gold', '\0': 1, '\ud800': '\ud800', '': [] },
    nested(300),
  ),
);

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = i % 2 === 0 ? [value] : { plan: value, rules: [] };
  return value;
}

const hostileDate = fc.constantFrom(
  '2026-01-01T00:00:00Z',
  '2126-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59.999Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00-14:00',
  '2026-02-30T00:00:00Z',
  'tomorrow',
);

const SCALARS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  ID: hostileId,
  String: hostileText,
  Int: fc.constantFrom(-2_147_483_648, -1, 0, 1, 2, 200, 2_147_483_647),
  Float: fc.double(),
  Boolean: fc.boolean(),
  DateTimeISO: hostileDate,
  JSON: hostileJson,
  JSONObject: fc.oneof(hostileJson, fc.dictionary(hostileText, hostileText, { maxKeys: 4 })),
};

/** Values of a type of the schema, right in kind more often than not, and as awkward as can be. */
export function hostileValue(type: GraphQLInputType, name = ''): fc.Arbitrary<unknown> {
  const inner = hostileInner(getNullableType(type), name);
  return isNonNullType(type)
    ? inner
    : fc.oneof({ weight: 5, arbitrary: inner }, { weight: 1, arbitrary: fc.constant(null) });
}

function hostileInner(type: GraphQLInputType, name: string): fc.Arbitrary<unknown> {
  if (isListType(type)) {
    const item = hostileValue(type.ofType);
    const few = fc.array(item, { maxLength: 3 });
    const many = item.map(value => Array<unknown>(2_000).fill(value));
    const isOfRecords = isInputObjectType(getNullableType(type.ofType));
    return isOfRecords ? few : fc.oneof({ weight: 9, arbitrary: few }, { weight: 1, arbitrary: many });
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const values = Object.fromEntries(
      fields.map(field => [field.name, hostileValue(field.type, field.name)]),
    );
    return fc.record(values, { requiredKeys: fields.filter(isRequiredInputField).map(field => field.name) });
  }
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(value => value.name), 'NONSENSE');
  if (name === 'after' || name === 'before') return hostileCursor;
  const scalar = SCALARS[String(type)];
  if (scalar === undefined) throw new Error(`There are no hostile values of ${String(type)}.`);
  return scalar;
}
