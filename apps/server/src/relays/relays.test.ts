import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { RelayId } from '@chasqui/domain';
import { type TestApi, startApi } from '../testing/api-client.js';
import { type World, createWorld } from '../testing/world.js';
import { ensureMailboxRelay, ensureRelay, removeMailboxRelay } from './ensure-relay.js';
import { createRelay, deleteRelay, listAllRelays, updateRelay } from './keep-relays.js';
import type { CreateRelayInput, UpdateRelayInput } from './relay-input.js';
import { noteRelayTrouble } from './relay-trouble.js';
import type { Relay } from './relay.js';

jest.setTimeout(60_000);

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

beforeEach(() => world.ctx.db.entities.query('DELETE FROM relays'));

afterAll(() => world.end());

type NewRelay = Pick<CreateRelayInput, keyof CreateRelayInput>;
type Changes = Omit<UpdateRelayInput, 'id'>;

const MAIL: NewRelay = { name: 'Mail', host: 'smtp.example.com', port: 587, security: 'STARTTLS' };
const SIGNED_IN = { username: 'ana', password: 'correct horse' };

const add = (input: Partial<NewRelay> = {}) => createRelay(world.ctx, { ...MAIL, ...input });
const change = (id: RelayId, input: Changes) => updateRelay(world.ctx, { id, ...input });
const names = async () => (await listAllRelays(world.ctx)).map(({ name }) => name);
const password = ({ passwordSealed }: Relay) =>
  passwordSealed === null ? null : world.keys.unseal(passwordSealed);

/** The fields that are refused, with what is said about them. */
async function refused(work: Promise<unknown>): Promise<string[]> {
  const refusal = (await work.then(
    () => ({ fields: [{ path: 'nothing', message: 'it was accepted' }] }),
    (error: unknown) => error,
  )) as { message?: string; fields?: { path: string; message: string }[] };
  if (refusal.fields === undefined) throw refusal;
  return refusal.fields.length === 0
    ? [refusal.message ?? '']
    : refusal.fields.map(({ path, message }) => `${path}: ${message}`);
}

describe('a relay', () => {
  it('is added with what is usual where nothing else is said', async () => {
    expect(await add({ name: ' Mail ', host: ' SMTP.Example.com ' })).toMatchObject({
      kind: 'SMTP',
      name: 'Mail',
      host: 'smtp.example.com',
      port: 587,
      security: 'STARTTLS',
      username: null,
      auth: 'PASSWORD',
      passwordSealed: null,
      maxConnections: 20,
      maxPerSecond: null,
      domainPaces: [],
      position: 0,
      enabled: true,
      trouble: null,
    });
  });

  it('keeps its password encrypted', async () => {
    const relay = await add(SIGNED_IN);
    expect(relay.passwordSealed).not.toContain('correct');
    expect(password(relay)).toBe('correct horse');
    const audit = await world.ctx.db.entities.query(
      'SELECT action, detail::text FROM audit_log ORDER BY id DESC LIMIT 1',
    );
    expect(audit).toEqual([{ action: 'relay.create', detail: expect.not.stringContaining('correct') }]);
  });

  it('is refused with everything that is wrong', async () => {
    await add();
    expect(
      await refused(
        add({
          host: 'https://example.com/',
          port: 80,
          username: 'ana',
          maxConnections: 0,
          maxPerSecond: 0,
          domainPaces: [
            { domain: 'Gmail.com', perSecond: 5 },
            { domain: 'gmail.com', perSecond: 0 },
            { domain: 'no domain', perSecond: 1 },
          ],
        }),
      ),
    ).toEqual([
      'name: There is a relay "Mail" already.',
      'host: This is not the name or the address of a server: smtp.example.com.',
      'port: Relays can have the ports 25, 465, 587, 2525. The setting RELAY_PORTS allows others.',
      'password: A username needs a password.',
      'maxConnections: Allow 1 to 1000 connections.',
      'maxPerSecond: Allow 1 to 100000 messages a second.',
      'domainPaces[1].perSecond: Allow 1 to 100000 messages a second.',
      'domainPaces[2].domain: This is not the name of a domain: example.com.',
      'domainPaces[1].domain: The domain gmail.com stands in the list twice.',
    ]);
    // Both fields of one line.
    expect(
      await refused(add({ name: 'Other', domainPaces: [{ domain: 'no domain', perSecond: 0 }] })),
    ).toEqual([
      'domainPaces[0].domain: This is not the name of a domain: example.com.',
      'domainPaces[0].perSecond: Allow 1 to 100000 messages a second.',
    ]);
    const many = Array.from({ length: 101 }, (_, i) => ({ domain: `d${i}.example`, perSecond: 1 }));
    expect(await refused(add({ name: 'Other', domainPaces: many }))).toEqual([
      'domainPaces: At most 100 domains.',
    ]);
    expect(await refused(add({ name: 'Other', password: 'lonely' }))).toEqual([
      'username: A password needs a username.',
    ]);
  });

  it.each(['localhost', 'mail_relay', '10.0.0.7', '::1', '[::1]', 'correo.ñandú.example'])(
    'can be on the host %s',
    async host => {
      expect((await add({ host })).host).toBe(host.replace(/[[\]]/g, ''));
    },
  );

  it.each([
    '',
    'a b',
    'user@host',
    'host:25',
    'a/b',
    '-host',
    'a..b',
    'host.',
    'x'.repeat(254),
    '\0',
    '\r\n',
  ])('cannot be on the host %j', async host => {
    expect(await refused(add({ host }))).toEqual([expect.stringMatching(/^host: /)]);
  });

  it('has its paces by the ASCII form of the domain', async () => {
    const { domainPaces } = await add({ domainPaces: [{ domain: ' CAFÉ.example ', perSecond: 3 }] });
    expect(domainPaces).toEqual([{ domain: 'xn--caf-dma.example', perSecond: 3 }]);
  });

  it('takes other ports where the environment allows them', async () => {
    const ctx = { ...world.ctx, config: { ...world.config, relayPorts: [1025] } };
    expect(await createRelay(ctx, { ...MAIL, port: 1_025 })).toMatchObject({ port: 1_025 });
    expect(await refused(createRelay(ctx, { ...MAIL, name: 'Other' }))).toEqual([
      'port: Relays can have the ports 1025. The setting RELAY_PORTS allows others.',
    ]);
  });

  it('never sends a password unprotected, but on this machine', async () => {
    const words =
      'security: A password is not sent over a connection that is not protected. Choose STARTTLS or TLS.';
    expect(await refused(add({ ...SIGNED_IN, security: 'NONE' }))).toEqual([words]);
    const relay = await add(SIGNED_IN);
    expect(await refused(change(relay.id, { security: 'NONE' }))).toEqual([words]);
    for (const host of ['localhost', '127.0.0.1', '::1'])
      expect(await add({ ...SIGNED_IN, name: host, host, security: 'NONE' })).toMatchObject({ host });
  });
});

describe('changing a relay', () => {
  it('leaves what is left out, and clears what is null', async () => {
    const paces = [{ domain: 'gmail.com', perSecond: 5 }];
    const relay = await add({ ...SIGNED_IN, auth: 'XOAUTH2', maxPerSecond: 50, domainPaces: paces });
    const renamed = await change(relay.id, { name: 'Other' });
    expect(renamed).toMatchObject({
      name: 'Other',
      auth: 'XOAUTH2',
      username: 'ana',
      passwordSealed: relay.passwordSealed,
      maxPerSecond: 50,
      domainPaces: paces,
    });
    expect(password(await change(relay.id, { password: 'another' }))).toBe('another');
    expect(
      await change(relay.id, { username: null, maxPerSecond: null, domainPaces: [], maxConnections: null }),
    ).toMatchObject({
      username: null,
      passwordSealed: null,
      maxPerSecond: null,
      domainPaces: [],
      maxConnections: 20,
    });
  });

  it('cannot take the password away and leave the username', async () => {
    const relay = await add(SIGNED_IN);
    expect(await refused(change(relay.id, { password: null }))).toEqual([
      'password: A username needs a password.',
    ]);
  });

  it('asks for the password again when the host is another', async () => {
    const relay = await add(SIGNED_IN);
    expect(await refused(change(relay.id, { host: 'smtp.evil.example' }))).toEqual([
      'password: Give the password again: the stored one belongs to the server that the relay had before, and is not sent to another.',
    ]);
    const moved = await change(relay.id, { host: 'smtp.example.net', password: 'another' });
    expect([moved.host, password(moved)]).toEqual(['smtp.example.net', 'another']);
    expect(await change(relay.id, { host: 'smtp.example.org', username: null })).toMatchObject({
      passwordSealed: null,
    });
  });

  it('leaves the relay of SMTP_URL its port, and lets it be switched off as it is', async () => {
    await ensureRelay(world.ctx, 'smtp://ana:pw@mail.example.com:1025?security=none');
    const [relay] = await listAllRelays(world.ctx);
    const id = relay?.id as RelayId;
    expect(await change(id, { enabled: false, name: 'Old' })).toMatchObject({ enabled: false, port: 1_025 });
    expect(await change(id, { port: 1_025, security: 'STARTTLS' })).toMatchObject({ security: 'STARTTLS' });
    expect(await refused(change(id, { port: 1_026 }))).toEqual([expect.stringMatching(/^port: /)]);
  });

  it('forgets the trouble that it had before', async () => {
    const relay = await add(SIGNED_IN);
    const troubled = async (input: Changes) => {
      await noteRelayTrouble(world.ctx, relay.id, '535 No');
      return (await change(relay.id, input)).trouble;
    };
    expect(await troubled({ name: 'Other' })).toBe('535 No');
    expect(await troubled({ password: 'another' })).toBeNull();
    expect(await troubled({ enabled: false })).toBe('535 No');
    expect(await troubled({ enabled: true })).toBeNull();
  });

  it('moves it in the order of preference', async () => {
    const ids: RelayId[] = [];
    for (const name of ['a', 'b', 'c']) ids.push((await add({ name })).id);
    const [a, , c] = ids as [RelayId, RelayId, RelayId];
    await change(c, { position: 0 });
    expect(await names()).toEqual(['c', 'a', 'b']);
    await change(a, { position: 99 });
    expect(await names()).toEqual(['c', 'b', 'a']);
    expect(await refused(change(a, { position: -1 }))).toEqual(['position: The first place is 0.']);
    await deleteRelay(world.ctx, c);
    expect((await listAllRelays(world.ctx)).map(({ name, position }) => [name, position])).toEqual([
      ['b', 0],
      ['a', 1],
    ]);
  });

  it('needs the relay to be there', async () => {
    const { id } = await add();
    await deleteRelay(world.ctx, id);
    await expect(deleteRelay(world.ctx, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(change(id, { name: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the built-in mailbox', () => {
  const mailbox = async () =>
    (await listAllRelays(world.ctx)).find(({ kind }) => kind === 'MAILBOX') as Relay;

  it('can be switched off and on, and stays so when Chasqui starts again', async () => {
    await ensureMailboxRelay(world.ctx, 2_001);
    const { id } = await mailbox();
    expect(await change(id, { enabled: false })).toMatchObject({ enabled: false });
    await ensureMailboxRelay(world.ctx, 2_002);
    expect(await mailbox()).toMatchObject({ port: 2_002, enabled: false });
    expect(await change(id, { enabled: true })).toMatchObject({ enabled: true });
  });

  it('can be neither changed nor deleted', async () => {
    await ensureMailboxRelay(world.ctx, 2_001);
    const { id } = await mailbox();
    const only = 'Of the built-in mailbox nothing can be changed: it can be switched off and on.';
    for (const input of [
      { name: 'x' },
      { host: 'x' },
      { position: 0 },
      { enabled: false, maxConnections: 1 },
    ])
      expect(await refused(change(id, input))).toEqual([only]);
    expect(await refused(deleteRelay(world.ctx, id))).toEqual([
      'The built-in mailbox cannot be deleted. Switch it off instead.',
    ]);
  });

  it('makes room for relays that reach readers, and does not catch what they refuse', async () => {
    await ensureMailboxRelay(world.ctx, 2_001);
    const { id } = await mailbox();
    const relay = await add({ enabled: false });
    expect(await mailbox()).toMatchObject({ enabled: true });
    await change(relay.id, { enabled: true });
    expect(await mailbox()).toMatchObject({ enabled: false });
    expect(await refused(change(id, { enabled: true }))).toEqual([
      'Mail in the built-in mailbox reaches nobody, so it is not used beside other relays. Switch those off first.',
    ]);
    await ensureMailboxRelay(world.ctx, 2_001);
    expect(await mailbox()).toMatchObject({ enabled: false });
    expect(await names()).toEqual(['Mail', 'Built-in mailbox']);
    await removeMailboxRelay(world.ctx);
    expect(await names()).toEqual(['Mail']);
  });
});

describe('over the API', () => {
  let web: TestApi;

  beforeAll(async () => {
    web = await startApi(world);
  });

  afterAll(() => web.api.stop());

  it('owners see whether there is a password, and why a relay is in trouble', async () => {
    const owner = await web.as('OWNER');
    const { createRelay: made } = await owner.get<{ createRelay: { id: RelayId } }>(
      'mutation ($input: CreateRelayInput!) { createRelay(input: $input) { id } }',
      { input: { ...MAIL, ...SIGNED_IN, domainPaces: [{ domain: 'gmail.com', perSecond: 5 }] } },
    );
    await noteRelayTrouble(world.ctx, made.id, '421 Later');
    const { relays } = await owner.get(
      `{ relays { id kind name host port security username hasPassword auth maxConnections maxPerSecond
         domainPaces { domain perSecond } position enabled trouble { words since } } }`,
    );
    expect(relays).toEqual([
      {
        ...MAIL,
        id: made.id,
        kind: 'SMTP',
        username: 'ana',
        hasPassword: true,
        auth: 'PASSWORD',
        maxConnections: 20,
        maxPerSecond: null,
        domainPaces: [{ domain: 'gmail.com', perSecond: 5 }],
        position: 0,
        enabled: true,
        trouble: { words: '421 Later', since: expect.any(String) },
      },
    ]);
    expect(await owner.get('mutation ($id: ID!) { deleteRelay(id: $id) }', { id: made.id })).toEqual({
      deleteRelay: made.id,
    });
  });
});
