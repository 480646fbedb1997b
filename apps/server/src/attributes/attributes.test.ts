import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AttributeId, AttributeType } from '@chasqui/domain';
import { updateCampaign, updateCampaignContent } from '../campaigns/campaigns.js';
import {
  SHORT_MAIL,
  addMailCampaign,
  addNotificationCampaign,
  addUsers,
  furnish,
  launchAtOnce,
  prepareNow,
} from '../testing/factories.js';
import { deleteCampaigns } from '../shipments/delete-shipments.js';
import { launchCampaign } from '../shipments/launch-campaign.js';
import { cancelShipment } from '../shipments/steer-shipment.js';
import { createTarget, deleteTargets, updateTarget } from '../targets/targets.js';
import { createTemplate, deleteTemplates } from '../templates/templates.js';
import { type World, createWorld } from '../testing/world.js';
import { User } from '../users/index.js';
import { createAttribute, deleteAttribute, listAttributes, updateAttribute } from './declare-attributes.js';

jest.setTimeout(60_000);

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
});

afterAll(() => world.end());

const declare = (key: string, type: AttributeType, more: { label?: string; choices?: string[] } = {}) =>
  createAttribute(world.ctx, { key, type, ...more });

const attributesOf = async (externalId: string) =>
  (await world.ctx.db.entities.findOneByOrFail(User, { externalId })).attributes;

describe('an attribute', () => {
  it('is declared with a key for good, a label, and values to choose from where it needs them', async () => {
    await declare('plan', 'CHOICE', { label: ' Coffee plan ', choices: ['gold', ' silver ', 'gold'] });
    await declare('city', 'TEXT');
    await declare('sports', 'LIST', { label: 'Sports' });
    expect(await listAttributes(world.ctx)).toMatchObject([
      { key: 'city', label: 'city', type: 'TEXT', choices: [] },
      { key: 'plan', label: 'Coffee plan', type: 'CHOICE', choices: ['gold', 'silver'] },
      { key: 'sports', label: 'Sports', type: 'LIST', choices: [] },
    ]);
    await expect(declare('plan', 'TEXT')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'key', message: 'There is an attribute "plan" already.' }],
    });
    await expect(declare('Plan!', 'CHOICE', { label: ' ' })).rejects.toMatchObject({
      fields: [
        { path: 'key' },
        { path: 'label' },
        { path: 'choices', message: 'A choice needs at least one value.' },
      ],
    });
    await expect(declare('n', 'NUMBER', { choices: ['1'] })).rejects.toMatchObject({
      fields: [{ path: 'choices' }],
    });
    await expect(declare('x'.repeat(64), 'TEXT')).rejects.toMatchObject({ fields: [{ path: 'key' }] });
    await expect(
      declare('many', 'LIST', { choices: Array.from({ length: 201 }, (_, i) => `${i}`) }),
    ).rejects.toMatchObject({ fields: [{ path: 'choices', message: 'At most 200 values.' }] });
  });

  it('keeps the values that users have', async () => {
    const level = await declare('level', 'CHOICE', { choices: ['one', 'two', 'three'] });
    const hobbies = await declare('hobbies', 'LIST', { choices: ['golf', 'chess', 'music'] });
    await addUsers(world.ctx, [
      { externalId: 'ana', attributes: { level: 'two', hobbies: ['chess', 'music'] } },
    ]);
    const update = (id: AttributeId, choices: string[]) => updateAttribute(world.ctx, { id, choices });
    await expect(update(level.id, ['one', 'three'])).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'Users have these values: two. Change those users first.',
    });
    await expect(update(hobbies.id, ['golf'])).rejects.toMatchObject({
      message: 'Users have these values: chess, music. Change those users first.',
    });
    expect((await update(level.id, ['two', 'four'])).choices).toEqual(['two', 'four']);
    expect(await updateAttribute(world.ctx, { id: level.id, label: 'Level' })).toMatchObject({
      key: 'level',
      label: 'Level',
      choices: ['two', 'four'],
    });
  });

  it('stays a CHOICE with something to choose from', async () => {
    const size = await declare('size', 'CHOICE', { choices: ['s', 'm'] });
    await expect(updateAttribute(world.ctx, { id: size.id, choices: [] })).rejects.toMatchObject({
      fields: [{ path: 'choices', message: 'A choice needs at least one value.' }],
    });
    const note = await declare('note', 'TEXT');
    await expect(updateAttribute(world.ctx, { id: note.id, choices: ['x'] })).rejects.toMatchObject({
      fields: [{ path: 'choices', message: 'Only a choice or a list has values to choose from.' }],
    });
  });

  it('goes with the values that users have of it, unless a target names it, however deep', async () => {
    const tier = await declare('tier', 'NUMBER');
    await addUsers(world.ctx, [{ externalId: 'leo', attributes: { tier: 3, city: 'Lima' } }]);
    const row = { kind: 'attribute', key: 'tier', operator: 'isSet' };
    const rule = { kind: 'all', rules: [{ kind: 'everyone' }, { kind: 'any', not: true, rules: [row] }] };
    const target = await createTarget(world.ctx, { name: 'No tier', rule });
    await expect(deleteAttribute(world.ctx, tier.id)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'These targets use the attribute: No tier. Change them first.',
    });
    expect(await attributesOf('leo')).toEqual({ tier: 3, city: 'Lima' });
    await deleteTargets(world.ctx, [target.id]);
    await deleteAttribute(world.ctx, tier.id);
    expect(await attributesOf('leo')).toEqual({ city: 'Lima' });
    await expect(deleteAttribute(world.ctx, tier.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('stays while a shipment that has not ended goes by it, whatever became of the target', async () => {
    const score = await declare('score', 'NUMBER');
    const row = { kind: 'attribute', key: 'score', operator: 'isSet', not: true };
    const target = await createTarget(world.ctx, { name: 'No score', rule: row });
    const campaign = await addMailCampaign(world.ctx, {
      name: 'News',
      targeting: true,
      targetIds: [target.id],
    });
    const shipment = await launchAtOnce(world.ctx, campaign.id);
    await updateTarget(world.ctx, { id: target.id, rule: { kind: 'tag', operator: 'anyOf', tags: ['vip'] } });
    await expect(deleteAttribute(world.ctx, score.id)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'Shipments of these campaigns go by the attribute: News. Wait for them, or cancel them first.',
    });
    await cancelShipment(world.ctx, shipment.id);
    await deleteAttribute(world.ctx, score.id);
  });

  it('stays while campaigns or templates show it, and they are named', async () => {
    const roast = await declare('roast', 'TEXT');
    const show = (text: string) => SHORT_MAIL.replace('Hi', text);
    const inBody = await addMailCampaign(world.ctx, {
      name: 'In the body',
      content: show('{{ user.attributes.roast }}'),
    });
    const inSubject = await addMailCampaign(world.ctx, {
      name: 'In the subject',
      subject: '{% if user.attributes["roast"] != blank %}Yours{% else %}News{% endif %}',
    });
    const inAction = await addNotificationCampaign(world.ctx, {
      name: 'In the address',
      actionUrl: 'https://example.com/{{ user.attributes.roast }}',
    });
    await addMailCampaign(world.ctx, { name: 'Only a word', content: show('attributes of a roast') });
    const design = await createTemplate(world.ctx, {
      name: 'Design',
      mjml: show('{{ user.attributes.roast | upcase }}'),
    });
    await expect(deleteAttribute(world.ctx, roast.id)).rejects.toMatchObject({
      code: 'CONFLICT',
      message:
        'These campaigns use the attribute: In the address, In the body, In the subject. These templates use the attribute: Design. Change them first.',
    });

    await deleteCampaigns(world.ctx, [inAction.id]);
    await updateCampaign(world.ctx, { id: inSubject.id, subject: 'News' });
    const shipment = await launchCampaign(world.ctx, {
      campaignId: inBody.id,
      scheduleAt: new Date(Date.now() + 3_600_000),
    });
    await updateCampaignContent(world.ctx, { id: inBody.id, revision: inBody.revision, content: SHORT_MAIL });
    await expect(deleteAttribute(world.ctx, roast.id)).rejects.toMatchObject({
      message: 'These templates use the attribute: Design. Change them first.',
    });
    await deleteTemplates(world.ctx, [design.id]);
    // What was launched says what it said then, and waits to be filled in.
    await expect(deleteAttribute(world.ctx, roast.id)).rejects.toMatchObject({
      message:
        'Shipments of these campaigns go by the attribute: In the body. Wait for them, or cancel them first.',
    });
    await cancelShipment(world.ctx, shipment.id);
    await deleteAttribute(world.ctx, roast.id);
  });

  it('that is gone all the same fails a shipment that goes by it, instead of reaching everyone', async () => {
    await declare('opinion', 'TEXT');
    const row = { kind: 'attribute', key: 'opinion', operator: 'isSet', not: true };
    const target = await createTarget(world.ctx, { name: 'No opinion', rule: row });
    const campaign = await addNotificationCampaign(world.ctx, { targeting: true, targetIds: [target.id] });
    const shipment = await launchAtOnce(world.ctx, campaign.id);
    await world.ctx.db.entities.query(`DELETE FROM attributes WHERE key = 'opinion'`);
    await prepareNow(world.ctx, shipment.id);
    const [row2] = await world.ctx.db.entities.query('SELECT status, detail FROM shipments WHERE id = $1', [
      shipment.id,
    ]);
    expect(row2).toEqual({
      status: 'FAILED',
      detail: expect.stringMatching(/^It could not be prepared: There is no attribute “opinion”/),
    });
    expect(await world.ctx.db.entities.query('SELECT FROM deliveries')).toEqual([]);
  });
});
