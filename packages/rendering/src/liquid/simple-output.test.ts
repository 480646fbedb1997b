import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createEngine } from './engine.js';
import { escapeHtml, stringify } from './escaping.js';
import { evaluateSimple, readSimpleOutput } from './simple-output.js';

/** The engine with escaping as it is meant for HTML: the last thing that happens to a value, whatever filters came before. */
const engine = createEngine('en', { html: (value: unknown) => escapeHtml(stringify(value)) });

/** The limit on time is one of the clock, and a busy machine can stop for that long. */
const PATIENT = { renderLimit: 10_000 };

const byEngine = (code: string, value: unknown, filter = ''): string =>
  String(engine.parseAndRenderSync(`{{ ${code}${filter} }}`, { user: { field: value } }, PATIENT));

const values = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom('', '<b>&amp;"\'', '{{ user.email }}', '\u0000\u2028', 'ñandú 🦤', ' '),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
  fc.array(fc.string()),
);

const codes = fc
  .tuple(
    fc.constantFrom(
      '',
      ' | default: "there"',
      ' | default: \'a "b" <c>\'',
      '|default:""',
      ' | default: "ñ & {% x %}"',
    ),
    fc.constantFrom('', ' | escape', ' | escape_once', '  |  url_encode'),
  )
  .map(([fallback, filter]) => `user.field${fallback}${filter}`);

describe('an output that is evaluated without the engine', () => {
  it('is what the engine writes, escaped and not', () => {
    fc.assert(
      fc.property(codes, values, (code, value) => {
        const simple = readSimpleOutput(code);
        if (simple === null) throw new Error(`${code} is not simple`);
        const written = evaluateSimple(simple, value);
        expect(written).toBe(byEngine(code, value));
        expect(escapeHtml(written)).toBe(byEngine(code, value, ' | html'));
      }),
      { seed: 20261103, numRuns: 2_000 },
    );
  });

  it.each([
    'user.field | upcase',
    'user.field | default: other',
    'user.field | default: 5',
    'user.field | default: "a", allow_false: true',
    String.raw`user.field | default: "a\n"`,
    'user["field"]',
    'user.field[0]',
    '"text"',
    'user.field == 1',
    'user.field | escape | default: "x"',
    '',
  ])('is not %j', code => {
    expect(readSimpleOutput(code)).toBeNull();
  });
});
