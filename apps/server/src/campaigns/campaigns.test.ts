import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CampaignId, SenderId, TargetId, TemplateId } from '@chasqui/domain';
import { listSenders } from '../settings/index.js';
import { deleteCampaigns } from '../shipments/delete-shipments.js';
import { createTemplate } from '../templates/index.js';
import { type ApiClient, type TestApi, startApi } from '../testing/api-client.js';
import { eventually } from '../testing/eventually.js';
import {
  MAIL,
  addMailCampaign,
  addNotificationCampaign,
  addTagTarget,
  addUsers,
  furnish,
  launchAtOnce,
  prepareNow,
} from '../testing/factories.js';
import { type World, createWorld } from '../testing/world.js';
import { Campaign } from './campaign.js';
import {
  cloneCampaign,
  createCampaign,
  getCampaign,
  targetIdsOf,
  updateCampaign,
  updateCampaignContent,
} from './campaigns.js';

jest.setTimeout(60_000);

let world: World;
let web: TestApi;
let viewer: ApiClient;

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  web = await startApi(world);
  viewer = await web.as('VIEWER');
});

afterAll(async () => {
  await web.api.stop();
  await world.end();
});

const mjml = (text: string) =>
  `<mjml><mj-body><mj-section><mj-column>\n<mj-text>${text}</mj-text>\n</mj-column></mj-section></mj-body></mjml>`;

const faults = (saved: Promise<unknown>) =>
  saved.then(
    () => 'SAVED',
    (refusal: { code: string; fields: { path: string; message: string }[] }) =>
      refusal.fields.map(({ path, message }) => `${path}: ${message}`),
  );

const NOWHERE = '99999' as never;

describe('a campaign', () => {
  it('begins with its template, the default sender, and the targets it names', async () => {
    const template = await createTemplate(world.ctx, { name: 'Design', mjml: mjml('Designed') });
    const [vip, new_, old] = [
      await addTagTarget(world.ctx, 'vip'),
      await addTagTarget(world.ctx, 'new'),
      await addTagTarget(world.ctx, 'old'),
    ];
    const campaign = await createCampaign(world.ctx, {
      name: ' Spring ',
      channel: 'EMAIL',
      subject: ' For {{ user.first_name }} ',
      preheader: 'Look',
      replyTo: 'help@example.com',
      templateId: template.id,
      targeting: true,
      targetIds: [vip, new_, vip],
      excludedTargetIds: [old],
    });
    const [sender] = await listSenders(world.ctx);
    expect(await getCampaign(world.ctx, campaign.id)).toMatchObject({
      name: 'Spring',
      subject: 'For {{ user.first_name }}',
      preheader: 'Look',
      replyTo: 'help@example.com',
      senderId: sender?.id,
      content: mjml('Designed'),
      templateId: template.id,
      targeting: true,
      revision: 1,
    });
    expect(await targetIdsOf(world.ctx, campaign.id)).toEqual({ included: [new_, vip], excluded: [old] });

    const blank = await createCampaign(world.ctx, { name: 'Blank', channel: 'EMAIL' });
    expect(blank.content).toContain('Write your message here.');
    const ping = await createCampaign(world.ctx, { name: 'Ping', channel: 'NOTIFICATION', replyTo: '' });
    expect(ping).toMatchObject({ senderId: null, replyTo: null, content: '<p>Write your message here.</p>' });
  });

  it('is refused with everything that is wrong with it at once', async () => {
    expect(
      await faults(
        createCampaign(world.ctx, {
          name: ' ',
          channel: 'NOTIFICATION',
          subject: 'nul\0',
          preheader: 'x'.repeat(401),
          templateId: NOWHERE,
          content: 'x',
        }),
      ),
    ).toEqual([
      'name: Give a name.',
      'subject: The text cannot contain the NUL character.',
      'preheader: At most 400 characters.',
      'templateId: Only a mail is made from a template.',
      'content: Give a template or a content, not both.',
    ]);
    expect(
      await faults(
        createCampaign(world.ctx, {
          name: 'x',
          channel: 'EMAIL',
          subject: '{{ user.nmae }}',
          preheader: '{% if x',
          content: mjml('{{ user.emial }}'),
        }),
      ),
    ).toEqual([
      expect.stringMatching(/^subject: .*user\.nmae/),
      expect.stringMatching(/^preheader: .*if/),
      expect.stringMatching(/^content: Line 2: .*user\.emial.*user\.email/),
    ]);
    expect(
      await faults(
        createCampaign(world.ctx, {
          name: 'x',
          channel: 'NOTIFICATION',
          content: '<p>{{ nobody }}</p>',
          actionUrl: '{{ user.nmae }}',
        }),
      ),
    ).toEqual([
      expect.stringMatching(/^content: Line 1: .*nobody/),
      expect.stringMatching(/^actionUrl: .*user\.nmae/),
    ]);
    const vip = await addTagTarget(world.ctx, 'vip');
    const make = (more: object) => createCampaign(world.ctx, { name: 'x', channel: 'EMAIL', ...more });
    expect(await faults(make({ targetIds: [vip], excludedTargetIds: [vip] }))).toEqual([
      'excludedTargetIds: A target cannot be both included and left out.',
    ]);
    const many = Array.from({ length: 51 }, (_, i) => `${i + 1}` as TargetId);
    expect(await faults(make({ targetIds: many }))).toEqual(['targetIds: At most 50 targets.']);
    for (const gone of [{ senderId: NOWHERE as SenderId }, { targetIds: [NOWHERE as TargetId] }])
      await expect(make(gone)).rejects.toMatchObject({
        code: 'CONFLICT',
        message: expect.stringContaining('no longer exists'),
      });
    await expect(make({ templateId: NOWHERE as TemplateId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await world.ctx.db.entities.countBy(Campaign, { name: 'x' })).toBe(0);
  });

  it('has a sender and an address for answers only as a mail, from the beginning and later', async () => {
    const [sender] = await listSenders(world.ctx);
    const forMail = { senderId: sender?.id ?? null, replyTo: 'help@example.com' };
    const onlyMails = [
      'senderId: Only a mail has a sender.',
      'replyTo: Only a mail has an address for answers.',
    ];
    expect(
      await faults(createCampaign(world.ctx, { name: 'x', channel: 'NOTIFICATION', ...forMail })),
    ).toEqual(onlyMails);
    const { id } = await addNotificationCampaign(world.ctx);
    expect(await faults(updateCampaign(world.ctx, { id, name: ' ', ...forMail }))).toEqual([
      'name: Give a name.',
      ...onlyMails,
    ]);
    await updateCampaign(world.ctx, { id, name: 'Renamed', senderId: null, replyTo: null });
    expect(await getCampaign(world.ctx, id)).toMatchObject({
      name: 'Renamed',
      senderId: null,
      replyTo: null,
    });
  });

  it('is changed around its message where something is given', async () => {
    const [vip, old] = [await addTagTarget(world.ctx, 'vip'), await addTagTarget(world.ctx, 'old')];
    const { id } = await addMailCampaign(world.ctx, {
      targeting: true,
      targetIds: [vip],
      excludedTargetIds: [old],
    });
    await updateCampaign(world.ctx, { id, name: 'Renamed', subject: ' New ', replyTo: 'a@example.com' });
    expect(await getCampaign(world.ctx, id)).toMatchObject({
      name: 'Renamed',
      subject: 'New',
      replyTo: 'a@example.com',
      content: MAIL,
    });
    expect(await targetIdsOf(world.ctx, id)).toEqual({ included: [vip], excluded: [old] });
    await updateCampaign(world.ctx, {
      id,
      replyTo: null,
      name: null,
      targetIds: [old],
      excludedTargetIds: [vip],
      targeting: false,
    });
    expect(await getCampaign(world.ctx, id)).toMatchObject({
      name: 'Renamed',
      replyTo: null,
      targeting: false,
    });
    expect(await targetIdsOf(world.ctx, id)).toEqual({ included: [old], excluded: [vip] });
    await updateCampaign(world.ctx, { id, excludedTargetIds: [] });
    expect(await targetIdsOf(world.ctx, id)).toEqual({ included: [old], excluded: [] });
    expect(await faults(updateCampaign(world.ctx, { id, name: '', subject: '{{', replyTo: 'x' }))).toEqual([
      'name: Give a name.',
      'replyTo: The address has no @.',
      'subject: "{{" is never closed: add }}, and check that quotes come in pairs.',
    ]);
    expect(await faults(updateCampaign(world.ctx, { id, subject: '{{ user.nmae }}' }))).toEqual([
      expect.stringMatching(/^subject: .*user\.nmae/),
    ]);
    await expect(updateCampaign(world.ctx, { id, senderId: NOWHERE })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(updateCampaign(world.ctx, { id: NOWHERE, name: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is not saved over what somebody else saved since', async () => {
    const { id } = await addMailCampaign(world.ctx);
    const save = (revision: number, text: string, more = {}) =>
      updateCampaignContent(world.ctx, { id, revision, content: mjml(text), ...more });
    expect(await save(1, 'Ana was here', { subject: 'Hers' })).toMatchObject({
      revision: 2,
      subject: 'Hers',
    });
    await expect(save(1, 'Leo was here')).rejects.toMatchObject({ code: 'CONFLICT' });
    const both = await Promise.allSettled([save(2, 'Ana again'), save(2, 'Leo again')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await faults(save(3, '{{ user.nmae }}', { preheader: '{{ x }}' }))).toEqual([
      expect.stringMatching(/^preheader: .*x/),
      expect.stringMatching(/^content: Line 2: .*user\.nmae/),
    ]);
    expect(await faults(updateCampaignContent(world.ctx, { id, revision: 3, content: 'nul \0' }))).toEqual([
      'content: The text cannot contain the NUL character.',
    ]);
    expect(await getCampaign(world.ctx, id)).toMatchObject({ revision: 3, subject: 'Hers' });
    await expect(
      updateCampaignContent(world.ctx, { id: NOWHERE, revision: 1, content: MAIL }),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('keeps a message that is saved while something around it is changed', async () => {
    const { id } = await addMailCampaign(world.ctx);
    const renamed = await world.ctx.db.transaction(async tx => {
      // Renaming reads the campaign, and then waits for the attributes to check the message.
      await tx.entities.query('LOCK TABLE attributes IN ACCESS EXCLUSIVE MODE');
      const renaming = updateCampaign(world.ctx, { id, name: 'Renamed' });
      await eventually(
        () =>
          world.ctx.db.entities.query(
            `SELECT FROM pg_locks WHERE relation = 'attributes'::regclass AND NOT granted`,
          ),
        waiting => waiting.length > 0,
      );
      await tx.entities.query(`UPDATE campaigns SET content = $2, revision = 2 WHERE id = $1`, [
        id,
        mjml('Saved'),
      ]);
      return { renaming };
    });
    expect(await renamed.renaming).toMatchObject({ name: 'Renamed', content: mjml('Saved'), revision: 2 });
    expect(await getCampaign(world.ctx, id)).toMatchObject({
      name: 'Renamed',
      content: mjml('Saved'),
      revision: 2,
    });
  });

  it('is cloned with its message and targets, without its shipments', async () => {
    const vip = await addTagTarget(world.ctx, 'vip');
    const { id } = await addNotificationCampaign(world.ctx, {
      targeting: true,
      targetIds: [vip],
      actionUrl: 'https://example.com',
    });
    const shipment = await launchAtOnce(world.ctx, id);
    await prepareNow(world.ctx, shipment.id);
    const copy = await cloneCampaign(world.ctx, id);
    expect(copy).toMatchObject({
      name: 'Ping (copy)',
      actionUrl: 'https://example.com',
      targeting: true,
      revision: 1,
    });
    expect(await targetIdsOf(world.ctx, copy.id)).toEqual({ included: [vip], excluded: [] });
    const { campaign } = await viewer.get<{ campaign: object }>(
      'query ($id: ID!) { campaign(id: $id) { sentCount lastShipmentAt latestShipment { id } targets { name } sender { name } } }',
      { id: copy.id },
    );
    expect(campaign).toEqual({
      sentCount: 0,
      lastShipmentAt: null,
      latestShipment: null,
      targets: [{ name: 'Tagged vip' }],
      sender: null,
    });
    await expect(cloneCampaign(world.ctx, NOWHERE)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the list of campaigns', () => {
  const LIST = `query ($filter: CampaignsFilter, $sort: CampaignsSort, $first: Int, $after: String) {
    campaigns(filter: $filter, sort: $sort, first: $first, after: $after) { nodes { name } totalCount pageInfo { hasNextPage endCursor } }
  }`;
  interface List {
    campaigns: {
      nodes: { name: string }[];
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  }
  const list = async (variables: Record<string, unknown>) =>
    (await viewer.get<List>(LIST, variables)).campaigns.nodes.map(({ name }) => name);

  beforeAll(async () => {
    await world.ctx.db.entities.query('UPDATE campaigns SET deleted_at = now()');
    await addUsers(world.ctx, [
      { externalId: 'a', tags: ['two'] },
      { externalId: 'b', tags: ['two', 'one'] },
    ]);
    const [one, two] = [await addTagTarget(world.ctx, 'one'), await addTagTarget(world.ctx, 'two')];
    const launched = async (name: string, targetId: TargetId, times: number): Promise<CampaignId> => {
      const { id } = await addNotificationCampaign(world.ctx, {
        name,
        targeting: true,
        targetIds: [targetId],
      });
      for (let i = 0; i < times; i++) await prepareNow(world.ctx, (await launchAtOnce(world.ctx, id)).id);
      return id;
    };
    await launched('Ángel 2', two, 1);
    await addMailCampaign(world.ctx, { name: 'angel 10%' });
    await launched('Zoo', one, 3);
    await addMailCampaign(world.ctx, { name: 'Gone' }).then(({ id }) => deleteCampaigns(world.ctx, [id]));
  });

  it('is sorted by each of its columns', async () => {
    const by = async (field: string) => [
      await list({ sort: { field, direction: 'ASC' } }),
      await list({ sort: { field, direction: 'DESC' } }),
    ];
    expect(await list({})).toEqual(['Zoo', 'angel 10%', 'Ángel 2']);
    expect(await by('CREATED_AT')).toEqual([
      ['Ángel 2', 'angel 10%', 'Zoo'],
      ['Zoo', 'angel 10%', 'Ángel 2'],
    ]);
    expect(await by('NAME')).toEqual([
      ['angel 10%', 'Ángel 2', 'Zoo'],
      ['Zoo', 'Ángel 2', 'angel 10%'],
    ]);
    expect(await by('SENT')).toEqual([
      ['angel 10%', 'Ángel 2', 'Zoo'],
      ['Zoo', 'Ángel 2', 'angel 10%'],
    ]);
    expect(await by('LAST_SHIPMENT')).toEqual([
      ['angel 10%', 'Ángel 2', 'Zoo'],
      ['Zoo', 'Ángel 2', 'angel 10%'],
    ]);
    expect((await by('CHANNEL'))[0]?.[0]).toBe('angel 10%');
  });

  it('is filtered by channel, words and target, and read page by page in every order', async () => {
    expect(await list({ filter: { channel: 'EMAIL' } })).toEqual(['angel 10%']);
    expect(await list({ filter: { search: 'ANGEL' } })).toEqual(['angel 10%', 'Ángel 2']);
    expect(await list({ filter: { search: '10%' } })).toEqual(['angel 10%']);
    expect(await list({ filter: { search: '2\0angel' } })).toEqual(['Ángel 2']);
    const { targets } = await viewer.get<{ targets: { id: string; name: string }[] }>(
      '{ targets { id name } }',
    );
    const one = targets.find(({ name }) => name === 'Tagged one');
    expect(await list({ filter: { targetId: one?.id } })).toEqual(['Zoo']);
    for (const field of ['NAME', 'CHANNEL', 'SENT', 'LAST_SHIPMENT', 'CREATED_AT'])
      for (const direction of ['ASC', 'DESC']) {
        const sort = { field, direction };
        const pages: string[] = [];
        for (let after: string | undefined, more = true; more;) {
          const { campaigns }: List = await viewer.get<List>(LIST, { sort, first: 1, after });
          pages.push(...campaigns.nodes.map(({ name }) => name));
          expect(campaigns.totalCount).toBe(3);
          more = campaigns.pageInfo.hasNextPage;
          after = campaigns.pageInfo.endCursor;
        }
        expect([sort, pages]).toEqual([sort, await list({ sort })]);
      }
  });
});
