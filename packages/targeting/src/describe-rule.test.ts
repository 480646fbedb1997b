import { describe, expect, it } from '@jest/globals';
import { describeRule } from './describe-rule.js';
import { CATALOG, ruleOf } from './testing/example.js';

const attribute = (key: string, more: object): object => ({ kind: 'attribute', key, ...more });
const tags = (operator: string, ...names: string[]): object => ({ kind: 'tag', operator, tags: names });
const all = (...rules: object[]): object => ({ kind: 'all', rules });
const any = (...rules: object[]): object => ({ kind: 'any', rules });
const not = (rule: object): object => ({ ...rule, not: true });
const vip = tags('anyOf', 'vip');
const isNew = tags('anyOf', 'new');
const gold = attribute('plan', { operator: 'anyOf', values: ['gold'] });
const lima = attribute('city', { operator: 'is', value: 'Lima' });

describe('a rule in words', () => {
  it.each<[object, string, string]>([
    [{ kind: 'everyone' }, 'Everyone', 'Todos los usuarios'],
    [not(any({ kind: 'everyone' })), 'No one', 'Ningún usuario'],

    [vip, 'Tagged vip', 'Tiene la etiqueta vip'],
    [not(vip), 'Not tagged vip', 'No tiene la etiqueta vip'],
    [tags('anyOf', 'a', 'b'), 'Tagged a or b', 'Tiene alguna de las etiquetas a o b'],
    [not(tags('anyOf', 'a', 'b')), 'Tagged neither a nor b', 'No tiene ninguna de las etiquetas a y b'],
    [tags('allOf', 'a', 'b', 'c'), 'Tagged a, b and c', 'Tiene las etiquetas a, b y c'],
    [not(tags('allOf', 'a', 'b')), 'Not tagged both a and b', 'No tiene a la vez las etiquetas a y b'],
    [
      not(tags('allOf', 'a', 'b', 'c')),
      'Not tagged all of a, b and c',
      'No tiene a la vez las etiquetas a, b y c',
    ],

    [lima, 'City is Lima', 'City es Lima'],
    [not(lima), 'City is not Lima', 'City no es Lima'],
    [
      attribute('city', { operator: 'isOneOf', values: ['Lima', 'Santa Cruz', 'Ica'] }),
      'City is Lima, “Santa Cruz” or Ica',
      'City es Lima, «Santa Cruz» o Ica',
    ],
    [
      not(attribute('city', { operator: 'isOneOf', values: ['Lima', 'Ica'] })),
      'City is neither Lima nor Ica',
      'City no es Lima ni Ica',
    ],
    [attribute('city', { operator: 'contains', value: 'or' }), 'City contains “or”', 'City contiene or'],
    [
      not(attribute('city', { operator: 'contains', value: 'x y' })),
      'City does not contain “x y”',
      'City no contiene «x y»',
    ],
    [
      attribute('city', { operator: 'startsWith', value: 'San' }),
      'City starts with San',
      'City empieza por San',
    ],
    [
      not(attribute('city', { operator: 'startsWith', value: 'San' })),
      'City does not start with San',
      'City no empieza por San',
    ],
    [attribute('city', { operator: 'endsWith', value: '.' }), 'City ends with .', 'City termina en .'],
    [
      not(attribute('city', { operator: 'endsWith', value: 'a' })),
      'City does not end with a',
      'City no termina en a',
    ],
    [attribute('city', { operator: 'isSet' }), 'City is set', 'City tiene valor'],
    [not(attribute('city', { operator: 'isSet' })), 'City is not set', 'City no tiene valor'],

    [attribute('visits', { operator: 'equals', value: 5 }), 'Visits is 5', 'Visits es 5'],
    [not(attribute('visits', { operator: 'equals', value: 5 })), 'Visits is not 5', 'Visits no es 5'],
    [
      attribute('visits', { operator: 'lessThan', value: 1234.5 }),
      'Visits is less than 1234.5',
      'Visits es menor que 1234,5',
    ],
    [
      not(attribute('visits', { operator: 'greaterThan', value: -1 })),
      'Visits is not greater than -1',
      'Visits no es mayor que -1',
    ],
    [
      attribute('visits', { operator: 'between', from: 1, to: 2 }),
      'Visits is between 1 and 2',
      'Visits está entre 1 y 2',
    ],
    [
      not(attribute('visits', { operator: 'between', from: 1, to: 2 })),
      'Visits is not between 1 and 2',
      'Visits no está entre 1 y 2',
    ],

    [attribute('adult', { operator: 'isTrue' }), 'Adult is true', 'Adult es verdadero'],
    [not(attribute('adult', { operator: 'isFalse' })), 'Adult is not false', 'Adult no es falso'],

    [
      attribute('birthday', { operator: 'on', value: '2026-02-28' }),
      'Birthday is on 28 February 2026',
      'Birthday es el 28 de febrero de 2026',
    ],
    [
      not(attribute('birthday', { operator: 'on', value: '0099-02-01' })),
      'Birthday is not on 1 February 99',
      'Birthday no es el 1 de febrero de 99',
    ],
    [
      attribute('birthday', { operator: 'before', value: '2026-02-28' }),
      'Birthday is before 28 February 2026',
      'Birthday es anterior al 28 de febrero de 2026',
    ],
    [
      not(attribute('birthday', { operator: 'after', value: '2026-02-28' })),
      'Birthday is not after 28 February 2026',
      'Birthday no es posterior al 28 de febrero de 2026',
    ],
    [
      attribute('birthday', { operator: 'between', from: '2026-01-01', to: '2026-02-28' }),
      'Birthday is between 1 January 2026 and 28 February 2026',
      'Birthday está entre el 1 de enero de 2026 y el 28 de febrero de 2026',
    ],
    [
      attribute('birthday', { operator: 'inLastDays', days: 7 }),
      'Birthday is in the last 7 days',
      'Birthday está en los últimos 7 días',
    ],
    [
      not(attribute('birthday', { operator: 'inLastDays', days: 1 })),
      'Birthday is not in the last day',
      'Birthday no está en el último día',
    ],
    [
      attribute('birthday', { operator: 'inNextDays', days: 30 }),
      'Birthday is in the next 30 days',
      'Birthday está en los próximos 30 días',
    ],
    [attribute('birthday', { operator: 'inNextDays', days: 0 }), 'Birthday is today', 'Birthday es hoy'],
    [
      attribute('birthday', { operator: 'anniversaryToday' }),
      'Birthday has its anniversary today',
      'Birthday tiene su aniversario hoy',
    ],
    [
      not(attribute('birthday', { operator: 'anniversaryToday' })),
      'Birthday does not have its anniversary today',
      'Birthday no tiene su aniversario hoy',
    ],

    [
      attribute('sports', { operator: 'anyOf', values: ['golf', 'chess'] }),
      'Sports includes golf or chess',
      'Sports incluye golf o chess',
    ],
    [
      not(attribute('sports', { operator: 'anyOf', values: ['golf'] })),
      'Sports does not include golf',
      'Sports no incluye golf',
    ],
    [
      not(attribute('sports', { operator: 'anyOf', values: ['golf', 'chess', 'ice hockey'] })),
      'Sports includes none of golf, chess and “ice hockey”',
      'Sports no incluye golf, chess ni «ice hockey»',
    ],
    [
      attribute('sports', { operator: 'allOf', values: ['golf', 'chess'] }),
      'Sports includes golf and chess',
      'Sports incluye golf y chess',
    ],
    [
      not(attribute('sports', { operator: 'allOf', values: ['golf', 'chess'] })),
      'Sports does not include both golf and chess',
      'Sports no incluye a la vez golf y chess',
    ],
    [
      not(attribute('words', { operator: 'allOf', values: ['a', 'b', 'c'] })),
      'Words does not include all of a, b and c',
      'Words no incluye a la vez a, b y c',
    ],
  ])('%j', (json, english, spanish) => {
    expect(describeRule(ruleOf(json), CATALOG, 'en')).toBe(english);
    expect(describeRule(ruleOf(json), CATALOG, 'es')).toBe(spanish);
  });
});

describe('groups in words', () => {
  const goldOrPlatinum = attribute('plan', { operator: 'anyOf', values: ['gold', 'platinum'] });

  it.each<[object, string, string]>([
    [
      all(goldOrPlatinum, not(vip)),
      'Plan is gold or platinum, and not tagged vip',
      'Plan es gold o platinum, y no tiene la etiqueta vip',
    ],
    [
      any(vip, gold, lima),
      'Tagged vip, Plan is gold, or City is Lima',
      'Tiene la etiqueta vip, Plan es gold, o City es Lima',
    ],
    // Only where it matters are there parentheses.
    [
      all(lima, any(vip, gold)),
      'City is Lima, and (tagged vip, or Plan is gold)',
      'City es Lima, y (tiene la etiqueta vip, o Plan es gold)',
    ],
    [
      all(lima, all(vip, gold)),
      'City is Lima, tagged vip, and Plan is gold',
      'City es Lima, tiene la etiqueta vip, y Plan es gold',
    ],
    [all(any(all(vip))), 'Tagged vip', 'Tiene la etiqueta vip'],
    [all(any(vip, gold)), 'Tagged vip, or Plan is gold', 'Tiene la etiqueta vip, o Plan es gold'],
    [all(lima, any(gold)), 'City is Lima, and Plan is gold', 'City es Lima, y Plan es gold'],
    [
      any(all(lima, any(vip, gold)), isNew),
      '(City is Lima, and (tagged vip, or Plan is gold)), or tagged new',
      '(City es Lima, y (tiene la etiqueta vip, o Plan es gold)), o tiene la etiqueta new',
    ],
    // A negated group is told by its negated members.
    [
      not(all(vip, gold)),
      'Not tagged vip, or Plan is not gold',
      'No tiene la etiqueta vip, o Plan no es gold',
    ],
    [
      not(any(vip, gold)),
      'Not tagged vip, and Plan is not gold',
      'No tiene la etiqueta vip, y Plan no es gold',
    ],
    [
      not(any(vip, not(all(gold, lima)))),
      'Not tagged vip, Plan is gold, and City is Lima',
      'No tiene la etiqueta vip, Plan es gold, y City es Lima',
    ],
    [
      all(lima, not(all(vip, gold))),
      'City is Lima, and (not tagged vip, or Plan is not gold)',
      'City es Lima, y (no tiene la etiqueta vip, o Plan no es gold)',
    ],
    [not(any(not(vip))), 'Tagged vip', 'Tiene la etiqueta vip'],
  ])('%j', (json, english, spanish) => {
    expect(describeRule(ruleOf(json), CATALOG, 'en')).toBe(english);
    expect(describeRule(ruleOf(json), CATALOG, 'es')).toBe(spanish);
  });
});

describe('the wording', () => {
  it('calls an attribute that is gone by its key', () => {
    expect(describeRule(ruleOf(lima), { attributes: [] }, 'en')).toBe('City is Lima');
    expect(describeRule(ruleOf(gold), { attributes: [] }, 'es')).toBe('Plan es gold');
  });

  it('leaves a name like iPhone as it is written', () => {
    const phone = { ...CATALOG.attributes[0]!, label: 'iPhone' };
    expect(describeRule(ruleOf(lima), { attributes: [phone] }, 'en')).toBe('iPhone is Lima');
  });

  it('names ten values and counts the others', () => {
    const many = tags('anyOf', ...'abcdpfghijklm'.split(''));
    expect(describeRule(ruleOf(many), CATALOG, 'en')).toBe('Tagged a, b, c, d, p, f, g, h, i, j or 3 others');
    expect(describeRule(ruleOf(many), CATALOG, 'es')).toBe(
      'Tiene alguna de las etiquetas a, b, c, d, p, f, g, h, i, j u otros 3',
    );
  });

  it('cuts a long value', () => {
    const long = attribute('city', { operator: 'contains', value: '🦙'.repeat(100) });
    expect(describeRule(ruleOf(long), CATALOG, 'en')).toBe(`City contains “${'🦙'.repeat(60)}…”`);
  });

  it.each([
    [['gold', 'oro'], 'gold u oro'],
    [['gold', 'hoy'], 'gold u hoy'],
    [['7', '8'], '7 u 8'],
    [['10', '11'], '10 u 11'],
    [['11', '110'], '11 o 110'],
    [['oro', 'óptimo x'], 'oro u «óptimo x»'],
  ])('says in Spanish %j as "%s"', (values, words) => {
    const rule = ruleOf(attribute('words', { operator: 'anyOf', values }));
    expect(describeRule(rule, CATALOG, 'es')).toBe(`Words incluye ${words}`);
  });

  it.each([
    [['vip', 'interno'], 'vip e interno'],
    [['vip', 'hijo'], 'vip e hijo'],
    [['vip', 'hielo'], 'vip y hielo'],
    [['vip', 'yate'], 'vip y yate'],
  ])('says in Spanish %j as "%s"', (values, words) => {
    const rule = ruleOf(attribute('words', { operator: 'allOf', values }));
    expect(describeRule(rule, CATALOG, 'es')).toBe(`Words incluye ${words}`);
  });
});
