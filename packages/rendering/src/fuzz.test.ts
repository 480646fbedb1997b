import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkMjml, extractVariables } from './check-source.js';
import { compileEmail } from './compile-email.js';
import { compileNotification } from './notification/compile-notification.js';
import { RenderingError } from './rendering-error.js';
import { ENVELOPE, FOOTER, OPTIONS, TRACKED, mail, mimeOf, sourceOf } from './testing/compile.js';
import { CLEAN_HTML } from './testing/clean-html.js';
import { CATALOG, LARGE_NEWSLETTER } from './testing/newsletters.js';

const SCRAPS =
  `<mjml> </mjml> <mj-body> </mj-body> <mj-head> </mj-head> <mj-section> </mj-section> <mj-column> </mj-column>
<mj-text> </mj-text> <mj-raw> </mj-raw> <mj-button·href=" "> <mj-style> </mj-style> <mj-image·src="https://x.example/a.png"/> <a·href="
</a> <b> </b> <!-- --> <!--[if·mso]> <![endif]--> <![CDATA[ ]]> <?xml·?> <!doctype·html> < > " ' = {{ }} {% %} {{- -%}
{{·user.first_name·}} {{·user.tags·|·join:·","·}} {%·if·user.email·%} {%·else·%} {%·elsif·x·%} {%·endif·%}
{%·for·t·in·user.tags·%} {%·endfor·%} {{·t·}} {%·capture·c·%} {%·endcapture·%} {%·assign·x·=·"y"·%} {%·comment·%}
{%·endcomment·%} {%·raw·%} {%·case·user.email·%} {%·when·"x"·%} {%·endcase·%} {%·break·%} {{·unsubscribe_url·}}
https://x.example/ javascript: &amp; & <script> <style> </style> <title> <textarea> <br/> <p> </p> text`
    .split(/\s/)
    .map(scrap => scrap.replaceAll('·', ' '));

const scraps = fc.constantFrom(...SCRAPS, '\uE000', '\uE0000\uE001', '\0', '\n', ' ');

const soup = fc
  .array(fc.oneof({ weight: 9, arbitrary: scraps }, fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 40,
  })
  .map(parts => parts.join(''));

/** A sound newsletter with a piece cut out, doubled, or replaced by rubbish. */
const mutilated = fc
  .tuple(fc.nat(LARGE_NEWSLETTER.length), fc.nat(60), fc.oneof(fc.constant(''), scraps, soup))
  .map(
    ([at, length, rubbish]) => LARGE_NEWSLETTER.slice(0, at) + rubbish + LARGE_NEWSLETTER.slice(at + length),
  );

const values = {
  user: { first_name: 'Ana "<b>"', email: 'a@b.co', tags: ['x', '{{ y }}'], attributes: { plan: 'seed' } },
};

async function survive(mjml: string, subject: string, preheader: string): Promise<void> {
  const result = await compileEmail(sourceOf(mjml, { subject, preheader, footer: FOOTER }), CATALOG, OPTIONS);
  if (!result.ok) {
    expect(result.issues.some(issue => issue.severity === 'ERROR')).toBe(true);
    for (const issue of result.issues) expect(issue.message).toMatch(/\S/);
    return;
  }
  try {
    const message = mimeOf(result.program, values, ENVELOPE, TRACKED);
    expect(message).not.toMatch(/^Bcc/m);
    expect(result.program.render(values, TRACKED).html).not.toMatch(/<script|<b>"/);
  } catch (problem) {
    if (!(problem instanceof RenderingError)) throw problem;
  }
}

describe('whatever an author writes', () => {
  it('as a whole mail, compiling gives issues and never throws', async () => {
    await fc.assert(fc.asyncProperty(soup, soup, soup, survive), { seed: 7, numRuns: 2_000 });
  });

  it('inside a sound mail, compiling gives issues and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(soup, soup, soup, (body, subject, preheader) =>
        survive(mail(`<mj-text>${body}</mj-text>`), subject, preheader),
      ),
      { seed: 8, numRuns: 1_500 },
    );
  });

  it('in place of a part of a newsletter, compiling gives issues and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(mutilated, mjml => survive(mjml, 'x', '')),
      { seed: 9, numRuns: 300 },
    );
  });

  it('as a notification, compiling gives issues and rendering stays clean', () => {
    fc.assert(
      fc.property(soup, soup, soup, (html, subject, actionUrl) => {
        const result = compileNotification({ html, subject, actionUrl, campaignName: 'c' }, CATALOG);
        expect(result.ok || result.issues.length > 0).toBe(true);
        if (!result.ok) return;
        try {
          const shown = result.program.render(values);
          expect(shown.html).toMatch(CLEAN_HTML);
          expect(shown.actionUrl ?? 'https://x').toMatch(/^https?:\/\//);
          expect(shown.title).not.toMatch(/[\0\r\n]/);
        } catch (problem) {
          if (!(problem instanceof RenderingError)) throw problem;
        }
      }),
      { seed: 10, numRuns: 1_000 },
    );
  });

  it('is read for variables without throwing', () => {
    fc.assert(
      fc.property(soup, text => {
        expect(Array.isArray(extractVariables(text, CATALOG, true).paths)).toBe(true);
      }),
      { seed: 11, numRuns: 1_000 },
    );
  });

  it.each([
    [
      'deep blocks',
      mail(`<mj-text>${'{% if true %}'.repeat(20_000)}${'{% endif %}'.repeat(20_000)}</mj-text>`),
    ],
    ['deep elements', mail(`<mj-text>${'<b>'.repeat(20_000)}${'</b>'.repeat(20_000)}</mj-text>`)],
    [
      'deep blocks in an attribute',
      mail(`<mj-text><a title="${'{% if true %}'.repeat(20_000)}">x</a></mj-text>`),
    ],
    ['a long expression', mail(`<mj-text>{{ user.email ${'| append: "x" '.repeat(20_000)}}}</mj-text>`)],
    ['many openings', mail(`<mj-text>${'<!--[if '.repeat(20_000)}</mj-text>`)],
    ['many brackets', `${'{'.repeat(200_000)}${'<'.repeat(200_000)}`],
    [
      'many private characters',
      Array.from({ length: 6_400 }, (_, place) => String.fromCharCode(0xe000 + place)).join(''),
    ],
  ])('cannot exhaust the compiler: %s', async (_, mjml) => {
    const issues = await checkMjml(mjml, CATALOG);
    expect(Array.isArray(issues)).toBe(true);
  });
});
