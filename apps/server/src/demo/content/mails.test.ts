import { describe, expect, it } from '@jest/globals';
import { LIMITS } from '@chasqui/domain';
import { demoAttributes } from './attributes.js';
import { type DemoMailCampaign, demoCampaigns } from './campaigns.js';
import { SITE } from './organisation.js';
import { demoTemplates } from './templates.js';

const mailCampaigns = demoCampaigns.filter(
  (campaign): campaign is DemoMailCampaign => campaign.channel === 'EMAIL',
);
const mails = [...demoTemplates, ...mailCampaigns];
const eachMail = mails.map(mail => [mail.name, mail] as const);

const KNOWN = new Set([
  'user.first_name',
  'web_version_url',
  ...demoAttributes.map(({ key }) => `user.attributes.${key}`),
]);

describe('the mail', () => {
  it.each(eachMail)('"%s" ends every element by a tag, as an HTML parser needs it', (_, { mjml }) => {
    const selfClosed = mjml.match(/<[a-z-]+[^>]*\/>/g)?.map(tag => /[a-z-]+/.exec(tag)?.[0]) ?? [];
    expect(new Set(selfClosed)).toEqual(new Set(mjml.includes('<br />') ? ['meta', 'br'] : ['meta']));
    const opened = mjml.match(/<mj[a-z-]*/g)?.length ?? 0;
    expect(opened).toBeGreaterThan(30);
    expect(mjml.match(/<\/mj[a-z-]*>/g)).toHaveLength(opened);
  });

  it.each(eachMail)('"%s" has Liquid inside words only, and each block within one component', (_, mail) => {
    const words = mail.mjml.match(/<mj-(text|button)[^>]*>[^]*?<\/mj-\1>/g) ?? [];
    const elsewhere = words.reduce((rest, word) => rest.replace(word, ''), mail.mjml);
    expect(elsewhere).not.toMatch(/\{[{%]/);
    for (const text of [...words, mail.subject, mail.preheader]) {
      expect(text.match(/\{% if /g)?.length ?? 0).toBe(text.match(/\{% endif %\}/g)?.length ?? 0);
    }
  });

  it.each(eachMail)(
    '"%s" names only variables that there are, without signs that markup escapes',
    (_, mail) => {
      const liquid = `${mail.mjml}${mail.subject}${mail.preheader}`.match(/\{[{%].*?[%}]\}/g) ?? [];
      for (const token of liquid) {
        expect(token).not.toMatch(/[<>&]/);
        for (const path of token.match(/\b(user|campaign)\.[\w.]+|\w+_url\b/g) ?? [])
          expect(KNOWN).toContain(path);
      }
    },
  );

  it.each(eachMail)(
    '"%s" fetches nothing, runs nothing and links to the example site only',
    (_, { mjml }) => {
      expect(mjml).not.toMatch(
        /<(img|mj-image|script|link|svg|mj-font|mj-include)\b|\bsrc=|url\(|data:|@import/,
      );
      for (const [, href] of mjml.matchAll(/href="([^"]*)"/g)) {
        expect(href === '{{ web_version_url }}' || new URL(href!).href.startsWith(`${SITE}/`)).toBe(true);
      }
    },
  );

  it.each(eachMail)('"%s" says its language and that it has a dark side', (_, { mjml }) => {
    expect(mjml).toMatch(/^<mjml lang="(en|es)" dir="ltr">/);
    expect(mjml).toContain('<meta name="color-scheme" content="light dark" />');
    expect(mjml).toContain('@media (prefers-color-scheme: dark)');
  });

  it.each(eachMail)('"%s" has one main heading, and a subject and preheader that fit', (_, mail) => {
    expect(mail.mjml.match(/<h1/g)).toHaveLength(1);
    expect(mail.subject.length).toBeLessThanOrEqual(LIMITS.subjectLength);
    expect(mail.preheader.length).toBeLessThanOrEqual(LIMITS.preheaderLength);
  });

  it('"Newsletter" has at least eight links to follow', () => {
    const links = demoTemplates[0]!.mjml.match(new RegExp(`href="${SITE}/[^"]+"`, 'g'));
    expect(new Set(links).size).toBeGreaterThanOrEqual(8);
  });
});
