import { afterEach, describe, expect, it } from '@jest/globals';
import { networkInterfaces } from 'node:os';
import { inspect } from 'node:util';
import { RelayError, RelayErrorKind } from './relay-error.js';
import { RelaySecurity, type RelayAuth, type RelayEndpoint } from './relay-endpoint.js';
import { SmtpConnection } from './smtp-connection.js';
import { SmtpStep } from './smtp-step.js';
import type { Answer, Script } from './testing/script.js';
import { ScriptedRelay } from './testing/scripted-relay.js';

const PASSWORD: RelayAuth = { kind: 'PASSWORD', username: 'ana', password: 'pä$$ wörd' };
const TOKEN: RelayAuth = { kind: 'XOAUTH2', username: 'ana@example.com', accessToken: 'ya29.token' };
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

afterEach(() => ScriptedRelay.closeAll());

const offering = (mechanisms: string, answers: Script['answers'] = {}): Script => ({
  offers: mechanisms === '' ? [] : [`AUTH ${mechanisms}`],
  answers,
});

async function signIn(script: Script, auth: RelayAuth, more: Partial<RelayEndpoint> = {}) {
  const relay = await ScriptedRelay.listen(script);
  const result: unknown = await SmtpConnection.open(relay.endpoint({ auth, ...more })).catch(error => error);
  const error = result instanceof RelayError ? result : null;
  return { said: relay.commands.filter(line => !line.startsWith('EHLO')), error, result };
}

/** Answers each line of AUTH in turn. */
function inTurn(...answers: string[]): () => Answer {
  return () => answers.shift() ?? '503 Too much';
}

describe('signing in', () => {
  it('uses PLAIN with the credentials in the first line', async () => {
    const { said, error } = await signIn(offering('LOGIN PLAIN'), PASSWORD);
    expect(error).toBeNull();
    expect(said).toEqual([`AUTH PLAIN ${base64('\0ana\0pä$$ wörd')}`]);
  });

  it('gives them again to a relay that did not take them from the first line', async () => {
    const { said, error } = await signIn(offering('PLAIN', { AUTH: inTurn('334 ', '235 Ok') }), PASSWORD);
    expect(error).toBeNull();
    expect(said).toEqual([`AUTH PLAIN ${base64('\0ana\0pä$$ wörd')}`, base64('\0ana\0pä$$ wörd')]);
  });

  it('uses LOGIN where PLAIN is not offered', async () => {
    const AUTH = inTurn('334 VXNlcm5hbWU6', '334 UGFzc3dvcmQ6', '235 2.7.0 Ok');
    const { said, error } = await signIn(offering('CRAM-MD5 LOGIN', { AUTH }), PASSWORD);
    expect(error).toBeNull();
    expect(said).toEqual(['AUTH LOGIN', base64('ana'), base64('pä$$ wörd')]);
  });

  it('uses XOAUTH2 for a token', async () => {
    const { said, error } = await signIn(offering('PLAIN XOAUTH2'), TOKEN);
    expect(error).toBeNull();
    expect(said).toEqual([
      `AUTH XOAUTH2 ${base64('user=ana@example.com\x01auth=Bearer ya29.token\x01\x01')}`,
    ]);
  });

  it('answers the challenge to a bad token with an empty line and gives the refusal', async () => {
    const AUTH = inTurn(`334 ${base64('{"status":"401"}')}`, '535 5.7.8 Bad token');
    const { said, error } = await signIn(offering('XOAUTH2', { AUTH }), TOKEN);
    expect(said.at(-1)).toBe('');
    expect(error).toMatchObject({ step: SmtpStep.AUTH, kind: RelayErrorKind.REFUSED, reply: { code: 535 } });
  });

  it.each([
    ['PLAIN', ['535 5.7.8 No'], 535],
    ['PLAIN', ['334 ', '535 5.7.8 No'], 535],
    ['PLAIN', ['454 4.7.0 Later'], 454],
    ['PLAIN', ['250 Not what was asked'], 250],
    ['LOGIN', ['504 5.5.4 No'], 504],
    ['LOGIN', ['334 a', '535 5.7.8 No such user'], 535],
    ['LOGIN', ['334 a', '334 b', '535 5.7.8 No'], 535],
  ])('by %s gives the refusal when %j comes', async (mechanism, answers, code) => {
    const { error } = await signIn(offering(mechanism, { AUTH: inTurn(...answers) }), PASSWORD);
    expect(error).toMatchObject({ step: SmtpStep.AUTH, kind: RelayErrorKind.REFUSED, reply: { code } });
  });

  it.each([
    ['', PASSWORD],
    ['CRAM-MD5 XOAUTH2', PASSWORD],
    ['PLAIN LOGIN', TOKEN],
  ])('is not tried where the relay offers "%s" and that does not fit', async (mechanisms, auth) => {
    const { said, error } = await signIn(offering(mechanisms), auth);
    expect(error).toMatchObject({ step: SmtpStep.AUTH, kind: RelayErrorKind.AUTH_NOT_OFFERED });
    expect(said).toEqual([]);
  });
});

const echo = (line: string): Answer => `535 5.7.8 You said ${line} pä$$ wörd ${base64('pä$$ wörd')}`;

describe('credentials', () => {
  it('go over TLS of either kind', async () => {
    const implicit = await signIn({ ...offering('PLAIN'), implicitTls: true }, PASSWORD);
    expect(implicit.said).toHaveLength(1);
    const offers = ['STARTTLS', 'AUTH PLAIN'];
    const upgraded = await signIn({ offers }, PASSWORD, { security: RelaySecurity.STARTTLS });
    expect(upgraded.said).toEqual(['STARTTLS', expect.stringMatching(/^AUTH PLAIN /)]);
  });

  it('go in plain text to a loopback address, by whatever name', async () => {
    for (const host of ['127.0.0.1', 'localhost', '::ffff:127.0.0.1']) {
      const { said } = await signIn(offering('PLAIN'), PASSWORD, { host });
      expect(said).toHaveLength(1);
    }
  });

  const far = Object.values(networkInterfaces())
    .flatMap(addresses => addresses ?? [])
    .find(address => !address.internal && address.family === 'IPv4');

  // Needs a network: a machine without one has no address that is not a loopback address.
  (far === undefined ? it.skip : it)(
    'do not go in plain text elsewhere, unless that is asked for',
    async () => {
      const host = far?.address ?? '';
      const refused = await signIn({ ...offering('PLAIN'), listenOn: host }, PASSWORD, { host });
      expect(refused.error).toMatchObject({ step: SmtpStep.AUTH, kind: RelayErrorKind.AUTH_NOT_ENCRYPTED });
      expect(refused.said).toEqual([]);
      const allowed = await signIn({ ...offering('PLAIN'), listenOn: host }, PASSWORD, {
        host,
        allowPlainAuth: true,
      });
      expect(allowed.said).toHaveLength(1);
    },
  );

  it('are in no error, even where the relay repeats them', async () => {
    const answers = { AUTH: echo };
    for (const script of [offering('PLAIN', answers), offering('LOGIN', answers)]) {
      const { error } = await signIn(script, PASSWORD);
      const shown = inspect(error, { depth: 10 }) + JSON.stringify(error) + String(error?.stack);
      expect(shown).toContain('***');
      expect(shown).not.toContain('pä$$');
      expect(shown).not.toContain(base64('pä$$ wörd'));
      expect(shown).not.toContain(base64('\0ana\0pä$$ wörd'));
    }
    const { error } = await signIn(offering('XOAUTH2', answers), TOKEN);
    expect(inspect(error, { depth: 10 })).not.toMatch(/ya29|eWEyOS/);
  });

  it('do not show when a connection is printed', async () => {
    const relay = await ScriptedRelay.listen(offering('PLAIN'));
    const connection = await SmtpConnection.open(relay.endpoint({ auth: PASSWORD }));
    expect(inspect(connection, { depth: 20, showHidden: true })).not.toContain('pä$$');
  });
});
