import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { addMailCampaign } from '../testing/factories.js';
import { type World, createWorld } from '../testing/world.js';
import { retryPolicyOf } from './retries.js';
import { listSenders, readSettings, updateSettings } from './update-settings.js';

jest.setTimeout(60_000);

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.end());

type Input = Parameters<typeof updateSettings>[1];

const change = (input: Input) => updateSettings(world.ctx, input);
const badPaths = (input: Input) =>
  change(input).then(
    () => 'ACCEPTED',
    (refusal: { code: string; fields: { path: string }[] }) => [
      refusal.code,
      ...refusal.fields.map(({ path }) => path),
    ],
  );
const senders = async () =>
  (await listSenders(world.ctx)).map(({ name, address, replyTo, isDefault }) => [
    name,
    address,
    replyTo,
    isDefault,
  ]);

describe('the settings', () => {
  it('are changed where they are given, and stay where they are not', async () => {
    await change({
      organisationName: ' Norte & Mar ',
      postalAddress: 'Muelle Viejo 3\nPuerto Claro',
      footerText: 'Thank you.',
      language: 'es',
      timeZone: 'America/Santiago',
      trackOpens: false,
      hold: true,
      holdAddresses: [' Ana@Example.com', 'ÑANDÚ@café.example'],
    });
    await change({ trackClicks: false, language: null, footerText: '' });
    expect(await readSettings(world.ctx)).toMatchObject({
      organisationName: 'Norte & Mar',
      postalAddress: 'Muelle Viejo 3\nPuerto Claro',
      footerText: '',
      language: 'es',
      timeZone: 'America/Santiago',
      trackOpens: false,
      trackClicks: false,
      hold: true,
      holdAddresses: ['ana@example.com', 'ñandú@xn--caf-dma.example'],
    });
    const audit = await world.ctx.db.entities.query(
      `SELECT action, detail FROM audit_log ORDER BY id DESC LIMIT 1`,
    );
    expect(audit).toEqual([
      { action: 'settings.update', detail: { changed: ['footerText', 'trackClicks'] } },
    ]);
  });

  it('are refused with every bad field at once, and then nothing is changed', async () => {
    expect(
      await badPaths({
        organisationName: 'two\nlines',
        postalAddress: 'nul\0',
        footerText: 'half \ud83d',
        language: 'fr',
        timeZone: 'Mars/Olympus',
        trackOpens: true,
        holdAddresses: ['ana@example.com', 'nobody'],
        senders: [{ name: ' ', address: 'x', replyTo: 'y' }],
      }),
    ).toEqual([
      'BAD_USER_INPUT',
      'organisationName',
      'postalAddress',
      'footerText',
      'language',
      'timeZone',
      'holdAddresses[1]',
      'senders[0].name',
      'senders[0].address',
      'senders[0].replyTo',
    ]);
    expect(await readSettings(world.ctx)).toMatchObject({
      organisationName: 'Norte & Mar',
      trackOpens: false,
    });
  });
});

describe('the pauses between tries', () => {
  it('are what they always were until they are changed, and change one by one', async () => {
    expect(retryPolicyOf(await readSettings(world.ctx))).toEqual({
      firstPauseMs: 60_000,
      longestPauseMs: 4 * 3_600_000,
      giveUpMs: 86_400_000,
    });
    await change({ retryFirstMinutes: 5, giveUpHours: 72 });
    await change({ retryLongestMinutes: 60 });
    expect(await readSettings(world.ctx)).toMatchObject({
      retryFirstMinutes: 5,
      retryLongestMinutes: 60,
      giveUpHours: 72,
    });
  });

  it('are refused where they are out of bounds or do not fit together', async () => {
    expect(await badPaths({ retryFirstMinutes: 0, retryLongestMinutes: 1_441, giveUpHours: 169 })).toEqual([
      'BAD_USER_INPUT',
      'retryFirstMinutes',
      'retryLongestMinutes',
      'giveUpHours',
    ]);
    expect(await badPaths({ retryFirstMinutes: 60, retryLongestMinutes: 30 })).toEqual([
      'BAD_USER_INPUT',
      'retryLongestMinutes',
    ]);
    expect(await badPaths({ giveUpHours: 1, retryLongestMinutes: 61 })).toEqual([
      'BAD_USER_INPUT',
      'retryLongestMinutes',
    ]);
  });
});

describe('senders', () => {
  it('are replaced as a whole: those named are kept and changed, the others go, new ones come', async () => {
    await change({
      senders: [
        { name: 'News', address: 'news@example.com', isDefault: true },
        { name: 'Ana', address: 'Ana@Example.com', replyTo: 'help@example.com' },
      ],
    });
    expect(await senders()).toEqual([
      ['News', 'news@example.com', null, true],
      ['Ana', 'Ana@Example.com', 'help@example.com', false],
    ]);
    const [news, ana] = await listSenders(world.ctx);
    await change({
      senders: [
        { id: ana?.id, name: 'Ana Ibáñez', address: 'ana@example.com', isDefault: true },
        { name: 'Shop', address: 'shop@example.com' },
      ],
    });
    expect(await senders()).toEqual([
      ['Ana Ibáñez', 'ana@example.com', null, true],
      ['Shop', 'shop@example.com', null, false],
    ]);
    expect((await listSenders(world.ctx))[0]?.id).toBe(ana?.id);
    expect((await listSenders(world.ctx)).map(({ id }) => id)).not.toContain(news?.id);
  });

  it('may swap their names and addresses', async () => {
    const [ana, shop] = await listSenders(world.ctx);
    await change({
      senders: [
        { id: ana?.id, name: 'Shop', address: 'shop@example.com' },
        { id: shop?.id, name: 'Ana Ibáñez', address: 'ana@example.com' },
      ],
    });
    expect(await senders()).toEqual([
      ['Ana Ibáñez', 'ana@example.com', null, false],
      ['Shop', 'shop@example.com', null, false],
    ]);
  });

  it('cannot be two of a kind, two defaults, or somebody who is gone', async () => {
    const before = await senders();
    const same = { name: 'Same', address: 'same@example.com' };
    expect(await badPaths({ senders: [same, same] })).toEqual(['BAD_USER_INPUT', 'senders[1]']);
    const both = [
      { ...same, isDefault: true },
      { name: 'Other', address: 'other@example.com', isDefault: true },
    ];
    expect(await badPaths({ senders: both })).toEqual(['BAD_USER_INPUT', 'senders']);
    expect(await badPaths({ senders: [{ ...same, id: '99999' as never }] })).toEqual([
      'BAD_USER_INPUT',
      'senders[0].id',
    ]);
    const [first] = await listSenders(world.ctx);
    const twice = [
      { id: first?.id, name: 'One', address: 'one@example.com' },
      { id: first?.id, name: 'Two', address: 'two@example.com' },
    ];
    expect(await badPaths({ senders: twice })).toEqual(['BAD_USER_INPUT', 'senders[1].id']);
    expect(await senders()).toEqual(before);
  });

  it('that a campaign uses cannot go', async () => {
    const [used, spare] = await listSenders(world.ctx);
    await addMailCampaign(world.ctx, { senderId: used?.id });
    const refused = change({ senders: [{ id: spare?.id, name: 'Spare', address: 'spare@example.com' }] });
    await expect(refused).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: 'A sender that a campaign uses cannot be removed; change the campaign first.',
    });
    expect(await senders()).toHaveLength(2);
  });
});
