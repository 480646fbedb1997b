import { describe, expect, it } from '@jest/globals';
import { sentencesIn, serverSentences } from '../../testing/server-sentences.js';
import { parts, sentences } from './es.js';
import { inSpanish } from './in-spanish.js';

const spanish: Readonly<Record<string, string>> = { ...sentences, ...parts };
const nameless = (english: string) => english.replaceAll(/\{\w+\}/g, '{}');
const names = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([name]) => name))].toSorted();

/** Parts that no source says as they are: put together there, or words of the Liquid engine. */
const MADE_ELSEWHERE: readonly string[] = [
  'this text',
  '{} or {}',
  'expected variable name',
  'expected filter name',
  'expected "="',
  'expected ":" after filter name',
  'invalid capture name',
  'invalid range syntax',
  'invalid value expression: {}',
  'unexpected token {}, value expected',
  'unexpected character {}',
  'unbalanced parentheses',
  '[ not closed',
];

describe('what the server says', () => {
  const said = serverSentences();
  const translated = new Set(Object.keys(spanish).map(nameless));

  it('is found', () => {
    expect(said.length).toBeGreaterThan(200);
  });

  // Add the sentence to es.ts, with a {name} for each value that is put into it.
  it('has Spanish words for every sentence', () => {
    const missing = said.filter(({ sentence }) => !translated.has(sentence));
    expect(missing.map(({ sentence, where }) => `${where} ${sentence}`)).toEqual([]);
  });

  it('has no Spanish words for what nobody says any more', () => {
    const alive = new Set([...said.map(({ sentence }) => sentence), ...MADE_ELSEWHERE]);
    expect([...translated].filter(sentence => !alive.has(sentence))).toEqual([]);
  });

  it('has the same values in both languages', () => {
    for (const [english, words] of Object.entries(spanish)) {
      // Which kind of thing is gone would matter to the grammar, and to nobody else.
      const wanted = names(english).filter(name => name !== '{record}');
      expect({ english, names: names(words) }).toEqual({ english, names: wanted });
    }
  });

  it.each([
    ["throw badField('name', 'That is taken.');", ['That is taken.']],
    ['throw conflict(`${a} was ${b}`);', ['{} was {}']],
    ["const GONE = 'It is gone. Reload.'; read.refuse('x', GONE);", ['It is gone. Reload.']],
    ["return { ok: false, message: full ? 'Too full.' : 'Too empty.' };", ['Too full.', 'Too empty.']],
    ["const hint = a ? 'Go.' : 'Stay put.'; error(t, `No ${a}. ${hint}`);", ['Go.', 'Stay put.', 'No {}.']],
    ["const where = a ? 'on top' : ''; error(t, `Not ${where}.`);", ['Not {}.', 'on top']],
    ["issues.add(path, { en: 'Give it.', es: 'Escríbalo.' });", ['Give it.']],
    [
      "log.warn({ id }, 'It went wrong.'); throw new Error('Never said.'); field({ description: 'A thing.' });",
      [],
    ],
  ])('would be found in %s', (source, found) => {
    expect(
      sentencesIn('x.ts', source)
        .map(({ sentence }) => sentence)
        .toSorted(),
    ).toEqual(found.toSorted());
  });
});

describe('the Spanish for it', () => {
  it.each([
    ['Give a name.', 'Escriba un nombre.'],
    ['At most 200 characters.', 'Como máximo 200 caracteres.'],
    [
      'These campaigns use it: Spring, Give a name. Change them first.',
      /: Spring, Give a name\. Cámbielas antes\.$/,
    ],
    ['Line 3: <blink> does not exist. Take it out.', 'Línea 3: <blink> no existe. Quite eso.'],
    [
      'It could not be prepared: The address has no @. Give a text.',
      /^No se pudo preparar: A .* Escriba un texto\.$/,
    ],
    [
      '</p> closes <p> of line 1 inside {% if a %} of line 2: put {% endif %} before it; an element must begin and end in the same branch.',
      /^<\/p> cierra <p> de la línea 1 dentro de \{% if a %\} de la línea 2: ponga antes \{% endif %\};/,
    ],
    [
      '<p> opened on line 2 is never closed: add </p>.',
      '<p>, abierto en la línea 2, no se cierra: añada </p>.',
    ],
    ['<p> opened on line 2 is never closed: add </p> before </td>.', /añada <\/p> antes de <\/td>\.$/],
    [
      '{{ a b }} cannot be read: it is not complete. Use straight quotes.',
      '{{ a b }} no se puede leer: no está completo. Use comillas rectas.',
    ],
    [
      '"user.frist_name" is not known. Did you mean user.first_name?',
      /no se conoce\. ¿Quiso decir user\.first_name\?$/,
    ],
    [
      '{% else %} has no {% if %} or {% case %} or {% for %} before it.',
      'Antes de {% else %} falta {% if %} o {% case %} o {% for %}.',
    ],
  ])('of "%s"', (english, words) => {
    expect(inSpanish(english)).toEqual(typeof words === 'string' ? words : expect.stringMatching(words));
  });

  it.each(['550 5.7.1 Go away.', 'Give a name. Or do not.', 'Spring sale', ''])(
    'leaves "%s" as it is',
    words => {
      expect(inSpanish(words)).toBe(words);
    },
  );
});
