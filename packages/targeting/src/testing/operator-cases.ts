import { OLD_PLANS } from './example.js';

/** What an attribute row says of a stored value; `undefined` stands for a user who lacks the attribute. */
export interface OperatorCase {
  row: { key: string; operator: string; value?: unknown; values?: unknown; [operand: string]: unknown };
  matching: unknown[];
  others: unknown[];
}

const LACKING = [undefined, null, [], {}];
const NOT_TEXT = [...LACKING, '', 5, true, ['Lima'], { city: 'Lima' }];
const NOT_NUMBER = [...LACKING, '5', '', true, [5]];
const NOT_DATE = [
  ...LACKING,
  20260228,
  true,
  ['2026-02-28'],
  '',
  'soon',
  '2026',
  '2026-2-28',
  '2026-02-28T00:00:00Z',
  ' 2026-02-28',
  '2026-02-28\n',
  '٢٠٢٦-٠٢-٢٨',
  '2026-02-2९',
];

/** More values than the SQL takes one by one. */
const MANY = Array.from({ length: 50 }, (_, index) => `word ${index}`);

/** Every operator of every type. The evaluator and PostgreSQL are both held to them. Today is 28 February 2026. */
export const OPERATOR_CASES: OperatorCase[] = [
  {
    row: { key: 'city', operator: 'is', value: 'Concepción' },
    matching: ['Concepción', 'concepción', 'CONCEPCIÓN'],
    others: [...NOT_TEXT, 'Concepcion', 'Concepción ', 'La Concepción', 'Concepcio\u0301n'],
  },
  {
    row: { key: 'city', operator: 'is', value: 'ΟΔΟΣ' },
    matching: ['οδος', 'οδοσ', 'Οδός'.replace('ό', 'ο')],
    others: ['οδό'],
  },
  { row: { key: 'city', operator: 'is', value: 'straße' }, matching: ['STRAẞE'], others: ['STRASSE'] },
  {
    row: { key: 'city', operator: 'is', value: 'istanbul' },
    matching: ['ISTANBUL'],
    others: ['İSTANBUL', 'ıstanbul'],
  },
  { row: { key: 'city', operator: 'is', value: 'k' }, matching: ['K'], others: ['\u212a'] },
  { row: { key: 'city', operator: 'is', value: '5' }, matching: ['5'], others: [5] },
  {
    row: { key: 'city', operator: 'isOneOf', values: ['lima', 'Ñuñoa'] },
    matching: ['Lima', 'ÑUÑOA', 'ñuñoa'],
    others: [...NOT_TEXT.filter(value => !Array.isArray(value)), 'Nunoa', 'Lima, Ñuñoa'],
  },
  {
    row: { key: 'city', operator: 'contains', value: '100% o\'_"\\' },
    matching: ['¡100% O\'_"\\!'],
    others: ['1000 o\'_"\\', '100% o\'x"\\'],
  },
  {
    row: { key: 'city', operator: 'contains', value: 'ÁN' },
    matching: ['Ángel', 'San Ánge', 'rán'],
    others: [...NOT_TEXT, 'Angel', 'á n'],
  },
  {
    row: { key: 'city', operator: 'startsWith', value: 'sán' },
    matching: ['Sán', 'SÁNCHEZ'],
    others: [...NOT_TEXT, 'Los Sánchez', 'Sa'],
  },
  {
    row: { key: 'city', operator: 'endsWith', value: '🦙É' },
    matching: ['🦙é', 'Café 🦙É'],
    others: [...NOT_TEXT, '🦙éx', 'é', '🦙'],
  },
  { row: { key: 'city', operator: 'isSet' }, matching: ['x', ' ', '0'], others: [...LACKING, '', 0, false] },
  { row: { key: 'constructor', operator: 'isSet' }, matching: ['x'], others: [undefined] },
  {
    row: { key: 'visits', operator: 'equals', value: 5 },
    matching: [5, 5.0],
    others: [...NOT_NUMBER, 5.000001, -5],
  },
  { row: { key: 'visits', operator: 'equals', value: -0 }, matching: [0, -0], others: [1e-300] },
  { row: { key: 'visits', operator: 'equals', value: 1e308 }, matching: [1e308], others: [1.1e308] },
  {
    row: { key: 'visits', operator: 'lessThan', value: 5 },
    matching: [4.999, 0, -1e308],
    others: [...NOT_NUMBER, 5, 1e21],
  },
  {
    row: { key: 'visits', operator: 'greaterThan', value: -2.5 },
    matching: [-2.4, 5, 1e308],
    others: [...NOT_NUMBER, -2.5, -3],
  },
  {
    row: { key: 'visits', operator: 'between', from: 0.1, to: 10 },
    matching: [0.1, 5, 10],
    others: [...NOT_NUMBER, 0.09, 10.01],
  },
  { row: { key: 'visits', operator: 'isSet' }, matching: [0, -1], others: NOT_NUMBER },
  { row: { key: 'adult', operator: 'isTrue' }, matching: [true], others: [...LACKING, false, 'true', 1] },
  { row: { key: 'adult', operator: 'isFalse' }, matching: [false], others: [...LACKING, true, 'false', 0] },
  { row: { key: 'adult', operator: 'isSet' }, matching: [true, false], others: [...LACKING, 'true', 0] },
  {
    row: { key: 'birthday', operator: 'on', value: '2026-02-28' },
    matching: ['2026-02-28'],
    others: [...NOT_DATE, '2026-02-27'],
  },
  {
    row: { key: 'birthday', operator: 'before', value: '2026-02-28' },
    matching: ['2026-02-27', '0001-01-01'],
    others: [...NOT_DATE, '2026-02-28', '2026-03-01'],
  },
  {
    row: { key: 'birthday', operator: 'after', value: '2026-02-28' },
    matching: ['2026-03-01', '9999-12-31'],
    others: [...NOT_DATE, '2026-02-28', '1999-12-31'],
  },
  { row: { key: 'birthday', operator: 'after', value: '9999-12-31' }, matching: [], others: ['9999-12-31'] },
  { row: { key: 'birthday', operator: 'before', value: '0001-01-01' }, matching: [], others: ['0001-01-01'] },
  {
    row: { key: 'birthday', operator: 'between', from: '2026-01-01', to: '2026-02-28' },
    matching: ['2026-01-01', '2026-02-28'],
    others: [...NOT_DATE, '2025-12-31', '2026-03-01'],
  },
  {
    row: { key: 'birthday', operator: 'inLastDays', days: 7 },
    matching: ['2026-02-28', '2026-02-21'],
    others: [...NOT_DATE, '2026-02-20', '2026-03-01'],
  },
  {
    row: { key: 'birthday', operator: 'inLastDays', days: 0 },
    matching: ['2026-02-28'],
    others: ['2026-02-27', '2026-03-01'],
  },
  {
    row: { key: 'birthday', operator: 'inNextDays', days: 1 },
    matching: ['2026-02-28', '2026-03-01'],
    others: [...NOT_DATE, '2026-02-27', '2026-03-02'],
  },
  {
    row: { key: 'birthday', operator: 'anniversaryToday' },
    matching: ['1990-02-28', '2025-02-28', '2000-02-29'],
    others: [...NOT_DATE, '1990-03-01', '1990-02-27', '2026-02-28', '2027-02-28'],
  },
  {
    row: { key: 'birthday', operator: 'isSet' },
    matching: ['2026-02-28', '0001-01-01'],
    others: NOT_DATE,
  },
  {
    row: { key: 'plan', operator: 'anyOf', values: ['gold', 'platinum'] },
    matching: ['gold', 'platinum'],
    others: [...LACKING, 'free', 'Gold', '', 5, ['gold']],
  },
  {
    row: { key: 'plan', operator: 'anyOf', values: ['O\'Neill\'s "best" \\ 100%'] },
    matching: ['O\'Neill\'s "best" \\ 100%'],
    others: ['gold'],
  },
  {
    row: {
      key: 'plan',
      operator: 'anyOf',
      values: ['gold', ...OLD_PLANS],
    },
    matching: ['gold', 'plan 11'],
    others: [...LACKING, 'free', 'Gold', '', 5, ['gold'], { plan: 'gold' }],
  },
  {
    row: { key: 'plan', operator: 'isSet' },
    matching: ['gold', 'gone'],
    others: [...LACKING, '', 5, ['gold']],
  },
  {
    row: { key: 'sports', operator: 'anyOf', values: ['golf', 'chess'] },
    matching: [['golf'], ['ice hockey', 'chess'], ['golf', 'chess']],
    others: [...LACKING, 'golf', ['ice hockey'], [['golf']], ['Golf'], { golf: 'golf' }],
  },
  {
    row: { key: 'sports', operator: 'allOf', values: ['golf', 'chess'] },
    matching: [
      ['chess', 'golf'],
      ['golf', 'x', 'chess'],
    ],
    others: [...LACKING, ['golf'], ['chess'], 'golf', [['golf', 'chess']]],
  },
  {
    row: { key: 'words', operator: 'anyOf', values: ['NULL', '{a,b}'] },
    matching: [['{a,b}'], ['NULL']],
    others: [['a'], [null]],
  },
  {
    row: { key: 'words', operator: 'anyOf', values: ['golf', '5', 'null', ...MANY] },
    matching: [['golf'], ['x', 'word 49'], ['null']],
    others: [...LACKING, 'golf', ['Golf'], [['golf']], [5], [null], { golf: 'golf' }, ['word 50']],
  },
  { row: { key: 'words', operator: 'isSet' }, matching: [['x'], [5]], others: [...LACKING, 'x', ''] },
];
