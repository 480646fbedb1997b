import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CampaignId, UserId } from '@chasqui/domain';
import { createAttribute } from '../attributes/index.js';
import { createTemplate } from '../templates/index.js';
import { MAIL, addMailCampaign, addNotificationCampaign, addUsers, furnish } from '../testing/factories.js';
import { type World, createWorld } from '../testing/world.js';
import { type PreviewRequest, renderPreview } from './preview.js';

jest.setTimeout(60_000);

let world: World;
let ana: UserId;

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  await createAttribute(world.ctx, { key: 'note', type: 'TEXT' });
});

afterAll(() => world.end());

const preview = (request: PreviewRequest) => renderPreview(world.ctx, request);
const mjml = (text: string) => MAIL.replace('Hello', text);

describe('a preview', () => {
  it('is there before there is anybody to render it for', async () => {
    expect(await preview({ mjml: MAIL, subject: 'For {{ user.first_name }}' })).toMatchObject({
      subject: 'For',
      html: expect.stringContaining('>friend</mark>'),
      user: null,
      issues: [],
      missing: ['user.first_name', 'user.external_id'],
    });
  });

  it('is what a user would get, the newest unless another is asked for, and its links lead nowhere of ours', async () => {
    [ana] = (await addUsers(world.ctx, [{ externalId: 'ana', firstName: 'Ana' }])) as [UserId];
    await addUsers(world.ctx, [{ externalId: 'leo', firstName: 'Leo' }]);
    const { id: campaignId } = await addMailCampaign(world.ctx, { preheader: 'Before', name: 'Named' });
    expect(await preview({ campaignId })).toMatchObject({
      subject: 'News for Leo',
      user: { externalId: 'leo' },
    });
    const hers = await preview({ campaignId, userId: ana });
    expect(hers).toMatchObject({
      subject: 'News for Ana',
      html: expect.stringContaining('Hello Ana'),
      text: expect.stringContaining('Hello Ana'),
      actionUrl: null,
      issues: [],
      missing: [],
    });
    expect(hers.html).toContain('Before');
    expect(hers.html).toContain('href="https://example.com/of/ana"');
    expect(hers.html).toContain('Norte &amp; Mar');
    expect(hers.html).not.toMatch(/\/[ocuvp]\/[\w-]{20}/);
    await expect(preview({ campaignId, userId: '99999' as UserId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(preview({ campaignId: '99999' as CampaignId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(preview({})).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('shows a draft in place of what is stored', async () => {
    const { id: campaignId } = await addMailCampaign(world.ctx, { name: 'Named' });
    const draft = {
      mjml: mjml('Draft for {{ campaign.name }},'),
      subject: 'New {{ user.first_name }}',
      preheader: 'Fresh',
    };
    const shown = await preview({ campaignId, ...draft, userId: ana });
    expect(shown.subject).toBe('New Ana');
    expect(shown.html).toContain('Draft for Named, Ana');
    expect(shown.html).toContain('Fresh');
    const template = await createTemplate(world.ctx, { name: 'T', mjml: mjml('Designed for') });
    expect((await preview({ templateId: template.id, userId: ana })).html).toContain('Designed for Ana');
    const ping = await addNotificationCampaign(world.ctx, {
      actionUrl: 'https://example.com/{{ user.external_id }}',
    });
    expect(await preview({ campaignId: ping.id, userId: ana })).toMatchObject({
      subject: 'Hi Ana',
      actionUrl: 'https://example.com/ana',
    });
    expect(await preview({ html: '<p>{{ user.first_name }}</p>', subject: 'T', userId: ana })).toMatchObject({
      subject: 'T',
      html: '<p>Ana</p>',
    });
  });

  it('has what is wrong as issues, with their places, and is empty then', async () => {
    const { issues, html, subject } = await preview({
      mjml: mjml('{{ user.nmae }}'),
      subject: '{{ nobody }}',
      userId: ana,
    });
    expect([subject, html]).toEqual(['{{ nobody }}', '']);
    expect(issues).toMatchObject([
      { severity: 'ERROR', place: 'SUBJECT', name: 'nobody' },
      { severity: 'ERROR', place: 'BODY', line: 2, name: 'user.nmae' },
    ]);
    for (const source of ['', 'no mail', '<mjml>', '\0', '\ud800', '<mjml>'.repeat(2_000)])
      expect([
        source.slice(0, 9),
        (await preview({ mjml: source })).issues.some(({ severity }) => severity === 'ERROR'),
      ]).toEqual([source.slice(0, 9), true]);
  });

  it('says in words when the message cannot be made for this user', async () => {
    const note = 'x'.repeat(2_000);
    const [long] = (await addUsers(world.ctx, [{ externalId: 'long', attributes: { note } }])) as [UserId];
    const huge = '{{ user.attributes.note | replace: "x", user.attributes.note }}';
    for (const request of [{ mjml: mjml(huge) }, { html: `<p>${huge}</p>` }])
      expect(await preview({ ...request, userId: long })).toMatchObject({
        html: '',
        issues: [{ severity: 'ERROR', place: 'BODY', message: expect.stringMatching(/2 MB|memory/) }],
      });
  });
});
