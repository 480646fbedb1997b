import { describe, expect, it } from '@jest/globals';
import { checkMjml, extractVariables } from './check-source.js';
import { compileEmail } from './compile-email.js';
import { lexLiquid } from './liquid/lex-liquid.js';
import { MarkedSource, Sentinels } from './markup/marked-source.js';
import { runMjml } from './mjml/run-mjml.js';
import { Place } from './rendering-issue.js';
import { CATALOG, LARGE_NEWSLETTER, SMALL_NEWSLETTER } from './testing/newsletters.js';
import {
  FOOTER,
  OPTIONS,
  PLAIN,
  compile,
  issuesOf,
  mail,
  problemsOf,
  show,
  sourceOf,
} from './testing/compile.js';

const body = (colour: string): string => `<mjml><mj-body background-color="${colour}"></mj-body></mjml>`;

const footerOn = async (mjml: string): Promise<string> =>
  (await compile(mjml, { footer: FOOTER })).render({}, PLAIN).html;

describe('the Liquid of a mail', () => {
  it.each([
    ['<mj-text>{{ user.frist_name }}</mj-text>', 'ERROR 2 user.frist_name', 'Did you mean user.first_name?'],
    [
      '<mj-text>\n{{ user.attributes.plam }}</mj-text>',
      'ERROR 3 user.attributes.plam',
      'user.attributes.plan?',
    ],
    [
      '<mj-text>{{ user.attributes.zzzzzzzz }}</mj-text>',
      'ERROR 2 user.attributes.zzzzzzzz',
      'Declare the attribute',
    ],
    ['<mj-text>{{ user }}</mj-text>', 'ERROR 2 user', 'name one field'],
    ['<mj-text>{{ user.attributes }}</mj-text>', 'ERROR 2 user.attributes', 'name one'],
    [
      '<mj-text>{{ user.attributes[user.email] }}</mj-text>',
      'ERROR 2 user.attributes[user.email]',
      'not known',
    ],
    ['<mj-text>{{ user.email.size.x }}</mj-text>', 'ERROR 2 user.email.size.x', 'not known'],
    ['<mj-text>{{ campaign.id }}</mj-text>', 'ERROR 2 campaign.id', 'not known'],
    ['<mj-text>{{ secret }}</mj-text>', 'ERROR 2 secret', 'Choose one'],
    ['<mj-text>{% for t in user.tags %}{% endfor %}{{ t }}</mj-text>', 'ERROR 2 t', 'not known'],
    ['<mj-text>{{ user.email | upcse }}</mj-text>', 'ERROR 2 upcse', 'Did you mean "upcase"?'],
    ['<mj-text>{{ user.email | raw }}</mj-text>', 'ERROR 2 raw', 'not offered'],
    ['<mj-text>{{ user.email | json }}</mj-text>', 'ERROR 2 json', 'not offered'],
    ['<mj-text>{{ user.email | chasqui_none }}</mj-text>', 'ERROR 2 chasqui_none', 'not offered'],
    ['<mj-text>{% raw %}{{ x }}{% endraw %}</mj-text>', 'ERROR 2 raw', 'not offered'],
    ['<mj-text>{% include "x" %}</mj-text>', 'ERROR 2 include', 'not offered'],
    ['<mj-text>{% render "x" %}</mj-text>', 'ERROR 2 render', 'not offered'],
    ['<mj-text>{% layout "x" %}</mj-text>', 'ERROR 2 layout', 'not offered'],
    ['<mj-text>{% echo user.email %}</mj-text>', 'ERROR 2 echo', 'not offered'],
    ['<mj-text>{% cycle "a", user.email %}</mj-text>', 'ERROR 2 cycle', 'not offered'],
    ['<mj-text>{% increment x %}</mj-text>', 'ERROR 2 increment', 'not offered'],
    ['<mj-text>{% iff user.email %}</mj-text>', 'ERROR 2 iff', 'not offered'],
    ['<mj-text>{% %}</mj-text>', 'ERROR 2 null', 'not a tag'],
    ['<mj-text>{{ }}</mj-text>', 'ERROR 2 ', 'cannot be read'],
    ['<mj-text>{% if user.email = "x" %}{% endif %}</mj-text>', 'ERROR 2 if', 'Compare with =='],
    ['<mj-text>{% if user.email == “x” %}{% endif %}</mj-text>', 'ERROR 2 if', 'straight quotes'],
    ['<mj-text>{% for in user.tags %}{% endfor %}</mj-text>', 'ERROR 2 for', 'not complete'],
    [
      '<mj-text>{% if user.email %}a{% else if user.name %}{% endif %}</mj-text>',
      'ERROR 2 else',
      '{% elsif user.name %}',
    ],
    ['<mj-text>{% if true %}{% else %}{% else %}{% endif %}</mj-text>', 'ERROR 2 null', 'two {% else %}'],
    [
      '<mj-text>{% if true %}{% else %}{% elsif true %}{% endif %}</mj-text>',
      'ERROR 2 null',
      '{% elsif %} stands behind {% else %}',
    ],
    ['<mj-text>{% assign user = 1 %}</mj-text>', 'ERROR 2 user', 'name of ours'],
    ['<mj-text>{% for campaign in user.tags %}{% endfor %}</mj-text>', 'ERROR 2 campaign', 'name of ours'],
    ['<mj-text>{% break %}</mj-text>', 'ERROR 2 break', 'inside {% for %}'],
    ['<mj-text>{% endif %}</mj-text>', 'ERROR 2 endif', 'has no {% if %}'],
    ['<mj-text>\n{% if user.email %}x</mj-text>', 'ERROR 3 mj-text', 'put {% endif %} before it'],
    [
      '<mj-text>{% if user.email %}{% for t in user.tags %}{% endif %}{% endfor %}</mj-text>',
      'ERROR 2 endif',
      '{% endfor %}',
    ],
    ['<mj-text>{{ "now" | date: "%Y" }}</mj-text>', 'ERROR 2 date', 'not available'],
    ['<mj-text>{{ user.email </mj-text>', 'ERROR 2 null', 'never closed'],
  ])('refuses %s', async (components, problem, message) => {
    const issues = await issuesOf(mail(components));
    const found = issues.find(each => `${each.severity} ${each.line} ${each.name}` === problem);
    expect(found?.message).toContain(message);
  });

  it('names all mistakes at once, in the order of the source', async () => {
    const source = sourceOf(
      mail('<mj-text>{{ a }}</mj-text>\n<mj-text>{{ b | c }}</mj-text>\n<mj-text>{% d %}</mj-text>'),
      {
        subject: '{{ user.nope }}',
        preheader: '{{ unsubscribe_url }}',
      },
    );
    const { issues } = await compileEmail(source, CATALOG, OPTIONS);
    expect(issues.map(each => `${each.place} ${each.line} ${each.name}`)).toEqual([
      'SUBJECT 1 user.nope',
      'PREHEADER 1 unsubscribe_url',
      'BODY 3 c',
      'BODY 4 d',
    ]);
  });

  it('says in which line and column each unknown variable stands', async () => {
    const source = mail(
      '<mj-text>{{ a }} {{ user.email | append: b }}\n  {%- if c == 1 -%}{% elsif d %}{% endif %}{% case 1 %}{% when\n e, f %}{% endcase %}</mj-text>',
    );
    const issues = await issuesOf(source);
    expect(issues.map(({ name, line, column }) => `${name} ${line}:${column}`)).toEqual([
      'a 2:13',
      'b 2:42',
      'c 3:9',
      'd 3:29',
      'e 4:2',
      'f 4:5',
    ]);
  });

  it.each(['web_version_url', 'unsubscribe_url', 'preferences_url'])(
    'does not offer %s in the subject',
    async name => {
      expect(await problemsOf(mail(''), { subject: `See {{ ${name} }}` })).toEqual([`ERROR 1 ${name}`]);
    },
  );

  it('may name every known variable, size and place in lists', async () => {
    const known =
      'user.first_name user.last_name user.name user.email user.external_id user.language user.country user.time_zone user.gender user.birth_date user.tags user.tags.size user.tags[0] user.tags.first user.attributes.crops.last user["attributes"].plan campaign.name web_version_url unsubscribe_url preferences_url user.name.size'.split(
        ' ',
      );
    const text = known.map(name => `{{ ${name} }}`).join(' ');
    expect(await problemsOf(mail(`<mj-text>${text}</mj-text>`))).toEqual([]);
  });

  it('says exactly which values of users it uses, each once', async () => {
    const program = await compile(LARGE_NEWSLETTER, {
      subject: 'For {{ user.email }}',
      preheader: '{{ user.country }}',
    });
    expect(program.paths.map(path => path.join('.')).toSorted()).toEqual([
      'user.attributes.city',
      'user.attributes.plan',
      'user.attributes.points',
      'user.country',
      'user.email',
      'user.first_name',
      'user.last_name',
    ]);
  });

  it('is read without compiling by extractVariables', () => {
    const { paths, issues } = extractVariables(
      '{% if user.email %}{{ user.tags[0] }}{% endif %}{{ nope }}',
      CATALOG,
    );
    expect(paths).toEqual([
      ['user', 'email'],
      ['user', 'tags'],
    ]);
    expect(issues).toMatchObject([{ name: 'nope', line: 1 }]);
  });
});

describe('the MJML of a mail', () => {
  it.each([
    ['<mj-text><b>x</mj-text>', 'ERROR 2 b', '<b> opened on line 2 is never closed'],
    ['<mj-text>x</b></mj-text>', 'ERROR 2 b', 'closes nothing'],
    ['<mj-text><b><i>x</b></i></mj-text>', 'ERROR 2 i', 'before </b>'],
    ['<mj-text><ul><li>a<li>b</ul></mj-text>', 'WARNING 2 li', 'not closed'],
    ['<mj-text>x</br></mj-text>', 'WARNING 2 br', 'not needed'],
    ['<mj-text><div/>x</mj-text>', 'ERROR 2 div', 'does not close itself'],
    [
      '<mj-text>\nx',
      'ERROR 2 mj-text',
      '<mj-text> opened on line 2 is never closed: add </mj-text> before </mj-column>',
    ],
    ['</mj-column>', 'ERROR 3 mj-column', 'closes nothing'],
    ['<mj-text>x</mj-text', 'ERROR 1 mj-column', 'never closed'],
    ['<mj-txt>x</mj-txt>', 'ERROR 2 mj-txt', 'Did you mean <mj-text>?'],
    ['<mj-section></mj-section>', 'ERROR 2 mj-section', 'only in <mj-body>'],
    ['<mj-text colour="red">x</mj-text>', 'WARNING 2 colour', 'ignored'],
    ['<mj-text color="reddish">x</mj-text>', 'WARNING 2 color', '"reddish" is no value'],
    [
      '<mj-social><mj-social-element name="facebook" href="https://x.example">x</mj-social-element></mj-social>',
      'WARNING 2 mj-social-element',
      'pictures of your own',
    ],
    ['<mj-accordion></mj-accordion><mj-text>x</mj-tex>', 'ERROR 2 mj-tex', 'closes nothing'],
    ['<mj-text color=red>x</mj-text>', 'ERROR 2 color', 'needs quotes'],
    ['<mj-text color="red>x</mj-text>\n<mj-text color="blue">y</mj-text>', 'ERROR 2 color', 'closing quote'],
    ['<mj-text color="red" color="blue">x</mj-text>', 'ERROR 2 color', 'twice'],
    ['Hello <mj-text>x</mj-text>', 'ERROR 2 null', '"Hello" stands between components'],
    ['<p>x</p>', 'ERROR 2 p', 'put it into <mj-text>'],
    ['<mj-text><mj-text>x</mj-text></mj-text>', 'ERROR 2 mj-text', 'cannot stand inside <mj-text>'],
    ['<mj-include path="./x.mjml" />', 'ERROR 2 mj-include', 'not offered'],
    ['<mj-text><script>x()</script></mj-text>', 'ERROR 2 script', 'does not work'],
    ['<mj-raw><iframe src="https://x.example"></iframe></mj-raw>', 'ERROR 2 iframe', 'does not work'],
    ['<mj-raw><meta http-equiv="refresh" content="0"></mj-raw>', 'ERROR 2 meta', 'does not work'],
    ['<mj-text><a onclick="x()">y</a></mj-text>', 'ERROR 2 onclick', 'runs a program'],
    ['<mj-raw><![CDATA[x]]></mj-raw>', 'ERROR 2 null', 'is no HTML'],
    ['<mj-raw><!-- x</mj-raw>', 'ERROR 2 null', 'never finished'],
    [
      '<mj-raw><!--[if mso]><!--[if mso]>x<![endif]--></mj-raw>',
      'ERROR 2 null',
      'cannot stand in another one',
    ],
    ['<mj-text __proto__="x">x</mj-text>', 'ERROR 2 __proto__', 'has no attribute'],
    ['<mj-text toString="x">x</mj-text>', 'ERROR 2 tostring', 'has no attribute'],
  ])('refuses or warns of %s', async (components, problem, message) => {
    const issues = await issuesOf(mail(components));
    const found = issues.find(each => `${each.severity} ${each.line} ${each.name}` === problem);
    expect(found?.message).toContain(message);
  });

  it('is refused in our words where MJML breaks', async () => {
    const source = new MarkedSource(
      lexLiquid('', Place.BODY, { markup: true, firstId: 0 }),
      new Sentinels('\uE000', '\uE001'),
    );
    const { html, issues } = await runMjml(
      '<mjml><mj-head><mj-attributes><mj-all constructor="x" /></mj-attributes></mj-head><mj-body><mj-section></mj-section></mj-body></mjml>',
      source,
    );
    expect(html).toBeNull();
    expect(issues).toMatchObject([
      { severity: 'ERROR', message: expect.stringMatching(/^MJML cannot turn this into a mail: undo/) },
    ]);
  });

  it('may show things to Outlook only, in all known forms', async () => {
    const forms =
      '<!--[if mso]><b>a</b><![endif]--><!--[if !mso]><!-->b<!--<![endif]--><!--[if !mso]><!-- -->c<!--<![endif]-->';
    expect(await problemsOf(mail(`<mj-text>${forms}</mj-text>`))).toEqual([]);
  });

  it.each([
    ['', 'must stand in <mjml>'],
    ['Hello', 'stands between components'],
    ['<mjml></mjml>', 'no <mj-body>'],
    ['<mj-body></mj-body>', 'stands outside <mjml>'],
    ['<mjml><mj-body></mj-body></mjml><mjml></mjml>', 'second <mjml>'],
    ['<mjml><mj-body></mj-body><mj-body></mj-body></mjml>', 'second <mj-body>'],
  ])('refuses %j as a whole', async (mjml, message) => {
    const issues = await issuesOf(mjml);
    expect(issues[0]?.message).toContain(message);
    expect(issues[0]?.severity).toBe('ERROR');
  });

  it('gives one error for one mistake', async () => {
    const crossing = '<mj-text>{% if user.email %}a</mj-text>\n<mj-text>b{% endif %}</mj-text>';
    expect(await problemsOf(mail(crossing))).toEqual(['ERROR 2 mj-text']);
    expect(await problemsOf(mail('<mj-text><p>{% if user.email %}</p>{% endif %}</mj-text>'))).toEqual([
      'ERROR 2 p',
    ]);
    expect(await problemsOf(mail('<mj-text>{% if user.email %}<b>{% endif %}</b></mj-text>'))).toEqual([
      'ERROR 2 b',
    ]);
  });

  it('may leave end tags out where HTML lets it, and use void elements and entities', async () => {
    const html =
      '<mj-text>a&nbsp;b &copy; 2026<br><img src="https://x.example/a.png" alt=""><hr/>&amp; R&D</mj-text>';
    expect(await problemsOf(mail(html))).toEqual([]);
  });

  it('may hold what editors leave in it', async () => {
    expect(await problemsOf(mail('<mj-text id="i1" data-gjs-type="x">x</mj-text>'))).toEqual([]);
    expect(await problemsOf(mail('<mj-text id="i1" colour="x">x</mj-text>'))).toEqual(['WARNING 2 colour']);
  });

  it('of the fixtures has nothing to mend', async () => {
    expect(await checkMjml(SMALL_NEWSLETTER, CATALOG)).toEqual([]);
    expect(await checkMjml(LARGE_NEWSLETTER, CATALOG)).toEqual([]);
  });

  it('keeps the lines of the source when Liquid spans several', async () => {
    const components =
      '<mj-text>{{ user.email\n | upcase\n }}</mj-text>\n<mj-text colour="x">{% if\n user.email %}a{% endif %}</mj-text>\n<mj-txt></mj-txt>';
    expect(await problemsOf(mail(components))).toEqual(['ERROR 7 mj-txt']);
    expect(await problemsOf(mail(components.replace('<mj-txt></mj-txt>', '')))).toEqual(['WARNING 5 colour']);
  });

  it('brings no fonts from elsewhere', async () => {
    const { html } = await show('<mj-text font-family="Ubuntu, Roboto, Lato">x</mj-text>');
    expect(html).not.toContain('fonts.googleapis');
    expect(html).not.toContain('<link');
  });

  it('carries the language of the mail unless it says its own', async () => {
    const spanish = await compile(mail(''), { language: 'es' });
    expect(spanish.render({}, PLAIN).html).toContain('<html lang="es"');
    const own = await compile('<mjml lang="pt"><mj-body></mj-body></mjml>', { language: 'es' });
    expect(own.render({}, PLAIN).html).toContain('<html lang="pt"');
  });

  it('gets the subject as its title where it has none', async () => {
    const program = await compile(mail(''), { subject: 'For "{{ user.first_name }}" & co' });
    const { html } = program.render({ user: { first_name: '<Ana>' } }, PLAIN);
    expect(html).toContain('<title>For &#34;&lt;Ana&gt;&#34; &amp; co</title>');
    expect(html).toContain('aria-label="For &#34;&lt;Ana&gt;&#34; &amp; co"');
    const titled = await compile(SMALL_NEWSLETTER, { subject: 'Other' });
    expect(titled.render({}, PLAIN).html).toContain(
      '<title>Seeds &amp; soil: the week in the garden</title>',
    );
  });

  it('may hold quotes in titles and single-quoted attributes', async () => {
    const program = await compile(
      `<mjml><mj-head><mj-title>Say "hi"</mj-title></mj-head><mj-body><mj-section><mj-column><mj-image src="https://x.example/a.png" alt='the "best"' /></mj-column></mj-section></mj-body></mjml>`,
    );
    const { html } = program.render({}, PLAIN);
    expect(html).toContain('aria-label="Say &quot;hi&quot;"');
    expect(html).toContain('alt="the &quot;best&quot;"');
    const inlined = await compile(
      `<mjml><mj-head><mj-style inline="inline">a { color: red; }</mj-style></mj-head><mj-body><mj-section><mj-column><mj-text><a title='the "{{ user.email }}"' href='https://x.example/"'>x</a></mj-text></mj-column></mj-section></mj-body></mjml>`,
    );
    expect(inlined.render({ user: { email: "'\"'" } }, PLAIN).html).toContain(
      'title="the &quot;&#39;&#34;&#39;&quot;" href="https://x.example/&#34;"',
    );
  });
});

describe('Liquid through MJML', () => {
  const plans =
    '{% if user.attributes.plan == "orchard" %}<mj-text>Trees</mj-text>{% elsif user.attributes.plan == "garden" %}<mj-text>Beds</mj-text>{% else %}<mj-text>Pots</mj-text>{% endif %}<mj-text>Everyone</mj-text>';

  it.each([
    ['orchard', 'Trees'],
    ['garden', 'Beds'],
    [undefined, 'Pots'],
  ])('keeps conditions between components: %s', async (plan, shown) => {
    const { html, text } = await show(plans, { attributes: { plan } });
    expect(html.match(/Trees|Beds|Pots|Everyone/g)).toEqual([shown, 'Everyone']);
    expect(text).toBe(`${shown}\n\nEveryone\n`);
  });

  it('keeps them when the author has wrapped them in mj-raw or in comments', async () => {
    const wrapped = plans.replace(/\{%[^}]*%\}/g, '<mj-raw> $& </mj-raw>');
    const hidden = plans.replace(/\{%[^}]*%\}/g, '<!-- $& -->');
    for (const components of [wrapped, hidden]) {
      const { html } = await show(components, { attributes: { plan: 'garden' } });
      expect(html.match(/Trees|Beds|Pots|Everyone/g)).toEqual(['Beds', 'Everyone']);
    }
  });

  it.each([
    [
      'sections',
      '<mjml><mj-body>{% if user.email %}<mj-section><mj-column><mj-text>X</mj-text></mj-column></mj-section>{% endif %}</mj-body></mjml>',
    ],
    [
      'columns',
      '<mjml><mj-body><mj-section>{% if user.email %}<mj-column><mj-text>X</mj-text></mj-column>{% endif %}</mj-section></mj-body></mjml>',
    ],
    [
      'sections of a wrapper',
      '<mjml><mj-body><mj-wrapper>{% if user.email %}<mj-section><mj-column><mj-text>X</mj-text></mj-column></mj-section>{% endif %}</mj-wrapper></mj-body></mjml>',
    ],
    [
      'columns of a group',
      '<mjml><mj-body><mj-section><mj-group>{% if user.email %}<mj-column><mj-text>X</mj-text></mj-column>{% endif %}</mj-group></mj-section></mj-body></mjml>',
    ],
    [
      'parts of a hero',
      '<mjml><mj-body><mj-hero>{% if user.email %}<mj-text>X</mj-text>{% endif %}</mj-hero></mj-body></mjml>',
    ],
    [
      'parts of a navigation bar',
      mail(
        '<mj-navbar>{% if user.email %}<mj-navbar-link href="https://x.example">X</mj-navbar-link>{% endif %}</mj-navbar>',
      ),
    ],
    [
      'parts of social links',
      mail(
        '<mj-social>{% if user.email %}<mj-social-element src="https://x.example/i.png" href="https://x.example">X</mj-social-element>{% endif %}</mj-social>',
      ),
    ],
    [
      'parts of an accordion',
      mail(
        '<mj-accordion>{% if user.email %}<mj-accordion-element><mj-accordion-title>X</mj-accordion-title></mj-accordion-element>{% endif %}</mj-accordion>',
      ),
    ],
  ])('keeps conditions around %s', async (_, mjml) => {
    const program = await compile(mjml);
    expect(program.render({ user: { email: 'a@b.co' } }, PLAIN).html).toMatch(/>\s*X\s*</);
    expect(program.render({}, PLAIN).html).not.toMatch(/>\s*X\s*</);
  });

  it.each([
    [
      '<mj-carousel>{% if user.email %}<mj-carousel-image src="https://x.example/a.png" />{% endif %}</mj-carousel>',
      'ERROR 2 if',
    ],
    ['{{ user.email }}', 'ERROR 2 user.email'],
    [
      '<mj-image width="{{ user.attributes.size }}px" src="https://x.example/a.png" />',
      'ERROR 2 user.attributes.size',
    ],
    ['<mj-text><td {% if user.email %}class="x"{% endif %}>x</td></mj-text>', 'ERROR 2 td'],
    ['<mj-text><{{ user.email }}>x</mj-text>', 'ERROR 2 user.email'],
    ['<mj-text><b{{ user.email }}>x</b></mj-text>', 'ERROR 2 null'],
    ['<mj-raw><!--[if mso]></{{ user.email }}><![endif]--></mj-raw>', 'ERROR 2 user.email'],
    ['<mj-raw><!--[if mso]><p x{{ user.email }}="1"><![endif]--></mj-raw>', 'ERROR 2 p'],
    ['<mj-text><a href={{ user.email }}>x</a></mj-text>', 'ERROR 2 href'],
    ['<mj-text>{% capture x %}<b>y</b>{% endcapture %}</mj-text>', 'ERROR 2 b'],
    ['<mj-text><a title="{% assign x = 1 %}">y</a></mj-text>', 'ERROR 2 assign'],
    ['<mj-text><a title="{% if user.email %}">y</a></mj-text>', 'ERROR 2 if'],
  ])('refuses what MJML would lose or break: %s', async (components, problem) => {
    expect(await problemsOf(mail(components))).toContain(problem);
  });

  it('refuses conditions between the parts of the head, which MJML takes apart', async () => {
    const mjml =
      '<mjml><mj-head>\n{% if user.email %}<mj-style>a{}</mj-style>{% endif %}</mj-head><mj-body></mj-body></mjml>';
    expect(await problemsOf(mjml)).toEqual(['ERROR 2 if', 'ERROR 2 endif']);
  });

  it('refuses a name that MJML would use before it is given', async () => {
    const mjml =
      '<mjml><mj-head>\n<mj-raw>{% assign city = user.attributes.city | upcase %}</mj-raw><mj-title>{{ city }}</mj-title></mj-head><mj-body></mj-body></mjml>';
    expect(await problemsOf(mjml)).toEqual(['ERROR 2 assign']);
  });

  it('works in attributes, with quotes inside', async () => {
    const { html } = await show(
      `<mj-button href="https://x.example/{{ user.attributes.city | default: "no where" }}" color="{{ user.attributes.site | default: '#112233' }}">Go</mj-button><mj-image src="https://x.example/a.png" alt="{% if user.email %}for {{ user.email }}{% endif %}" />`,
      { email: '"a"@b.co' },
    );
    expect(html).toContain('href="https://x.example/no%20where"');
    expect(html).toContain('color:#112233');
    expect(html).toContain('alt="for &#34;a&#34;@b.co"');
  });

  it('reads what editors write: entities for quotes and comparisons', async () => {
    const { text } = await show(
      '<mj-text>{% if user.attributes.points &gt; 10 %}many{% else %}few{% endif %} {{ user.email | default: &quot;R&amp;D&quot; }}</mj-text>',
      { attributes: { points: 11 } },
    );
    expect(text).toBe('many R&D\n');
  });

  it('leaves comments out, with the Liquid in them', async () => {
    const { html } = await show('<!-- joke {{ nope }} --><mj-text>a<!-- {{ nope }} secret -->b</mj-text>');
    expect(html).not.toMatch(/joke|secret/);
    expect(html).toContain('>ab<');
  });

  it('keeps comments that Outlook reads', async () => {
    const { html } = await show(
      '<mj-raw><!--[if mso]><a href="https://x.example/{{ user.email }}">{{ user.email }}</a><![endif]--></mj-raw>',
      { email: '<a>@b' },
    );
    expect(html).toContain(
      '<!--[if mso]><a href="https://x.example/%3Ca%3E%40b">&lt;a&gt;@b</a><![endif]-->',
    );
  });

  it('keeps private characters of the source apart from its own marks', async () => {
    const { text } = await show('<mj-text>\uE0000\uE001 {{ user.email }} \uE0021\uE003</mj-text>', {
      email: '\uE0000\uE001',
    });
    expect(text).toBe('\uE0000\uE001 \uE0000\uE001 \uE0021\uE003\n');
  });

  it('has names, loops and captures', async () => {
    const { html, text } = await show(
      '{% assign best = user.attributes.crops | first | upcase %}<mj-text>{% capture all %}Tom &amp; {{ user.first_name }}: {{ user.attributes.crops | join: ", " }}{% endcapture %}{{ best }}! {{ all }} <ul>{% for crop in user.attributes.crops reversed limit:2 %}<li>{{ forloop.index }} {{ crop }}</li>{% endfor %}</ul></mj-text>',
      { first_name: '<J>', attributes: { crops: ['peas', 'beans', 'chard'] } },
    );
    expect(html).toContain('PEAS! Tom &amp; &lt;J&gt;: peas, beans, chard');
    expect(html).toContain('<ul><li>1 beans</li><li>2 peas</li></ul>');
    expect(text).toBe('PEAS! Tom & <J>: peas, beans, chard\n\n- 1 beans\n- 2 peas\n\n');
  });
});

describe('the preheader', () => {
  it('replaces the one of the MJML, whose variables are then not used', async () => {
    const program = await compile(
      '<mjml><mj-head><mj-preview>{{ user.email }}</mj-preview></mj-head><mj-body></mj-body></mjml>',
      { preheader: 'A & {{ user.first_name | default: "b" }}' },
    );
    expect(program.paths).toEqual([['user', 'first_name']]);
    const { html, text } = program.render({ user: { first_name: '<x>' } }, PLAIN);
    expect(html).toMatch(/<div style="display:none[^>]*>A &amp; &lt;x&gt;<\/div>/);
    expect(text).toBe('\n');
  });

  it.each([
    ['no head', '<mjml><mj-body></mj-body></mjml>'],
    ['an empty head', '<mjml><mj-head/><mj-body/></mjml>'],
  ])('is added where there is %s', async (_, mjml) => {
    const program = await compile(mjml, { preheader: 'Soon' });
    expect(program.render({}, PLAIN).html).toMatch(/display:none[^>]*>Soon</);
  });
});

describe('the footer', () => {
  it('has organisation, address, and the two links, in the language of the mail', async () => {
    const program = await compile(mail('<mj-text>Hi</mj-text>'), {
      footer: { ...FOOTER, text: 'RUT 1 {{ x }}' },
      language: 'es',
    });
    const { html, text } = program.render({}, PLAIN);
    expect(text).toBe(
      'Hi\n\nBeds & Borders\nCalle Larga 12\nValdivia\nRUT 1 {{ x }}\nDarme de baja <#> · Mis preferencias <https://m.example.com/p/x>\n',
    );
    expect(html).toContain('<strong>Beds &amp; Borders</strong><br />Calle Larga 12<br />Valdivia');
    expect(program.links).toEqual([]);
  });

  it('leaves out the link that the author has placed for everyone', async () => {
    const program = await compile(mail('<mj-text><a href="{{ unsubscribe_url }}">Bye</a></mj-text>'), {
      footer: FOOTER,
    });
    const { text } = program.render({}, PLAIN);
    expect(text.match(/<#>/g)).toHaveLength(1);
    expect(text).toContain('Preferences <');
    expect(text).toContain('Calle Larga 12');
  });

  it.each([
    '{% if user.email %}<mj-text><a href="{{ unsubscribe_url }}">Bye</a></mj-text>{% endif %}',
    '<mj-text>{% if user.email %}<a href="{{ unsubscribe_url }}">Bye</a>{% endif %}</mj-text>',
    '<mj-text>{{ unsubscribe_url }}</mj-text>',
    '<mj-text><!-- <a href="{{ unsubscribe_url }}">Bye</a> --></mj-text>',
    '<mj-text><a href="{% if user.email %}{{ unsubscribe_url }}{% endif %}">Bye</a></mj-text>',
  ])('keeps its own where the author may show none: %s', async components => {
    const program = await compile(mail(components), { footer: FOOTER });
    expect(program.render({}, PLAIN).text).toContain('Unsubscribe <#>');
  });

  it('cannot be broken by what the settings say', async () => {
    const footer = { organisation: '</mj-text><b>"x"', postalAddress: '<i>\r\n\r\n& co', text: '{% if %}' };
    const { html } = (await compile(mail(''), { footer })).render({}, PLAIN);
    expect(html).toContain(
      '<strong>&lt;/mj-text&gt;&lt;b&gt;&#34;x&#34;</strong><br />&lt;i&gt;<br />&amp; co<br />{% if %}',
    );
  });

  it('is legible on dark mails and, where the mail adapts to them, on dark screens', async () => {
    expect(await footerOn(body('#ffffff'))).toContain('color:#5D6670');
    expect(await footerOn(body('#123'))).toContain('color:#A3ABB5');
    expect(await footerOn(body('#ffffff'))).not.toContain('prefers-color-scheme');
    expect(await footerOn(LARGE_NEWSLETTER)).toMatch(
      /prefers-color-scheme: dark\) \{ \.chasqui-footer \{ background: #14161A/,
    );
  });

  it('is not on transactional mail', async () => {
    expect((await compile(mail(''))).render({}, PLAIN).text).toBe('\n');
  });
});
