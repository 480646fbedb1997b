import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { RelayErrorKind, SmtpStep, type SmtpReply } from '@chasqui/smtp';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { type World, createWorld } from '../testing/world.js';
import type { Ctx } from '../api-kit/context.js';
import type { RelayAccess } from './endpoint.js';
import { createRelay } from './keep-relays.js';
import type { TestRelayInput } from './relay-input.js';
import { adviceFor } from './test-advice.js';
import { testRelay } from './test-relay.js';

jest.setTimeout(60_000);

let world: World;
const closing: (() => void)[] = [];

beforeAll(async () => {
  world = await createWorld();
});

afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await world.ctx.db.entities.query('DELETE FROM relays; DELETE FROM audit_log');
});

afterAll(() => world.end());

const allowing = (port: number): Ctx => ({ ...world.ctx, config: { ...world.config, relayPorts: [port] } });

/** A relay on the loopback that knows one user. */
async function listen(options: SMTPServerOptions = {}): Promise<number> {
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    size: 10_000_000,
    logger: false,
    onAuth: ({ username, password, accessToken }, _session, done) =>
      username === 'ana' && (password ?? accessToken) === 'correct horse'
        ? done(null, { user: username })
        : done(Object.assign(new Error('Not you'), { responseCode: 535 })),
    ...options,
  });
  server.on('error', () => undefined); // Some tests go away early.
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()));
  closing.push(() => server.close());
  return (server.server.address() as AddressInfo).port;
}

type Access = Pick<TestRelayInput, keyof TestRelayInput>;

const at = (port: number) => ({ host: '127.0.0.1', port, security: 'NONE' }) as const;
const test = (port: number, more: Access = {}) => testRelay(allowing(port), { ...at(port), ...more });

describe('trying out a relay', () => {
  it('tells what it offers, and that signing in worked', async () => {
    const port = await listen();
    expect(await test(port, { username: 'ana', password: 'correct horse' })).toEqual({
      ok: true,
      failure: null,
      offers: {
        greeting: expect.stringContaining('ESMTP'),
        tlsVersion: null,
        tlsCipher: null,
        certificateTrusted: false,
        pipelining: true,
        maxMegabytes: 10,
        eightBitMime: true,
        smtpUtf8: true,
        authMechanisms: ['PLAIN', 'LOGIN', 'XOAUTH2'],
        signedIn: true,
      },
    });
    expect(await test(port)).toMatchObject({ ok: true, offers: { signedIn: false } });
    expect(await test(port, { username: 'ana', password: 'correct horse', auth: 'XOAUTH2' })).toMatchObject({
      ok: true,
      offers: { signedIn: true },
    });
  });

  it('tells at which step it failed, in the words of the relay, and what to do', async () => {
    const port = await listen();
    expect(await test(port, { username: 'ana', password: 'wrong' })).toEqual({
      ok: false,
      offers: null,
      failure: {
        step: 'AUTH',
        words: expect.stringMatching(/^535 .*Not you/),
        advice:
          'Check username and password. Many providers want a password of its own for programs like this.',
      },
    });
    expect(await test(port, { username: 'ana', password: 'ended', auth: 'XOAUTH2' })).toMatchObject({
      failure: { step: 'AUTH', advice: expect.stringContaining('access token') },
    });
    expect(await test(port, { security: 'STARTTLS', host: 'localhost' })).toMatchObject({
      failure: {
        step: 'TLS',
        advice: expect.stringContaining('does not prove that this is the server'),
      },
    });
    expect(await test(port, { security: 'TLS' })).toMatchObject({ failure: { step: 'TLS' } });
    const bare = await listen({ disabledCommands: ['STARTTLS', 'AUTH'] });
    expect(await test(bare, { security: 'STARTTLS' })).toMatchObject({
      failure: {
        step: 'TLS',
        advice: 'The relay offers no STARTTLS on this port. Choose TLS, usually with port 465.',
      },
    });
    const refusing = await listen({
      onConnect: (_session, done) => done(Object.assign(new Error('Not from there'), { responseCode: 554 })),
    });
    expect(await test(refusing)).toMatchObject({
      failure: { step: 'GREETING', words: expect.stringContaining('Not from there') },
    });
  });

  it('tells that nothing listens there, without the address twice', async () => {
    const server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()));
    const { port } = server.address() as AddressInfo;
    await new Promise(resolve => server.close(resolve));
    expect(await test(port)).toEqual({
      ok: false,
      offers: null,
      failure: {
        step: 'CONNECT',
        words: expect.stringMatching(/^connect ECONNREFUSED/),
        advice: 'Nothing listens there. Check host and port.',
      },
    });
  });

  it('goes by what is stored, with what is given in its place', async () => {
    const port = await listen();
    const access = { username: 'ana', password: 'correct horse' };
    const { id } = await createRelay(allowing(port), {
      ...at(port),
      ...access,
      name: 'Here',
    });
    // A stored relay keeps its port, whatever the environment says now.
    expect(await testRelay(world.ctx, { id })).toMatchObject({ ok: true, offers: { signedIn: true } });
    expect(await testRelay(world.ctx, { id, password: 'wrong' })).toMatchObject({ ok: false });
    await expect(testRelay(allowing(port), { id, host: 'localhost' })).rejects.toMatchObject({
      fields: [{ path: 'password', message: expect.stringContaining('Give the password again') }],
    });
  });

  it('needs to know where, and leaves alone what relays cannot be', async () => {
    await expect(testRelay(world.ctx, {})).rejects.toMatchObject({
      fields: [{ path: 'host' }, { path: 'port' }, { path: 'security' }],
    });
    await expect(testRelay(world.ctx, at(5_432))).rejects.toMatchObject({ fields: [{ path: 'port' }] });
    await expect(testRelay(world.ctx, { id: '999' as never })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is limited, and leaves a trace', async () => {
    const port = await listen();
    await test(port);
    expect(await world.ctx.db.entities.query('SELECT action, detail FROM audit_log')).toEqual([
      { action: 'relay.test', detail: { host: '127.0.0.1', port } },
    ]);
    await world.ctx.db.entities.query(
      `INSERT INTO audit_log (actor, action) SELECT 'system', 'relay.test' FROM generate_series(1, 20)`,
    );
    await expect(test(port)).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED', retryAfterSeconds: 60 });
  });
});

describe('the advice', () => {
  const reply = (code: number) => ({ code }) as SmtpReply;
  const about = (kind: RelayErrorKind, step: SmtpStep, more: { reply?: SmtpReply; words?: string } = {}) =>
    adviceFor({ step, kind, reply: more.reply ?? null, words: more.words ?? '' }, {
      security: 'STARTTLS',
      auth: 'PASSWORD',
    } as RelayAccess);

  it('is there for whatever goes wrong', () => {
    for (const kind of Object.values(RelayErrorKind))
      for (const step of Object.values(SmtpStep)) expect(about(kind, step)).toMatch(/^[A-Z].+\.$/);
  });

  it('goes by what the relay or the network said', () => {
    expect(about('REFUSED', 'AUTH', { reply: reply(454) })).toContain('come back later');
    expect(about('REFUSED', 'EHLO', { reply: reply(550) })).toContain('takes no mail from this machine');
    expect(about('NETWORK', 'CONNECT', { words: 'getaddrinfo ENOTFOUND x' })).toContain(
      'how the host is written',
    );
    expect(about('NETWORK', 'CONNECT', { words: 'connect EHOSTUNREACH' })).toContain('cannot be reached');
    expect(about('TIMEOUT', 'CONNECT')).toContain('port 25');
    expect(about('TIMEOUT', 'GREETING')).toContain('Choose TLS');
  });
});
