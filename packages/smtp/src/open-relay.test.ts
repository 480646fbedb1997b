import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import { getEventListeners, once } from 'node:events';
import { RelayError, RelayErrorKind } from './relay-error.js';
import { RelaySecurity, type RelayEndpoint } from './relay-endpoint.js';
import { SmtpConnection } from './smtp-connection.js';
import { SmtpStep } from './smtp-step.js';
import { SILENCE, USUAL_OFFERS, type Answer, type Moment, type Script } from './testing/script.js';
import { ScriptedRelay } from './testing/scripted-relay.js';
import { TEST_CERTIFICATE } from './testing/test-certificate.js';

/** For tests that wait for it to pass. */
const QUICK = { connect: 400, tls: 400, greeting: 400, command: 400, quit: 400 };
const STARTTLS_OFFERS = ['STARTTLS', 'PIPELINING'];

afterEach(() => ScriptedRelay.closeAll());

async function open(script: Script = {}, more: Partial<RelayEndpoint> = {}) {
  const relay = await ScriptedRelay.listen(script);
  const connection = await SmtpConnection.open(relay.endpoint(more));
  return { relay, connection };
}

async function failToOpen(script: Script, more: Partial<RelayEndpoint> = {}) {
  const relay = await ScriptedRelay.listen(script);
  const error = await refusal(relay.endpoint(more));
  return { relay, error };
}

async function refusal(endpoint: RelayEndpoint, signal?: AbortSignal): Promise<RelayError> {
  const error: unknown = await SmtpConnection.open(endpoint, signal).then(
    () => 'opened',
    reason => reason,
  );
  if (!(error instanceof RelayError)) throw new Error(`No RelayError but ${String(error)}`);
  return error;
}

const trusting = (tls: RelayEndpoint['tls']) => ({ tls });

const unreachable = (host: string, port: number): RelayEndpoint => ({
  host,
  port,
  security: RelaySecurity.NONE,
  clientName: 'client.example',
});

describe('opening a connection', () => {
  it('greets the relay and learns what it offers', async () => {
    const { relay, connection } = await open();
    expect(relay.commands).toEqual(['EHLO client.example']);
    expect(connection.offers).toEqual({
      greeting: 'relay.example ESMTP ready',
      pipelining: true,
      size: 10_485_760,
      eightBitMime: true,
      smtpUtf8: true,
      enhancedStatusCodes: true,
      startTls: false,
      authMechanisms: [],
      tls: null,
    });
    expect(connection.usable).toBe(true);
    expect(connection.sent).toBe(0);
    await connection.quit();
    expect(relay.commands.at(-1)).toBe('QUIT');
    expect(connection.usable).toBe(false);
  });

  it('puts up with replies that come octet by octet, and a greeting of several lines', async () => {
    const { connection } = await open({
      trickle: true,
      answers: { GREETING: '220-Welcome\r\n220 to the relay' },
    });
    expect(connection.offers).toMatchObject({ greeting: 'Welcome to the relay', pipelining: true });
  });

  it.each(['500 5.5.1 What?', '502 5.5.1 Not implemented', '550 No'])(
    'falls back to HELO where EHLO is answered with %s',
    async answer => {
      const { relay, connection } = await open({ answers: { EHLO: answer } });
      expect(relay.commands).toEqual(['EHLO client.example', 'HELO client.example']);
      expect(connection.offers).toMatchObject({ pipelining: false, size: null, authMechanisms: [] });
    },
  );

  it('encrypts from the first byte', async () => {
    const { connection } = await open({ implicitTls: true });
    expect(connection.offers.tls).toEqual({
      protocol: expect.stringMatching(/^TLSv1\.[23]$/),
      cipher: expect.stringMatching(/./),
    });
  });

  it('encrypts by STARTTLS, introduces itself again and trusts only what is said then', async () => {
    const { relay, connection } = await open(
      { offers: [...STARTTLS_OFFERS, 'SIZE 5', 'AUTH PLAIN'], offersAfterTls: ['8BITMIME', 'AUTH LOGIN'] },
      { security: RelaySecurity.STARTTLS },
    );
    expect(relay.commands).toEqual(['EHLO client.example', 'STARTTLS', 'EHLO client.example']);
    expect(connection.offers).toMatchObject({
      pipelining: false,
      size: null,
      eightBitMime: true,
      authMechanisms: ['LOGIN'],
      startTls: true,
      tls: { protocol: expect.stringMatching(/^TLS/) },
    });
  });

  it('forgets what was put in before TLS began', async () => {
    const injected = '220 2.0.0 Go ahead\r\n250-relay.example\r\n250 AUTH PLAIN\r\n250 and more';
    const { connection } = await open(
      { offers: STARTTLS_OFFERS, offersAfterTls: ['SIZE 7'], answers: { STARTTLS: injected } },
      { security: RelaySecurity.STARTTLS },
    );
    expect(connection.offers).toMatchObject({ authMechanisms: [], size: 7 });
    expect((await connection.send({ from: '', to: 'ana@example.com', content: 'a\r\n' })).kind).toBe(
      'accepted',
    );
  });

  it('does not use STARTTLS where it is not asked for', async () => {
    const { relay, connection } = await open({ offers: STARTTLS_OFFERS });
    expect(relay.commands).toEqual(['EHLO client.example']);
    expect(connection.offers).toMatchObject({ startTls: true, tls: null });
  });
});

describe('a relay that is not safe', () => {
  const { STARTTLS, TLS } = RelaySecurity;

  it('is refused where STARTTLS is asked for and not offered, before anything is told', async () => {
    const { relay, error } = await failToOpen({ offers: USUAL_OFFERS }, { security: STARTTLS });
    expect(error).toMatchObject({ step: SmtpStep.TLS, kind: RelayErrorKind.STARTTLS_NOT_OFFERED });
    expect(relay.commands).toEqual(['EHLO client.example']);
  });

  it('is refused where it knows no EHLO and STARTTLS is asked for', async () => {
    const { error } = await failToOpen({ answers: { EHLO: '500 What?' } }, { security: STARTTLS });
    expect(error.kind).toBe(RelayErrorKind.STARTTLS_NOT_OFFERED);
  });

  it('is refused where it does not begin TLS after all', async () => {
    const answers = { STARTTLS: '454 4.7.0 TLS not available' };
    const { relay, error } = await failToOpen({ offers: STARTTLS_OFFERS, answers }, { security: STARTTLS });
    expect(error).toMatchObject({ step: SmtpStep.TLS, kind: RelayErrorKind.REFUSED, reply: { code: 454 } });
    expect(relay.commands).toEqual(['EHLO client.example', 'STARTTLS']);
  });

  it.each([
    ['nobody vouches for', {}, trusting({})],
    ['bears another name', {}, trusting({ ca: TEST_CERTIFICATE.cert, servername: 'relay.example' })],
    ['is another host’s', { cert: TEST_CERTIFICATE.otherName }, trusting({ ca: TEST_CERTIFICATE.otherName })],
    ['has expired', { cert: TEST_CERTIFICATE.expired }, trusting({ ca: TEST_CERTIFICATE.expired })],
  ])(
    'is refused where its certificate is one that %s, with either kind of TLS',
    async (_what, script, more) => {
      const implicit = await failToOpen({ ...script, implicitTls: true }, { security: TLS, ...more });
      const upgraded = await failToOpen(
        { ...script, offers: STARTTLS_OFFERS },
        { security: STARTTLS, ...more },
      );
      for (const { relay, error } of [implicit, upgraded]) {
        expect(error).toMatchObject({ step: SmtpStep.TLS, kind: RelayErrorKind.CERTIFICATE });
        expect(relay.commands.filter(command => command.startsWith('EHLO')).length).toBeLessThan(2);
      }
    },
  );

  it('is taken with a bad certificate only where the check is turned off', async () => {
    const { connection } = await open({ implicitTls: true }, trusting({ rejectUnauthorized: false }));
    expect(connection.offers.tls).not.toBeNull();
  });

  it('is checked under the name that is asked for', async () => {
    const named = trusting({ ca: TEST_CERTIFICATE.cert, servername: 'localhost' });
    const { connection } = await open({ implicitTls: true }, named);
    expect(connection.usable).toBe(true);
  });

  it('is refused where it speaks plain although TLS comes first', async () => {
    const { error } = await failToOpen({}, { security: TLS });
    expect(error).toMatchObject({ step: SmtpStep.TLS, kind: RelayErrorKind.TLS });
  });

  it('is refused where it breaks off the handshake', async () => {
    const answers = { STARTTLS: { say: '220 Go', and: 'close' as const } };
    const { error } = await failToOpen({ offers: STARTTLS_OFFERS, answers }, { security: STARTTLS });
    expect(error).toMatchObject({ step: SmtpStep.TLS, kind: RelayErrorKind.CLOSED });
  });

  it('is refused where it is silent in the handshake', async () => {
    const { error } = await failToOpen(
      { answers: { GREETING: SILENCE } },
      { security: TLS, timeouts: QUICK },
    );
    expect(error).toMatchObject({ step: SmtpStep.TLS, kind: RelayErrorKind.TIMEOUT });
  });
});

describe('a relay that fails', () => {
  const { REFUSED, CLOSED, TIMEOUT, PROTOCOL } = RelayErrorKind;
  const faults: [Answer, RelayErrorKind][] = [
    ['421 4.3.2 Closing', REFUSED],
    ['450 4.7.1 Not now', REFUSED],
    [{ say: '421 4.7.0 Bye', and: 'close' }, REFUSED],
    [{ and: 'close' }, CLOSED],
    [{ afterMs: 20, and: 'reset' }, CLOSED],
    [{ say: '250-half', and: 'close' }, CLOSED],
    [SILENCE, TIMEOUT],
    ['nonsense', PROTOCOL],
    [`250-${'x'.repeat(70_000)}`, PROTOCOL],
  ];
  const steps: [Moment, SmtpStep, Script, Partial<RelayEndpoint>][] = [
    ['GREETING', SmtpStep.GREETING, {}, {}],
    ['EHLO', SmtpStep.EHLO, {}, {}],
    ['STARTTLS', SmtpStep.TLS, { offers: STARTTLS_OFFERS }, { security: RelaySecurity.STARTTLS }],
    [
      'AUTH',
      SmtpStep.AUTH,
      { offers: ['AUTH PLAIN'] },
      { auth: { kind: 'PASSWORD', username: 'u', password: 'p' } },
    ],
  ];
  const table = steps.flatMap(([moment, step, script, more]) =>
    faults.map(([answer, kind]) => ({ moment, step, script, more, answer, kind })),
  );

  it.each(table)(
    'at $moment with $answer gives $kind',
    async ({ moment, step, script, more, answer, kind }) => {
      const { error } = await failToOpen(
        { ...script, answers: { [moment]: answer } },
        { ...more, timeouts: kind === TIMEOUT ? QUICK : {} },
      );
      expect(error).toMatchObject({
        step,
        kind,
        reply: kind === REFUSED ? { code: expect.any(Number) } : null,
      });
      expect(error.message).toMatch(new RegExp(`^127\\.0\\.0\\.1:\\d+, ${step}: .`));
    },
  );

  it('after EHLO and HELO gives the refusal of HELO', async () => {
    const { error } = await failToOpen({ answers: { EHLO: '500 What?', HELO: '550 5.7.1 Go away' } });
    expect(error).toMatchObject({ step: SmtpStep.EHLO, kind: REFUSED, reply: { code: 550 } });
  });

  it('with a greeting that refuses gives its words', async () => {
    const { error } = await failToOpen({ answers: { GREETING: '554 5.7.1 Your address is listed' } });
    expect(error).toMatchObject({
      step: SmtpStep.GREETING,
      kind: REFUSED,
      reply: { code: 554, enhanced: '5.7.1', text: '554 5.7.1 Your address is listed' },
      message: expect.stringContaining('554 5.7.1 Your address is listed'),
    });
  });

  it('by speaking before it is asked is not believed', async () => {
    const { error } = await failToOpen({ answers: { GREETING: '220 hello\r\n250-x\r\n250 AUTH PLAIN' } });
    expect(error).toMatchObject({ kind: PROTOCOL });
  });

  it('by going on after its answer is not used, however late that comes', async () => {
    const leaves = await failToOpen({ answers: { EHLO: '250 relay.example\r\n421 4.3.2 Shutting down' } });
    expect(leaves.error).toMatchObject({ kind: REFUSED, reply: { code: 421 } });
    const rambles = await failToOpen({ answers: { EHLO: '250 relay.example\r\n250 and more' } });
    expect(rambles.error).toMatchObject({ kind: PROTOCOL, reply: null });
  });

  it('leaves no connection behind', async () => {
    const { relay } = await failToOpen({ answers: { EHLO: '421 4.3.2 Closing' } });
    await once(relay.sessions[0]!.socket, 'close');
    expect(relay.open).toBe(0);
  });
});

describe('a relay that cannot be reached', () => {
  it('is said to be so where nothing listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    server.close();
    await once(server, 'close');
    for (const host of ['127.0.0.1', 'localhost']) {
      const error = await refusal(unreachable(host, port));
      expect(error).toMatchObject({ step: SmtpStep.CONNECT, kind: RelayErrorKind.NETWORK });
      expect(error.message).toContain('ECONNREFUSED');
    }
  });

  it('is said to be so where its name does not exist', async () => {
    const error = await refusal({ ...unreachable('relay.invalid', 25), timeouts: { connect: 20_000 } });
    expect(error).toMatchObject({ step: SmtpStep.CONNECT, kind: RelayErrorKind.NETWORK });
  });
});

describe('giving up', () => {
  it('ends the attempt at whatever step it is', async () => {
    for (const moment of ['GREETING', 'EHLO'] as const) {
      const relay = await ScriptedRelay.listen({ answers: { [moment]: SILENCE } });
      const attempt = refusal(relay.endpoint(), AbortSignal.timeout(60));
      expect(await attempt).toMatchObject({ step: moment, kind: RelayErrorKind.CANCELED });
    }
  });

  it('before the attempt connects to nobody', async () => {
    const relay = await ScriptedRelay.listen();
    const error = await refusal(relay.endpoint(), AbortSignal.abort());
    expect(error.kind).toBe(RelayErrorKind.CANCELED);
    expect(relay.commands).toEqual([]);
  });

  it('after the connection is open has no effect', async () => {
    const relay = await ScriptedRelay.listen();
    const giveUp = new AbortController();
    const connection = await SmtpConnection.open(relay.endpoint(), giveUp.signal);
    expect(getEventListeners(giveUp.signal, 'abort')).toEqual([]);
    giveUp.abort();
    expect(connection.usable).toBe(true);
  });
});

describe('an endpoint that makes no sense', () => {
  it.each<[string, Partial<RelayEndpoint>]>([
    ['no host', { host: '' }],
    ['a host with a NUL', { host: 'a\0b' }],
    ['a port that is none', { port: 65_536 }],
    ['an address for the name in the certificate', { tls: { servername: '127.0.0.1' } }],
    ['a client name with a line end', { clientName: 'a\r\nMAIL FROM:<x@y.example>' }],
    ['a client name with a space', { clientName: 'a b' }],
    ['no client name', { clientName: '' }],
    ['a timeout of zero', { timeouts: { command: 0 } }],
    ['a timeout that is no number', { timeouts: { command: Number.NaN } }],
    ['a NUL in the password', { auth: { kind: 'PASSWORD', username: 'u', password: 'a\0b' } }],
    ['no username', { auth: { kind: 'PASSWORD', username: '', password: 'p' } }],
    ['a line end in the token', { auth: { kind: 'XOAUTH2', username: 'u', accessToken: 'a\r\nb' } }],
  ])('such as %s is a programming error', async (_what, more) => {
    const relay = await ScriptedRelay.listen();
    await expect(SmtpConnection.open(relay.endpoint(more))).rejects.toThrow(TypeError);
    expect(relay.sessions).toEqual([]);
  });
});
