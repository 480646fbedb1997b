import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { RelayErrorKind } from './relay-error.js';
import { RelaySecurity, type RelayAuth, type RelayEndpoint } from './relay-endpoint.js';
import { SmtpConnection } from './smtp-connection.js';
import { SmtpPool } from './smtp-pool.js';
import { TEST_CERTIFICATE } from './testing/test-certificate.js';

/** Against `smtp-server`, which nobody here has written. */
const servers: SMTPServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => new Promise<void>(resolve => server.close(resolve))));
});

interface Taken {
  from: string;
  to: string[];
  content: string;
  user: unknown;
}

async function serve(options: SMTPServerOptions = {}, more: Partial<RelayEndpoint> = {}) {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    disableReverseLookup: true,
    logger: false,
    authOptional: true,
    cert: TEST_CERTIFICATE.cert,
    key: TEST_CERTIFICATE.key,
    onRcptTo({ address }, _session, done) {
      const unknown = Object.assign(new Error('5.1.1 No such user'), { responseCode: 550 });
      done(address.startsWith('nobody') ? unknown : null);
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          content: Buffer.concat(parts).toString('latin1'),
          user: session.user,
        });
        done();
      });
    },
    ...options,
  });
  servers.push(server);
  server.on('error', () => undefined); // A client that breaks off is no failure of the test.
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const endpoint: RelayEndpoint = {
    host: 'localhost',
    port: (server.server.address() as AddressInfo).port,
    security: RelaySecurity.NONE,
    clientName: 'client.example',
    tls: { ca: TEST_CERTIFICATE.cert },
    ...more,
  };
  return { endpoint, taken };
}

const signedIn: SMTPServerOptions = {
  authOptional: false,
  onAuth({ username, password, accessToken }, _session, done) {
    if (username === 'ana' && (password === 'pä$$' || accessToken === 'ya29.token'))
      done(null, { user: 'ana' });
    else done(new Error('Invalid credentials'));
  },
};
const MESSAGE = {
  from: 'bounces@news.example',
  to: 'ana@example.com',
  content: 'Subject: a\r\n\r\n.dot\r\n..\r\nend\r\n',
};
const PASSWORD: RelayAuth = { kind: 'PASSWORD', username: 'ana', password: 'pä$$' };

describe('another implementation', () => {
  it('gets messages of all sizes as they were, refuses what it refuses, and the connection lasts', async () => {
    const { endpoint, taken } = await serve();
    const connection = await SmtpConnection.open(endpoint);
    expect(connection.offers).toMatchObject({ pipelining: true, tls: null });
    const sizes = [10, 5_000, 65_536, 65_537, 1_000_000];
    for (const size of sizes) {
      const content = `${MESSAGE.content}${'.x'.repeat(size / 2)}\r\n`;
      expect(await connection.send({ ...MESSAGE, content })).toMatchObject({ kind: 'accepted' });
      expect(taken.at(-1)).toEqual({ from: MESSAGE.from, to: [MESSAGE.to], content, user: undefined });
      expect(await connection.send({ ...MESSAGE, to: 'nobody@example.com' })).toMatchObject({
        kind: 'refused',
        by: 'ADDRESS',
        unknownMailbox: true,
      });
    }
    expect(taken).toHaveLength(sizes.length);
    await connection.quit();
  });

  it('works without PIPELINING', async () => {
    const { endpoint, taken } = await serve({ hidePIPELINING: true });
    const connection = await SmtpConnection.open(endpoint);
    expect(connection.offers.pipelining).toBe(false);
    expect((await connection.send({ ...MESSAGE, to: 'nobody@example.com' })).kind).toBe('refused');
    expect((await connection.send(MESSAGE)).kind).toBe('accepted');
    expect(taken).toHaveLength(1);
    await connection.quit();
  });

  it('takes octets above 127 and addresses beyond ASCII', async () => {
    const { endpoint, taken } = await serve();
    const connection = await SmtpConnection.open(endpoint);
    const content = Buffer.from('Subject: a\r\n\r\ncañón\r\n', 'utf8');
    expect((await connection.send({ from: '', to: 'peña@example.com', content })).kind).toBe('accepted');
    expect(taken[0]).toMatchObject({
      from: '',
      to: ['peña@example.com'],
      content: content.toString('latin1'),
    });
    await connection.quit();
  });

  const { NONE, STARTTLS, TLS } = RelaySecurity;
  it.each<[RelaySecurity, string, RelayAuth]>([
    [NONE, 'PLAIN', PASSWORD],
    [NONE, 'LOGIN', PASSWORD],
    [STARTTLS, 'PLAIN', PASSWORD],
    [STARTTLS, 'LOGIN', PASSWORD],
    [TLS, 'PLAIN', PASSWORD],
    [TLS, 'XOAUTH2', { kind: 'XOAUTH2', username: 'ana', accessToken: 'ya29.token' }],
  ])('with security %s and AUTH %s lets in who may come in', async (security, method, auth) => {
    const { endpoint, taken } = await serve(
      { ...signedIn, authMethods: [method], secure: security === TLS, allowInsecureAuth: security === NONE },
      { security, auth },
    );
    const connection = await SmtpConnection.open(endpoint);
    expect(connection.offers.tls === null).toBe(security === NONE);
    for (let at = 1; at <= 3; at += 1) expect((await connection.send(MESSAGE)).kind).toBe('accepted');
    expect(taken).toHaveLength(3);
    expect(taken[0]).toMatchObject({ content: MESSAGE.content, user: 'ana' });
    await connection.quit();
  });

  it.each<[string, RelayAuth]>([
    ['PLAIN', { kind: 'PASSWORD', username: 'ana', password: 'wrong' }],
    ['LOGIN', { kind: 'PASSWORD', username: 'ana', password: 'wrong' }],
    ['XOAUTH2', { kind: 'XOAUTH2', username: 'ana', accessToken: 'stale' }],
  ])('keeps out who may not, by AUTH %s', async (method, auth) => {
    const { endpoint } = await serve({ ...signedIn, authMethods: [method] }, { security: STARTTLS, auth });
    await expect(SmtpConnection.open(endpoint)).rejects.toMatchObject({
      step: 'AUTH',
      kind: RelayErrorKind.REFUSED,
      reply: { code: expect.any(Number) },
    });
  });

  it('refuses a message larger than it says before it is sent', async () => {
    const { endpoint } = await serve({ size: 1_000 });
    const connection = await SmtpConnection.open(endpoint);
    const content = `${'x'.repeat(2_000)}\r\n`;
    expect(await connection.send({ ...MESSAGE, content })).toMatchObject({
      kind: 'unsupported',
      feature: 'SIZE',
    });
    await connection.quit();
  });

  it('takes a thousand messages through a pool, each once', async () => {
    const { endpoint, taken } = await serve({ maxClients: 4 });
    const pool = new SmtpPool(endpoint, { maxConnections: 4, messagesPerConnection: 60 });
    let next = 0;
    const runner = async (): Promise<void> => {
      while (next < 1_000) {
        next += 1;
        const to = `user${next}@example.com`;
        const connection = await pool.acquire();
        expect((await connection.send({ ...MESSAGE, to })).kind).toBe('accepted');
        pool.release(connection);
      }
    };
    await Promise.all(Array.from({ length: 8 }, runner));
    await pool.close();
    expect(new Set(taken.map(({ to }) => to[0])).size).toBe(1_000);
    expect(taken).toHaveLength(1_000);
  });
});
