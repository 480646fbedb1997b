import { describe, expect, it } from '@jest/globals';
import { NoticeKind } from '@chasqui/domain';
import { type PlainUrls, compileEmail } from '@chasqui/rendering';
import { noticeMail } from './notice-mail.js';
import type { UntoldNotice } from './notices.sql.js';

const notice: UntoldNotice = {
  kind: 'REFUSALS',
  detail: '550 5.7.1 Looks like spam',
  campaignId: '7' as UntoldNotice['campaignId'],
  campaignName: 'News',
  launchedBy: null,
  scheduledAt: new Date('2026-03-03T13:20:00Z'),
  sent: 1_200,
  scope: 5_000,
};
const NOWHERE: PlainUrls = { kind: 'PLAIN', webVersionUrl: '#', unsubscribeUrl: '#', preferencesUrl: '#' };

async function rendered(more: Partial<UntoldNotice> = {}, language: 'en' | 'es' = 'en') {
  const told = { ...notice, ...more };
  const url = 'https://chasqui.example/campaigns/7';
  const { subject, source } = noticeMail(told, { language, timeZone: 'Europe/Madrid', url });
  const compiled = await compileEmail(
    { mjml: source, subject, preheader: '', campaignName: told.campaignName, language, footer: null },
    { attributes: [] },
    { publicUrl: 'https://chasqui.example', trackOpens: false, trackClicks: false },
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  expect(compiled.program.links).toEqual([]);
  return compiled.program.render({}, NOWHERE);
}

describe('the mail of a notice', () => {
  it('says what happened, in whose words, what to do, and where', async () => {
    const { subject, html, text } = await rendered();
    expect(subject).toBe('“News” is paused: too many messages were refused');
    expect(text).toContain('550 5.7.1 Looks like spam');
    expect(text).toContain('1,200 of 5,000 messages have left.');
    expect(text).toContain('https://chasqui.example/campaigns/7');
    expect(html).toContain('href="https://chasqui.example/campaigns/7"');
    expect(html).not.toMatch(/unsubscribe|<img/i);
  });

  it('names the time that was missed where the organisation is', async () => {
    const { text } = await rendered({ kind: 'OVERDUE', detail: null, sent: 0, scope: 0 });
    expect(text).toMatch(/due on Tuesday, March 3, 2026 at 2:20\sPM/);
    expect(text).not.toContain('have left');
  });

  it.each(Object.keys(NoticeKind) as NoticeKind[])('is there in both languages: %s', async kind => {
    const english = await rendered({ kind });
    const spanish = await rendered({ kind }, 'es');
    expect(english.subject).toContain('“News”');
    expect(spanish.subject).toContain('«News»');
    expect(spanish.text).toContain('Abrir la campaña');
  });

  it('says our own reasons in its language, and leaves the relay’s words alone', async () => {
    const detail = 'It could not be prepared: An error on our side; the log has the details.';
    const { text } = await rendered({ kind: 'FAILED', detail }, 'es');
    expect(text).toContain(
      'No se pudo preparar: Fue un error de Chasqui; los detalles están en el registro.',
    );
  });

  it('takes hostile names and words for what they are: no markup, no Liquid, no header', async () => {
    const evil = `<script>alert(1)</script> {{ user.email }} {% raw %} &lt;b&gt; "'`;
    const { subject, html, text } = await rendered({
      campaignName: `${evil}\r\nBcc: victim@example.com`,
      detail: `${evil}\r\n</td></mj-text>${'x'.repeat(5_000)}`,
    });
    expect(subject).toContain(evil);
    expect(text).toContain(`${evil} </td></mj-text>`);
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(text.length).toBeLessThan(2_500);
  });
});
