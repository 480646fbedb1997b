import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createEngine } from '../liquid/engine.js';
import { PLAIN, compile, mail } from '../testing/compile.js';

const engine = createEngine('en');

const fields = fc.constantFrom(
  'user.first_name',
  'user.attributes.plan',
  'user.attributes.points',
  'user.tags',
  'campaign.name',
  'mine',
);
const outputs = fc
  .tuple(fields, fc.constantFrom('', ' | default: "none"', ' | upcase', ' | append: "!" | escape', ' | size'))
  .map(([field, filters]) => `{{ ${field}${filters} }}`);
const conditions = fc.oneof(
  fields,
  fc
    .tuple(
      fields,
      fc.constantFrom('==', '!=', '>', '<='),
      fc.constantFrom('"garden"', '3', 'true', '""', 'nil'),
    )
    .map(parts => parts.join(' ')),
  fc
    .tuple(fields, fields, fc.constantFrom('and', 'or'))
    .map(([one, other, joint]) => `${one} ${joint} ${other} == 3`),
  fc.constant('user.tags contains "x"'),
);
const words = fc.constantFrom('alpha', 'beta', 'x', '{', '}', '%', '100');

const { template } = fc.letrec<{ template: string; piece: string }>(tie => ({
  template: fc.array(tie('piece'), { maxLength: 4 }).map(pieces => pieces.join(' ')),
  piece: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words,
    outputs,
    fc
      .tuple(
        fc.constantFrom('if', 'unless'),
        conditions,
        tie('template'),
        conditions,
        tie('template'),
        tie('template'),
      )
      .map(
        ([tag, one, first, other, second, last]) =>
          `{% ${tag} ${one} %} ${first} {% elsif ${other} %} ${second} {% else %} ${last} {% end${tag} %}`,
      ),
    fc.tuple(conditions, tie('template')).map(([one, inner]) => `{% if ${one} %} ${inner} {% endif %}`),
    fc
      .tuple(fields, tie('template'))
      .map(([field, inner]) => `{% assign mine = ${field} | append: "+" %} ${inner}`),
    tie('template').map(
      inner =>
        `{% for t in user.tags %} {{ t }} ${inner} {% if forloop.last %} {% break %} {% endif %} {% endfor %}`,
    ),
    fc
      .tuple(fields, tie('template'))
      .map(([field, inner]) => `{% capture mine %} a&b ${inner} {% endcapture %} {{ ${field} }}`),
  ),
}));

const users = fc.record(
  {
    first_name: fc.constantFrom('Ana', '', '<b>&amp;', '{{ x }}'),
    tags: fc.constantFrom([], ['x'], ['x', 'y']),
    attributes: fc.record(
      { plan: fc.constantFrom('garden', ''), points: fc.constantFrom(0, 3, 3.5, -1) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

const visible = (text: string): string => text.replace(/\s+/g, '');

describe('a compiled mail', () => {
  it('says what the engine would have said', async () => {
    await fc.assert(
      fc.asyncProperty(template, users, async (source, user) => {
        // The name is given at first, since a mail may not use one that is given nowhere.
        const whole = `{% assign mine = "m" %}${source}`;
        const program = await compile(mail(`<mj-text>${whole}</mj-text>`));
        const scope = { user, campaign: { name: 'Weekly' } };
        const expected: unknown = engine.parseAndRenderSync(whole, scope, { renderLimit: 10_000 });
        expect(visible(program.render({ user }, PLAIN).text)).toBe(visible(String(expected)));
      }),
      { seed: 15, numRuns: 400 },
    );
  });
});
