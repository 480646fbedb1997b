import { describe, expect, it } from '@jest/globals';
import { compileEmail } from './compile-email.js';
import { FOOTER, OPTIONS, TRACKED, mail, sourceOf } from './testing/compile.js';
import { CATALOG, LARGE_NEWSLETTER } from './testing/newsletters.js';

describe('what MJML made of a mail before', () => {
  it('makes the same mail again without MJML', async () => {
    const source = sourceOf(LARGE_NEWSLETTER, { subject: 'For {{ user.first_name }}', footer: FOOTER });
    const first = await compileEmail(source, CATALOG, OPTIONS);
    if (!first.ok) throw new Error(JSON.stringify(first.issues));
    const marked = first.html.replace('</body>', '<p>not made again</p></body>');
    const second = await compileEmail(source, CATALOG, OPTIONS, marked);
    if (!second.ok) throw new Error(JSON.stringify(second.issues));
    const user = { first_name: 'Ana', attributes: { plan: 'seed' } };
    const again = second.program.render({ user }, TRACKED);
    expect(again.html).toContain('<p>not made again</p>');
    expect(again.html.replace('<p>not made again</p>', '')).toBe(
      first.program.render({ user }, TRACKED).html,
    );
    expect(second.program.links).toEqual(first.program.links);
  });

  it('is refused where it does not fit the source', async () => {
    const compiled = await compileEmail(
      sourceOf(mail('<mj-text>{{ user.first_name }}</mj-text>')),
      CATALOG,
      OPTIONS,
      '<html><body>Hello</body></html>',
    );
    expect(compiled.ok).toBe(false);
  });
});
