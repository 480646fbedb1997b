import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TemplateId } from '@chasqui/domain';
import { createCampaign, getCampaign } from '../campaigns/index.js';
import { createAttribute } from '../attributes/index.js';
import { furnish } from '../testing/factories.js';
import { type World, createWorld } from '../testing/world.js';
import { BLANK_MJML } from './blank.js';
import {
  copyTemplate,
  createTemplate,
  deleteTemplates,
  getTemplate,
  listTemplates,
  updateTemplate,
} from './templates.js';

jest.setTimeout(60_000);

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  await createAttribute(world.ctx, { key: 'plan', type: 'TEXT' });
});

afterAll(() => world.end());

/** A mail with this text on its fourth line. */
const mail = (text: string) => `<mjml>
  <mj-body><mj-section><mj-column>
    <mj-text>First</mj-text>
    <mj-text>${text}</mj-text>
  </mj-column></mj-section></mj-body>
</mjml>`;

const GOOD = mail('Hi {{ user.first_name | default: "you" }}, {{ user.attributes.plan }}');

const faults = (saved: Promise<unknown>) =>
  saved.then(
    () => 'SAVED',
    (refusal: { code: string; fields: { path: string; message: string }[] }) =>
      refusal.fields.map(({ path, message }) => `${refusal.code} ${path} ${message}`),
  );

describe('a template', () => {
  it('begins as an empty page or as it is given, is copied under another name, and goes', async () => {
    const blank = await createTemplate(world.ctx, { name: 'Blank' });
    expect(blank.mjml).toBe(BLANK_MJML);
    const good = await createTemplate(world.ctx, { name: ' A good one ', mjml: GOOD });
    const copy = await copyTemplate(world.ctx, { id: good.id, name: 'Better' });
    expect(await listTemplates(world.ctx)).toMatchObject([
      { name: 'A good one', mjml: GOOD },
      { name: 'Better', mjml: GOOD },
      { name: 'Blank', mjml: BLANK_MJML },
    ]);
    await updateTemplate(world.ctx, { id: copy.id, mjml: mail('Changed') });
    expect((await getTemplate(world.ctx, good.id)).mjml).toBe(GOOD);
    await updateTemplate(world.ctx, { id: copy.id, name: 'Best' });
    expect(await getTemplate(world.ctx, copy.id)).toMatchObject({ name: 'Best', mjml: mail('Changed') });
    const gone = '99999' as TemplateId;
    expect(await deleteTemplates(world.ctx, [blank.id, copy.id, gone])).toEqual([blank.id, copy.id]);
    expect(await listTemplates(world.ctx)).toMatchObject([{ name: 'A good one' }]);
    for (const verb of [
      updateTemplate(world.ctx, { id: gone }),
      copyTemplate(world.ctx, { id: gone, name: 'x' }),
    ])
      await expect(verb).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each([
    ['{{ user.frist_name }}', /^BAD_USER_INPUT mjml Line 4: .*user\.frist_name.*first_name/],
    ['{{ user.attributes.plna }}', /^BAD_USER_INPUT mjml Line 4: .*user\.attributes\.plna.*plan/],
    ['{{ password }}', /^BAD_USER_INPUT mjml Line 4: .*password/],
    ['{{ user.first_name', /^BAD_USER_INPUT mjml Line 4: /],
    ['{% if user.email %}never closed', /^BAD_USER_INPUT mjml Line 4: .*if/],
    ['{% include "secrets" %}', /^BAD_USER_INPUT mjml Line 4: .*include/],
    ['{{ user.email | shout }}', /^BAD_USER_INPUT mjml Line 4: .*shout/],
    ['<b>never closed', /^BAD_USER_INPUT mjml Line 4: .*b/],
    ['</mj-text><mj-nonsense>x</mj-nonsense><mj-text>', /^BAD_USER_INPUT mjml Line 4: .*mj-nonsense/],
    ['</mj-text><mj-include path="/etc/passwd" /><mj-text>', /^BAD_USER_INPUT mjml Line 4: .*mj-include/],
    ['nul \0', /^BAD_USER_INPUT mjml /],
    ['half \ud83d', /^BAD_USER_INPUT mjml /],
  ])('is not saved with %j, and the refusal says where and what', async (text, words) => {
    const [template] = await listTemplates(world.ctx);
    const id = template?.id as TemplateId;
    const refused = await faults(updateTemplate(world.ctx, { id, name: 'Other', mjml: mail(text) }));
    expect(refused).toEqual(expect.arrayContaining([expect.stringMatching(words)]));
    expect(await faults(createTemplate(world.ctx, { name: 'New', mjml: mail(text) }))).toEqual(refused);
    expect(await listTemplates(world.ctx)).toMatchObject([{ name: 'A good one', mjml: GOOD }]);
  });

  it('is refused with its name and its design at once, and when it is no mail at all', async () => {
    expect(await faults(createTemplate(world.ctx, { name: '', mjml: mail('{{ nonsense }}') }))).toEqual([
      'BAD_USER_INPUT name Give a name.',
      expect.stringMatching(/^BAD_USER_INPUT mjml Line 4: /),
    ]);
    for (const mjml of ['', 'hello', '<html></html>', '<mjml>', '<mjml></mjml>', '{"a": 1}'])
      expect([mjml, await faults(createTemplate(world.ctx, { name: 'x', mjml }))]).toEqual([
        mjml,
        expect.arrayContaining([expect.stringMatching(/^BAD_USER_INPUT mjml /)]),
      ]);
    expect(await faults(createTemplate(world.ctx, { name: 'x', mjml: 'x'.repeat(1_000_001) }))).toEqual([
      'BAD_USER_INPUT mjml At most 1000000 characters.',
    ]);
  });

  it('is copied into a campaign, which keeps what it got', async () => {
    const template = await createTemplate(world.ctx, { name: 'Source', mjml: GOOD });
    const campaign = await createCampaign(world.ctx, {
      name: 'News',
      channel: 'EMAIL',
      templateId: template.id,
    });
    await updateTemplate(world.ctx, { id: template.id, mjml: mail('Changed since') });
    expect((await getCampaign(world.ctx, campaign.id)).content).toBe(GOOD);
    await deleteTemplates(world.ctx, [template.id]);
    expect(await getCampaign(world.ctx, campaign.id)).toMatchObject({ content: GOOD, templateId: null });
  });
});
