import { describe, expect, it } from '@jest/globals';
import type { RenderingIssue } from '../rendering-issue.js';
import { CATALOG } from '../testing/newsletters.js';
import { type NotificationSource, compileNotification } from './compile-notification.js';
import type { NotificationProgram, RenderedNotification } from './notification-program.js';

const SOURCE: NotificationSource = {
  subject: 'News',
  html: '<p>Hi</p>',
  actionUrl: '',
  campaignName: 'Weekly',
};

function compile(more: Partial<NotificationSource>): NotificationProgram {
  const result = compileNotification({ ...SOURCE, ...more }, CATALOG);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.program;
}

const show = (more: Partial<NotificationSource>, user: Record<string, unknown> = {}): RenderedNotification =>
  compile(more).render({ user });

const issuesOf = (more: Partial<NotificationSource>): RenderingIssue[] =>
  compileNotification({ ...SOURCE, ...more }, CATALOG).issues;

describe('a notification', () => {
  it('has title, content, text and address, each escaped for its place', () => {
    const source = {
      subject: '{{ user.first_name }}: {{ campaign.name }}',
      html: '<h2>Hi {{ user.first_name }}</h2><p>{% if user.email %}Read <a href="https://x.example/?q={{ user.first_name }}" title="{{ user.first_name }}">on</a>{% endif %}</p>',
      actionUrl: 'https://x.example/{{ user.first_name }}?a=1&b=2&copy=3',
    };
    expect(show(source, { first_name: '"<b>&\n', email: 'e' })).toEqual({
      title: '"<b>& : Weekly',
      html: '<h2>Hi &#34;&lt;b&gt;&amp;\n</h2><p>Read <a href="https://x.example/?q=%22%3Cb%3E%26%0A" title="&#34;&lt;b&gt;&amp;\n" rel="noopener noreferrer nofollow" target="_blank">on</a></p>',
      text: '## Hi "<b>&\n\n\nRead on <https://x.example/?q=%22%3Cb%3E%26%0A>',
      actionUrl: 'https://x.example/%22%3Cb%3E%26%0A?a=1&b=2&copy=3',
      missing: [],
    });
  });

  it('names the values that it uses and those that are missing', () => {
    const program = compile({
      subject: '{{ user.name }}',
      html: '{{ user.tags | join: "," }}',
      actionUrl: 'https://x.example/{{ user.email }}',
    });
    expect(program.paths.map(path => path.join('.'))).toEqual(['user.name', 'user.email', 'user.tags']);
    expect(program.render({ user: { name: 'x' } }).missing).toEqual(['user.email', 'user.tags']);
  });

  it('shows nothing but what an inbox may show', () => {
    const allowed =
      '<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><b>e</b><strong>f</strong><i>g</i><em>h</em><u>i</u><s>j</s><br><p>k</p><ul><li>l</li></ul><ol><li>m</li></ol><small>n</small><span>o</span>';
    expect(show({ html: allowed }).html).toBe(allowed);
    const refused =
      '<h5>a</h5><img src="https://x.example/a.png" alt="b"><div style="color:red" class="c">d</div><p style="x" id="y">e</p><table><tr><td>f</td></tr></table>';
    expect(show({ html: refused }).html).toBe('ad<p>e</p>f');
  });

  it.each([
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['ftp://x.example', undefined],
    ['//x.example', undefined],
    ['https://x.example/', 'https://x.example/'],
  ])('lets a value lead to the web only: %s', (site, target) => {
    const html = show({ html: '<a href="{{ user.attributes.site }}">x</a>' }, { attributes: { site } }).html;
    expect(/href="([^"#]*)"/.exec(html)?.[1]).toBe(target);
    const { actionUrl } = show({ actionUrl: '{{ user.attributes.site }}' }, { attributes: { site } });
    expect(actionUrl).toBe(target ?? null);
  });

  it('is sanitised after rendering, so that no value gets past', () => {
    const html = show(
      {
        html: '{% assign a = "<img src=x onerror=alert(1)>" %}<p>{{ a }}{{ user.name }}</p><span>{% if true %}x{% endif %}</span>',
      },
      { name: '</p><script>alert(1)</script>' },
    ).html;
    expect(html).toBe(
      '<p>&lt;img src=x onerror=alert(1)&gt;&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</p><span>x</span>',
    );
  });

  it('may lead to mail', () => {
    expect(show({ html: '<a href="mailto:a@b.co">x</a>' }).html).toContain('href="mailto:a@b.co"');
  });

  it.each<[Partial<NotificationSource>, string]>([
    [{ subject: '{{ user.nope }}' }, 'ERROR SUBJECT 1 user.nope'],
    [{ html: 'x\n{{ nope }}' }, 'ERROR BODY 2 nope'],
    [{ html: '{{ unsubscribe_url }}' }, 'ERROR BODY 1 unsubscribe_url'],
    [{ html: '<p>{% if user.email %}</p>{% endif %}' }, 'ERROR BODY 1 p'],
    [{ html: '<script>x</script>' }, 'ERROR BODY 1 script'],
    [{ html: '<a href="javascript:x">y</a>' }, 'ERROR BODY 1 javascript:x'],
    [{ html: '{{ user.email ' }, 'ERROR BODY 1 null'],
    [{ html: '<p>a</p>\n<img src="https://x.example/a.png">' }, 'WARNING BODY 2 img'],
    [{ actionUrl: '{{ nope }}' }, 'ERROR ACTION_URL 1 nope'],
    [{ actionUrl: '{{ user.email' }, 'ERROR ACTION_URL 1 null'],
    [{ actionUrl: 'javascript:x' }, 'ERROR ACTION_URL 1 javascript:x'],
    [{ actionUrl: 'mailto:a@b.co' }, 'ERROR ACTION_URL 1 null'],
    [{ actionUrl: '/orders' }, 'ERROR ACTION_URL 1 null'],
    [{ actionUrl: 'https://' }, 'ERROR ACTION_URL 1 https://'],
  ])('is refused or warned of for %j', (more, problem) => {
    const found = issuesOf(more).map(each => `${each.severity} ${each.place} ${each.line} ${each.name}`);
    expect(found).toContain(problem);
  });

  it('writes dates in its language', () => {
    const html = '{{ user.birth_date | date: "%-d de %B" }}';
    expect(show({ html, language: 'es' }, { birth_date: '1990-05-04' }).text).toBe('4 de mayo');
  });
});
