import { LIMITS } from '@chasqui/domain';
import { describe, expect, it, jest } from '@jest/globals';
import { compileEmail } from './compile-email.js';
import { compileNotification } from './notification/compile-notification.js';
import { CATALOG } from './testing/newsletters.js';
import { OPTIONS, compile, issuesOf, mail, sourceOf } from './testing/compile.js';

jest.setTimeout(60_000);

const text = (content: string): string => mail(`<mj-text>${content}</mj-text>`);
const seq = (count: number, make: (place: number) => string): string =>
  Array.from({ length: count }, (_, place) => make(place)).join('');
const words = (characters: number): string => 'lorem ipsum '.repeat(characters / 12);

/** Milliseconds of the processor: other programs do not count. */
async function costOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Each is as large as it may be, or 400 KB. What is linear takes a tenth to a half of a second. */
const LARGE: Readonly<Record<string, string>> = {
  outputs: text(seq(1_990, () => `{{ user.first_name }} ${words(180)}`)),
  'outputs that are all different': text(
    seq(1_990, place => `{{ user.first_name | default: "${place}" }}${words(160)}`),
  ),
  conditions: text(seq(990, () => `{% if user.first_name %}x{% endif %}${words(360)}`)),
  'conditions for the engine': text(
    seq(990, () => `{% if user.first_name contains "x" %}x{% endif %}${words(340)}`),
  ),
  'links with values': text(
    seq(1_990, () => `<a href="https://x.example/{{ user.external_id }}">${words(132)}</a>`),
  ),
  links: text(seq(11_000, place => `<a href="https://x.example/${place}">l</a>`)),
  'links that lead nowhere': text(seq(20_000, place => `<a href="p${place}">l</a>`)),
  names: text(seq(990, place => `{% assign a${place} = user.first_name %}{{ a${place} }}${words(340)}`)),
  'long pieces of Liquid': text(
    seq(100, () => `{{ user.first_name${' | append: user.first_name'.repeat(150)} }}`),
  ),
  'deep conditions': text(
    `${'{% if user.email %}'.repeat(90)}${'<b>x</b>'.repeat(40_000)}${'{% endif %}'.repeat(90)}`,
  ),
  'a link around many elements': text(`<a href="https://x.example">${'<b>x</b>'.repeat(45_000)}</a>`),
  'values in a style': text(
    `<b style="${'url('.repeat(450)})${'{{ user.first_name }}'.repeat(1_990)}">x</b>`,
  ),
};

describe('a mail that is as large as it may be', () => {
  it.each(Object.entries(LARGE))('compiles in about a second: %s', async (_, mjml) => {
    await compile(text('x'));
    expect(await costOf(() => compile(mjml))).toBeLessThan(5_000);
  });

  it('compiles as a notification as well', async () => {
    const html = seq(1_990, () => `<p>{{ user.first_name }}${words(180)}</p>`);
    const source = { subject: 'News', html, actionUrl: '', campaignName: '' };
    expect(await costOf(() => compileNotification(source, CATALOG))).toBeLessThan(5_000);
  });
});

describe('too much for one mail', () => {
  const inHead = (head: string, content = 'x'): string =>
    `<mjml><mj-head>${head}</mj-head><mj-body><mj-section><mj-column><mj-text>${content}</mj-text></mj-column></mj-section></mj-body></mjml>`;

  it.each([
    [
      'outputs and tags',
      text('{{ user.email }}'.repeat(LIMITS.liquidTokens + 1)),
      'more than 2000 outputs and tags',
    ],
    ['Liquid in one piece', text(`{{ "${'x'.repeat(4_000)}" }}`), 'at most 4000 characters'],
    ['components', mail('<mj-spacer />'.repeat(LIMITS.mailComponents)), 'more than 2000 components'],
    [
      'attributes',
      inHead(`<mj-attributes><mj-all ${seq(61, place => `a${place}="b" `)}/></mj-attributes>`),
      'at most 60 attributes',
    ],
    ['names of classes', mail(`<mj-text mj-class="${'c '.repeat(30)}">x</mj-text>`), 'at most 20 names'],
    [
      'rules to inline',
      inHead(
        `<mj-style inline="inline">${seq(900, place => `.c${place}{color:red}`)}</mj-style>`,
        '<b>x</b>'.repeat(700),
      ),
      'Inlining 900 rules takes too long',
    ],
  ])('is refused at once, and said: %s', async (_, mjml, message) => {
    let said: string[] = [];
    const cost = await costOf(async () => {
      said = (await issuesOf(mjml)).map(issue => issue.message);
    });
    expect(said).toEqual([expect.stringContaining(message)]);
    expect(cost).toBeLessThan(1_500);
  });

  it('is not what a large newsletter is', async () => {
    const row = seq(
      4,
      place =>
        `<mj-column><mj-image src="https://x.example/${place}.png" alt="x" /><mj-text mj-class="a b c">{{ user.first_name }}</mj-text><mj-button href="https://x.example/${place}">Buy</mj-button></mj-column>`,
    );
    const rows = `<mj-section>${row}</mj-section>`.repeat(50);
    const styles = seq(50, place => `.c${place} a, .c${place} b { color: red; }`);
    const result = await compileEmail(
      sourceOf(
        `<mjml><mj-head><mj-style inline="inline">${styles}</mj-style></mj-head><mj-body>${rows}</mj-body></mjml>`,
      ),
      CATALOG,
      OPTIONS,
    );
    expect(result.issues).toEqual([]);
  });
});
