export type DemoTargetKey =
  'on-a-plan' | 'dark-roast' | 'cafe-regulars' | 'spanish-edition' | 'gone-quiet' | 'birthday-club';

/** A rule as JSON, of the kinds that the demo needs; the targeting package says what it means. */
export type DemoRule =
  | { kind: 'all' | 'any'; not?: boolean; rules: DemoRule[] }
  | { kind: 'tag'; operator: 'anyOf' | 'allOf'; tags: string[]; not?: boolean }
  | ({ kind: 'attribute'; key: string; not?: boolean } & DemoCondition);

type DemoCondition =
  | { type: 'CHOICE'; operator: 'anyOf'; values: string[] }
  | { type: 'CHOICE' | 'DATE'; operator: 'isSet' }
  | { type: 'NUMBER'; operator: 'greaterThan'; value: number }
  | { type: 'DATE'; operator: 'inLastDays'; days: number };

export interface DemoTarget {
  key: DemoTargetKey;
  name: string;
  rule: DemoRule;
}

export const demoTargets: readonly DemoTarget[] = [
  {
    key: 'on-a-plan',
    name: 'On a coffee plan',
    rule: { kind: 'attribute', key: 'plan', type: 'CHOICE', operator: 'isSet' },
  },
  {
    key: 'dark-roast',
    name: 'Dark roast drinkers',
    rule: { kind: 'attribute', key: 'favourite_roast', type: 'CHOICE', operator: 'anyOf', values: ['dark'] },
  },
  {
    key: 'cafe-regulars',
    name: 'Café regulars',
    rule: {
      kind: 'any',
      rules: [
        { kind: 'tag', operator: 'anyOf', tags: ['cafe-regular'] },
        { kind: 'attribute', key: 'points', type: 'NUMBER', operator: 'greaterThan', value: 600 },
      ],
    },
  },
  {
    key: 'spanish-edition',
    name: 'Spanish edition',
    rule: { kind: 'tag', operator: 'anyOf', tags: ['spanish-edition'] },
  },
  {
    key: 'gone-quiet',
    name: 'Gone quiet',
    rule: {
      kind: 'all',
      rules: [
        { kind: 'attribute', key: 'last_order_on', type: 'DATE', operator: 'isSet' },
        {
          kind: 'attribute',
          key: 'last_order_on',
          type: 'DATE',
          operator: 'inLastDays',
          days: 90,
          not: true,
        },
        { kind: 'tag', operator: 'anyOf', tags: ['wholesale', 'press'], not: true },
      ],
    },
  },
  {
    key: 'birthday-club',
    name: 'Birthday club',
    rule: { kind: 'tag', operator: 'anyOf', tags: ['birthday-club'] },
  },
];
