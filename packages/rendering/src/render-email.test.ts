import { describe, expect, it } from '@jest/globals';
import { RenderingError } from './rendering-error.js';
import { FOOTER, PLAIN, TRACKED, compile, mail, problemsOf, show } from './testing/compile.js';
import { LARGE_NEWSLETTER, SMALL_NEWSLETTER } from './testing/newsletters.js';

const link = (href: string): string => `<mj-text><a href="${href}">go</a></mj-text>`;

const hrefOf = async (
  href: string,
  user: Record<string, unknown>,
  urls = PLAIN as typeof PLAIN | typeof TRACKED,
) => {
  const { html, text } = await show(link(href), user, urls);
  return { html: /<a href="([^"]*)"/.exec(html)?.[1], text: text.trim() };
};

const ODD_NAMES =
  '<mj-text>[{{ user.attributes.constructor }}{{ user.attributes.constructor | upcase }}{{ user.attributes.size }}{{ user.attributes.size | append: "" }}{{ user.attributes.first | append: "" }}]</mj-text>';

describe('values in a mail', () => {
  it.each([
    ['{{ user.first_name }}', '&lt;b&gt; &amp;amp; &#34;x&#34; &#39;y&#39;', '<b> &amp; "x" \'y\''],
    ['{{ user.first_name | escape }}', '&lt;b&gt; &amp;amp; &#34;x&#34; &#39;y&#39;', '<b> &amp; "x" \'y\''],
    [
      '{{ user.first_name | escape_once | escape }}',
      '&lt;b&gt; &amp;amp; &#34;x&#34; &#39;y&#39;',
      '<b> &amp; "x" \'y\'',
    ],
    [
      '{{ user.first_name | upcase | escape }}',
      '&lt;B&gt; &amp;AMP; &#34;X&#34; &#39;Y&#39;',
      '<B> &AMP; "X" \'Y\'',
    ],
    [
      '{% assign n = user.first_name | escape %}{{ n }}',
      '&lt;b&gt; &amp;amp; &#34;x&#34; &#39;y&#39;',
      '<b> &amp; "x" \'y\'',
    ],
    ['{% for t in user.tags %}{{ t }}{% endfor %}', '&lt;i&gt;', '<i>'],
    ['{{ user.tags }}', '&lt;i&gt;', '<i>'],
    ['{{ user.last_name | newline_to_br }}', 'a&lt;<br>b', 'a<\nb'],
    ['{{ user.last_name | newline_to_br | upcase }}', 'A&lt;\nB', 'A<\nB'],
    ['{{ "<hr>" }}', '&lt;hr&gt;', '<hr>'],
    ['{{ user.nothing | default: "<none>" }}'.replace('nothing', 'country'), '&lt;none&gt;', '<none>'],
    ['{{ campaign.name }} {{ campaign.name | upcase }}', 'Weekly WEEKLY', 'Weekly WEEKLY'],
  ])('are escaped once in HTML and not at all in text: %s', async (liquid, inHtml, inText) => {
    const user = { first_name: '<b> &amp; "x" \'y\'', last_name: 'a<\nb', tags: ['<i>'] };
    const { html, text } = await show(`<mj-text>${liquid}</mj-text>`, user);
    expect(html).toContain(`>${inHtml}<`);
    expect(text).toBe(`${inText}\n`);
  });

  it.each(['{{ user.email }}', '{% raw %}', '{{', '%}{% if %}', '\uE0001\uE001', '{{ 1 | chasqui_slot }}'])(
    'are never taken for Liquid: %s',
    async value => {
      const { html, text } = await show(
        '<mj-text>{{ user.first_name }}|{{ user.first_name | append: "!" }}|{% if true %}{{ user.first_name }}{% endif %}</mj-text>',
        { first_name: value, email: 'secret' },
      );
      expect(text).toBe(`${value}|${value}!|${value}\n`);
      expect(html).not.toContain('secret');
    },
  );

  it('are read as own properties only', async () => {
    expect((await show(ODD_NAMES, {})).text).toBe('[]\n');
    expect((await show(ODD_NAMES, { attributes: { plan: 'x' } })).text).toBe('[]\n');
    expect((await show(ODD_NAMES, { attributes: { constructor: 'c', size: 5, first: 'f' } })).text).toBe(
      '[cC55f]\n',
    );
  });

  it('that Liquid could begin with in the text part stay text', async () => {
    const { html, text } = await show(
      '<mj-text>&#123;&#123; user.email }} {% if true %}&#123;% raw %} &#123;{% endif %}</mj-text>',
      { email: 'secret' },
    );
    expect(text).toBe('{{ user.email }} {% raw %} {\n');
    expect(html).toContain('&#123;&#123; user.email }}');
  });

  it('in the subject are neither escaped nor able to end the line', async () => {
    const program = await compile(mail(''), {
      subject: '{{ user.first_name }} & {% if true %}{{ user.tags | join: "," }}{% endif %} ',
    });
    const { subject } = program.render(
      { user: { first_name: 'a\r\nBcc: x@y.co', tags: ['<b>', '\u2028'] } },
      PLAIN,
    );
    expect(subject).toBe('a Bcc: x@y.co & <b>,');
  });
});

describe('links', () => {
  it.each([
    ['https://x.example/{{ user.first_name }}', 'https://x.example/%C3%91%20%26%2F%3F%22%27'],
    [
      'https://x.example/?a=1&amp;b={{ user.first_name | url_encode }}',
      'https://x.example/?a=1&amp;b=%C3%91+%26%2F%3F%22&#39;',
    ],
    ['https://x.example/{{ user.first_name | slugify }}', 'https://x.example/%C3%B1'],
    [
      'https://x.example/{% assign_x %}'.replace(
        '{% assign_x %}',
        '{% if user.tags %}{{ user.tags | join: "/" }}{% endif %}',
      ),
      'https://x.example/a%2Fb',
    ],
    ['{{ user.attributes.site }}', 'https://s.example/a%20b?c=d&amp;e=&#34;'.replace('&#34;', '%22')],
    ['{{ user.attributes.site | append: "&z=1" }}', 'https://s.example/a%20b?c=d&amp;e=%22%20&amp;z=1'],
    [
      '{% if user.tags %}{{ user.attributes.site }}{% else %}https://y.example{% endif %}',
      'https://s.example/a%20b?c=d&amp;e=%22',
    ],
    ['http{% if user.tags %}s{% endif %}://y.example/', 'https://y.example/'],
  ])('carry values that are encoded once: %s', async (href, written) => {
    const user = {
      first_name: 'Ñ &/?"\'',
      tags: ['a', 'b'],
      attributes: { site: ' https://s.example/a b?c=d&e=%22 ' },
    };
    expect((await hrefOf(href, user)).html).toBe(written);
  });

  it('do not encode again what was encoded when it got its name', async () => {
    const { html } = await show(
      `{% assign city = user.attributes.city | url_encode %}<mj-text>{% capture all %}{{ user.first_name | url_encode }}{% endcapture %}<a href="https://x.example/?c={{ city }}&amp;n={{ all }}">go</a></mj-text>`,
      { first_name: 'a b', attributes: { city: 'São Paulo' } },
    );
    expect(html).toContain('href="https://x.example/?c=S%C3%A3o+Paulo&amp;n=a+b"');
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'mailto:x@y.co',
    '//evil.example',
    '/relative',
    'evil.example',
    '',
    'https:',
    'https://',
    'https:evil.example',
    'https:\\\\evil.example',
    'https://\u0000',
    'https://[',
  ])('made of a value lead nowhere unless it is a web address: %j', async site => {
    for (const href of ['{{ user.attributes.site }}', '{{ user.attributes.site | append: "" }}']) {
      const shown = await hrefOf(href, { attributes: { site } }, TRACKED);
      expect(shown).toEqual({ html: '#', text: 'go' });
    }
  });

  it('of values in other addresses are checked and encoded too', async () => {
    const { html } = await show(
      `<mj-image src="{{ user.attributes.site }}" alt="a" /><mj-image src="https://x.example/{{ user.first_name }}.png" alt="b" /><mj-raw><div style="background:url('{{ user.attributes.site }}')"></div><div style="background:url('https://x.example/{{ user.first_name }}.png')"></div></mj-raw>`,
      { first_name: `a') "`, attributes: { site: 'javascript:x' } },
    );
    expect(html).toContain('alt="a" src=""');
    expect(html).toContain('src="https://x.example/a%27%29%20%22.png"');
    expect(html).toContain(`url('')`);
    expect(html).toContain(`url('https://x.example/a%27%29%20%22.png')`);
  });

  it('to mail and phones are not counted, and keep addresses readable', async () => {
    const { html, text } = await show(
      '<mj-text><a href="mailto:{{ user.email }}?subject={{ user.first_name }}">write</a> <a href="tel:+56 2">call</a> <a href="#top">up</a> <a href="mailto:a@b.co?subject=x">a@b.co</a></mj-text>',
      { email: 'ana+x@b.co', first_name: 'a b' },
      TRACKED,
    );
    expect(html.match(/href="[^"]*"/g)).toEqual([
      'href="mailto:ana%2Bx@b.co?subject=a%20b"',
      'href="tel:+56 2"',
      'href="#top"',
      'href="mailto:a@b.co?subject=x"',
    ]);
    expect(text).toBe('write <ana+x@b.co> call <+56 2> up a@b.co\n');
  });

  it.each([
    ['<a href="javascript:x()">y</a>', 'ERROR 2 javascript:x()'],
    [
      '<a href="{% if user.email %}mailto:a@b.co{% else %}https://x.example{% endif %}">y</a>',
      'ERROR 2 mailto:',
    ],
    ['<a href="https://">y</a>', 'ERROR 2 https://'],
    ['<a href="/prices">y</a>', 'WARNING 2 /prices'],
    ['<a href="www.x.example">y</a>', 'WARNING 2 www.x.example'],
    ['<a href="/p/{{ user.email }}">y</a>', 'WARNING 2 /p/'],
  ])('that cannot work are named: %s', async (html, problem) => {
    expect(await problemsOf(mail(`<mj-text>${html}</mj-text>`))).toEqual([problem]);
  });

  it('are numbered by their place, the same in HTML and text, in conditions and for Outlook too', async () => {
    const program = await compile(
      mail(
        '<mj-text><a href="https://a.example/?x=1&amp;y=2">a</a>{% if user.email %}<a href="https://b.example">b</a>{% else %}<a href="https://c.example">c</a>{% endif %}</mj-text><mj-raw><!--[if mso]><a href="https://d.example">d</a><![endif]--></mj-raw><mj-button href="https://e.example/{{ user.email }}">e</mj-button><mj-text><a href="{{ preferences_url }}">f</a><a href="https://a.example/?x=1&amp;y=2">a</a></mj-text>',
      ),
    );
    expect(program.links).toEqual([
      { position: 1, url: 'https://a.example/?x=1&y=2' },
      { position: 2, url: 'https://b.example' },
      { position: 3, url: 'https://c.example' },
      { position: 4, url: 'https://d.example' },
      { position: 5, url: null },
      { position: 6, url: 'https://a.example/?x=1&y=2' },
    ]);
    const { html, text } = program.render({ user: { email: 'x&y' } }, TRACKED);
    expect(html.match(/href="[^"]*"/g)).toEqual([
      'href="https://m.example.com/c/Track-Token_1/1"',
      'href="https://m.example.com/c/Track-Token_1/2"',
      'href="https://m.example.com/c/Track-Token_1/4"',
      'href="https://m.example.com/c/Track-Token_1/5?to=https%3A%2F%2Fe.example%2Fx%2526y&amp;sig=5"',
      'href="https://m.example.com/p/Leave-Token_1"',
      'href="https://m.example.com/c/Track-Token_1/6"',
    ]);
    expect(text).toBe(
      'a <https://m.example.com/c/Track-Token_1/1>b <https://m.example.com/c/Track-Token_1/2>\n\ne <https://m.example.com/c/Track-Token_1/5?to=https%3A%2F%2Fe.example%2Fx%2526y&sig=5>\n\nf <https://m.example.com/p/Leave-Token_1>a <https://m.example.com/c/Track-Token_1/6>\n',
    );
  });

  it('in a loop are signed each for its own target', async () => {
    const signed: string[] = [];
    const { html } = await show(
      '<mj-text>{% for crop in user.attributes.crops %}<a href="https://x.example/{{ crop }}">{{ crop }}</a>{% endfor %}</mj-text>',
      { attributes: { crops: ['pea', 'bean'] } },
      { ...TRACKED, signLink: (position, target) => `n=${signed.push(`${position} ${target}`)}` },
    );
    expect(html).toMatch(/\/1\?n=1">pea<\/a><a href="[^"]*\/1\?n=2">bean</);
    expect(new Set(signed)).toEqual(new Set(['1 https://x.example/pea', '1 https://x.example/bean']));
  });

  it('of ours are never counted, even when a condition chooses them', async () => {
    const { html } = await hrefOf(
      '{% if user.email %}{{ unsubscribe_url }}{% else %}{{ web_version_url }}{% endif %}',
      { email: 'x' },
      TRACKED,
    );
    expect(html).toBe('https://m.example.com/u/Leave-Token_1');
    const longer = await hrefOf('{% if true %}{{ unsubscribe_url }}?from=mail{% endif %}', {}, TRACKED);
    expect(longer.html).toBe('https://m.example.com/u/Leave-Token_1?from=mail');
    const plain = await hrefOf('{{ preferences_url }}?from=mail', {}, TRACKED);
    expect(plain.html).toBe('https://m.example.com/p/Leave-Token_1?from=mail');
  });

  it('lead where they say in previews, on the web, and where clicks are not counted', async () => {
    expect(await hrefOf('https://x.example/?a=1&amp;b=2', {})).toEqual({
      html: 'https://x.example/?a=1&amp;b=2',
      text: 'go <https://x.example/?a=1&b=2>',
    });
    const program = await compile(
      mail(link('https://x.example/{{ user.email }}') + link('https://y.example')),
      {},
      { trackClicks: false },
    );
    expect(program.links).toEqual([]);
    expect(program.render({ user: { email: 'e' } }, TRACKED).html.match(/<a href="[^"]*"/g)).toEqual([
      '<a href="https://x.example/e"',
      '<a href="https://y.example"',
    ]);
  });
});

describe('opens', () => {
  it('are counted by a picture at the end of the body, in sent mail only', async () => {
    const program = await compile(SMALL_NEWSLETTER);
    expect(program.render({}, TRACKED).html).toMatch(
      /<img src="https:\/\/m\.example\.com\/o\/Track-Token_1" width="1" height="1" alt=""[^>]*><\/body>/,
    );
    expect(program.render({}, PLAIN).html).not.toContain('/o/');
    expect(program.render({}, TRACKED).text).not.toContain('/o/');
    const untracked = await compile(SMALL_NEWSLETTER, {}, { trackOpens: false });
    expect(untracked.render({}, TRACKED).html).not.toContain('/o/');
  });
});

describe('a preview', () => {
  it('names only what prints nothing, wherever it stands', async () => {
    const program = await compile(
      mail(
        `<mj-text>{% if user.last_name %}{{ user.last_name }}{% endif %}
        {% if user.country == "CL" %}Chile{% else %}{{ user.country | default: "abroad" }}{% endif %}
        {% for tag in user.tags %}{{ tag }}{% endfor %}
        {% for n in (1..2) %}{{ user.email }}{{ n }}{% endfor %}
        <a href="https://x.example/{{ user.external_id }}">x</a></mj-text>`,
      ),
      { subject: 'For {{ user.first_name }}' },
    );
    expect(program.render({ user: {} }, PLAIN).missing.toSorted()).toEqual([
      'user.email',
      'user.external_id',
      'user.first_name',
    ]);
    const user = { external_id: 'a', first_name: 'Ana', email: 'a@b.co' };
    expect(program.render({ user }, PLAIN).missing).toEqual([]);
  });

  it('names what the user has nothing for, and marks it', async () => {
    const program = await compile(
      mail(
        '<mj-text>Hi {{ user.first_name | default: "there" }} {{ user.last_name }} {{ user.email | upcase }} <a title="{{ user.name }}">x</a>{{ user.tags }}{{ user.country }}</mj-text>',
      ),
    );
    const values = { user: { last_name: '', email: null, tags: [], country: 'CL' } };
    const { html, text, missing } = program.render(values, PLAIN, { markMissing: true });
    expect(missing).toEqual(['user.last_name', 'user.email', 'user.name', 'user.tags']);
    expect(html.match(/<mark[^>]*>[^<]*<\/mark>/g)?.map(mark => mark.replace(/ style="[^"]*"/, ''))).toEqual([
      '<mark title="user.first_name">there</mark>',
      '<mark title="user.last_name">user.last_name</mark>',
      '<mark title="user.email">user.email</mark>',
      '<mark title="user.tags">user.tags</mark>',
    ]);
    expect(html).toContain('title=""');
    expect(text).toBe('Hi there   xCL\n');
    expect(program.render(values, PLAIN).html).not.toContain('<mark');
  });
});

const heavy = (liquid: string): ReturnType<typeof compile> => compile(mail(`<mj-text>${liquid}</mj-text>`));

describe('limits', () => {
  it.each([
    [
      '{% for a in (1..900) %}{% for b in (1..900) %}{% for c in (1..900) %}{% assign d = c %}{% endfor %}{% endfor %}{% endfor %}',
      /20 ms/,
    ],
    ['{% for a in (1..100000000) %}{% endfor %}', /makes more than 2 MB of text: shorten its loops/],
    [
      '{% assign a = "aaaaaaaaaaaaaaaa" %}{% for i in (1..40) %}{% assign a = a | append: a %}{% endfor %}',
      /makes more than 2 MB of text: shorten its loops/,
    ],
    [
      '{% assign a = "aaaaaaaaaaaaaaaa" %}{% for i in (1..40) %}{% capture a %}{{ a }}{{ a }}{% endcapture %}{% endfor %}{{ a }}',
      /2 MB|20 ms/,
    ],
    ['{% for a in (1..4000) %}{{ user.first_name }} is written far too often here{% endfor %}', /2 MB|20 ms/],
  ])('stop the message, with its reason: %s', async (liquid, reason) => {
    const program = await heavy(liquid);
    const render = (): unknown => program.render({ user: { first_name: 'x'.repeat(9_000) } }, PLAIN);
    expect(render).toThrow(RenderingError);
    expect(render).toThrow(reason);
  });

  it.each(['append', 'prepend'])('name a filter that lacks its text: %s', async filter => {
    const program = await heavy(`{{ user.first_name | ${filter} }}`);
    expect(() => program.render({}, PLAIN)).toThrow(
      `The filter "${filter}" lacks its text: write {{ ... | ${filter}: "text" }}.`,
    );
  });

  it('do not outlast the message that exceeded them', async () => {
    const program = await heavy(
      '{% for t in user.tags %}{% for a in (1..1000) %}{{ t }}{% endfor %}{% endfor %}ok',
    );
    expect(() => program.render({ user: { tags: ['x'.repeat(10_000)] } }, PLAIN)).toThrow(RenderingError);
    expect(program.render({ user: {} }, PLAIN).text).toBe('ok\n');
  });

  it('refuse a mail that is too large for anyone', async () => {
    expect(await problemsOf(mail(`<mj-text>${'ñ'.repeat(400_000)}</mj-text>`))).toEqual(['ERROR null null']);
  });

  it('refuse tokens that would need encoding', async () => {
    const program = await heavy('x');
    expect(() => program.render({}, { ...TRACKED, track: 'a b' })).toThrow(TypeError);
    expect(() => program.render({}, { ...TRACKED, leave: '' })).toThrow(TypeError);
  });
});

describe('the text part', () => {
  const cases: [string, string, string][] = [
    ['paragraphs', '<p>One\n  two</p><p>Three<br>four<br><br>five</p>', 'One two\n\nThree\nfour\n\nfive\n'],
    ['headings', '<h1>Title</h1><h3>Sub <b>title</b></h3><p>x</p>', '# Title\n\n### Sub title\n\nx\n'],
    [
      'lists',
      '<p>a</p><ul><li>b</li><li>c <ul><li>d</li></ul></li></ul><ol><li>e</li><li><p>f</p></li></ol>g',
      'a\n\n- b\n- c\n  - d\n\n1. e\n\n2. f\n\ng\n',
    ],
    [
      'tables',
      '<table><tr><th>Crop</th><th>Kilos</th></tr><tr><td><p>Beans</p><p>green</p></td><td>3</td></tr></table>',
      'Crop | Kilos\nBeans green | 3\n',
    ],
    [
      'pictures',
      '<img src="https://x.example/a.png" alt="A bed"> <img src="https://x.example/b.png" alt="">b',
      'A bed b\n',
    ],
    ['rules', 'a<hr>b', 'a\n\n---\n\nb\n'],
    ['entities and spaces', 'a&nbsp;&amp;&#8203; b &lt;3 &copy;', 'a & b <3 ©\n'],
    ['preformatted text', '<pre>a\n  b</pre>', 'a\n  b\n'],
    [
      'nothing hidden',
      '<div style="display:none">x</div><p hidden>y</p><div style="color:red; mso-hide:all">z</div>a',
      'a\n',
    ],
    [
      'the words of links',
      '<a href="https://x.example/">Read <b>on</b></a>, <a href="https://x.example/"><img src="https://x.example/a.png" alt=""></a><a href="https://y.example/"><img src="https://x.example/a.png"></a>',
      'Read on <https://x.example/>, <https://y.example/>\n',
    ],
    [
      'Liquid that comes out empty',
      '<p>a</p>{% if user.email %}<p>b</p>{% endif %}<p>c{% if user.email %} d{% endif %} e</p>',
      'a\n\nc e\n',
    ],
    [
      'words beside Liquid',
      'Hi {{ user.first_name }}, {{ user.first_name }}! <b>{{ user.first_name }}</b>x',
      'Hi Ana, Ana! Anax\n',
    ],
    [
      'loops over lines',
      '<p>a</p><ul>{% for t in user.tags %}<li>{{ t }}</li>{% endfor %}</ul><p>b</p>',
      'a\n\n- x\n- y\n\nb\n',
    ],
    ['loops within a line', 'Tags: {% for t in user.tags %}{{ t }}, {% endfor %}end', 'Tags: x, y, end\n'],
    ['the branch that holds', '{% if user.email %}<p>a</p>{% else %}<p>b</p>{% endif %}<p>c</p>', 'b\n\nc\n'],
  ];

  it.each(cases)('shows %s', async (_, html, written) => {
    const { text } = await show(`<mj-text>${html}</mj-text>`, { first_name: 'Ana', tags: ['x', 'y'] });
    expect(text).toBe(written);
  });

  it('reads well for a whole newsletter', async () => {
    const program = await compile(LARGE_NEWSLETTER, { footer: FOOTER });
    const { text } = program.render(
      { user: { first_name: 'Ana', attributes: { plan: 'garden', points: 7 } } },
      PLAIN,
    );
    expect(
      text
        .split('\n')
        .filter(line => line !== '')
        .slice(0, 6),
    ).toEqual([
      'Beds & Borders',
      'Read in the browser <https://m.example.com/v/x>',
      'Thank you for this year, Ana',
      'You gardened on the garden plan and gathered 7 points. There is room for a tree <https://beds.example.com/upgrade>.',
      'Your year in numbers <https://beds.example.com/year?plan=garden&from=mail>',
      'Bed number 1 in the morning light <https://beds.example.com/stories/1>',
    ]);
    expect(text).toContain(
      'Crop | Sown | Kilograms\nBeans | May | 31\nChard | April | 54\nLeeks | March | 12\n',
    );
    expect(text).toContain('Write to hello@beds.example.com, call +56 2 2555 0123 or read our help pages <');
    expect(
      text.endsWith('Calle Larga 12\nValdivia\nUnsubscribe <#> · Preferences <https://m.example.com/p/x>\n'),
    ).toBe(true);
    expect(text).not.toMatch(/\n\n\n|in pictures/);
  });
});
