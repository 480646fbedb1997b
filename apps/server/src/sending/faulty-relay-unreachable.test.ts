import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  SILENCE,
  TEST_CERTIFICATE,
  USUAL_OFFERS,
  type Answer,
  type Moment,
  type Script,
} from '@chasqui/smtp/testing';
import {
  ANA,
  BEN,
  PLAIN,
  QUEUED,
  RelayTrial,
  SAFE,
  SAFE_PIPELINING,
  SENT,
  type Way,
  inWays,
} from '../testing/relay-trial.js';

jest.setTimeout(120_000);

let trial: RelayTrial;

beforeAll(async () => {
  trial = await RelayTrial.open();
});
afterEach(() => trial.end());
afterAll(() => trial.close());

/** Nothing is tried, nobody is to blame but the relay. */
async function expectMailToWait(words: RegExp): Promise<void> {
  await trial.launch();
  await trial.trouble(words);
  expect(await trial.ledger()).toEqual({ [ANA]: QUEUED, [BEN]: QUEUED });
  expect(await trial.counters()).toEqual({
    total: 2,
    skipped: 0,
    sent: 0,
    deferred: 0,
    bounced: 0,
    failed: 0,
  });
  expect(trial.taken).toEqual([]);
}

/** Once the relay is well, everything goes out, once, and nothing tells of it any more. */
async function expectMailToGoOut(): Promise<void> {
  await trial.mend();
  await trial.reaches('COMPLETED');
  expect(await trial.ledger()).toEqual({ [ANA]: SENT, [BEN]: SENT });
  expect(trial.taken).toEqual([ANA, BEN]);
  expect(await trial.suppressed()).toEqual([]);
  await trial.trouble(null);
}

const hangUp = (say?: string): Answer => ({ ...(say !== undefined && { say }), and: 'close' });
const CLOSED = /closed the connection/;

describe('mail waits, and goes out once the relay is well, where at', () => {
  const faults: { at: Moment; says: Answer; words: RegExp }[] = [
    { at: 'GREETING', says: hangUp('421 4.3.2 Closing'), words: /421 4\.3\.2 Closing/ },
    { at: 'GREETING', says: '450 4.7.1 Not now', words: /450 4\.7\.1 Not now/ },
    { at: 'GREETING', says: '554 5.7.1 You are listed', words: /554 5\.7\.1 You are listed/ },
    { at: 'GREETING', says: '554-5.7.1 You are\r\n554 5.7.1 listed', words: /554 5\.7\.1 You are listed/ },
    { at: 'GREETING', says: hangUp(), words: CLOSED },
    { at: 'GREETING', says: hangUp('220-half'), words: CLOSED },
    { at: 'GREETING', says: { and: 'reset' }, words: /ECONNRESET|closed/ },
    { at: 'GREETING', says: 'HTTP/1.1 400 Bad Request', words: /no SMTP reply/ },
    { at: 'EHLO', says: hangUp('421 4.3.2 Closing'), words: /421 4\.3\.2 Closing/ },
    { at: 'EHLO', says: '451 4.3.0 Cannot look you up', words: /451 4\.3\.0 Cannot look you up/ },
    { at: 'EHLO', says: hangUp(), words: CLOSED },
    { at: 'EHLO', says: 'nonsense', words: /no SMTP reply/ },
    { at: 'EHLO', says: '250-relay.example\r\n550 No', words: /different codes/ },
  ];
  it.each(inWays([PLAIN, SAFE], faults))('$at it says $says ($by)', async ({ at, says, words, way }) => {
    await trial.begin(way, { answers: { [at]: says } });
    await expectMailToWait(words);
    await expectMailToGoOut();
  });

  it('EHLO and HELO it says no', async () => {
    await trial.begin(PLAIN, { answers: { EHLO: '502 5.5.1 What?', HELO: '550 5.7.1 Go away' } });
    await expectMailToWait(/550 5\.7\.1 Go away/);
    await expectMailToGoOut();
  });

  it('EHLO it says more than it was asked', async () => {
    await trial.begin(PLAIN, { answers: { EHLO: '250 relay.example\r\n250 and more' } });
    await expectMailToWait(/without being asked/);
    await expectMailToGoOut();
  });

  const silences: [Moment, Way][] = [
    ['GREETING', PLAIN],
    ['EHLO', PLAIN],
    ['STARTTLS', SAFE],
    ['AUTH', SAFE],
  ];
  it.each(silences)('%s it says nothing', async (at, way) => {
    await trial.begin(way, { answers: { [at]: SILENCE } }, { timeouts: { greeting: 1_500, command: 1_500 } });
    await expectMailToWait(/did not answer in time/);
    await trial.work();
    await expectMailToGoOut();
  });
});

describe('mail waits, and goes out once the relay is well, where it', () => {
  it('is not there', async () => {
    await trial.begin(PLAIN);
    const { port } = trial.relay;
    await trial.pointTo(9);
    await expectMailToWait(/ECONNREFUSED/);
    await trial.pointTo(port);
    await expectMailToGoOut();
  });

  it.each<[string, Script, RegExp]>([
    ['offers no STARTTLS', { offers: USUAL_OFFERS }, /does not offer STARTTLS/],
    ['knows no EHLO', { answers: { EHLO: '502 5.5.1 What?' } }, /does not offer STARTTLS/],
    ['has no TLS now', { answers: { STARTTLS: '454 4.7.0 Not now' } }, /454 4\.7\.0 Not now/],
    ['knows no STARTTLS', { answers: { STARTTLS: '502 5.5.1 What?' } }, /502 5\.5\.1 What\?/],
    ['says 421 to STARTTLS', { answers: { STARTTLS: hangUp('421 4.3.2 Closing') } }, /421 4\.3\.2 Closing/],
    ['hangs up at STARTTLS', { answers: { STARTTLS: hangUp() } }, CLOSED],
    ['hangs up in the handshake', { answers: { STARTTLS: hangUp('220 Go') } }, /TLS/],
  ])('is to use STARTTLS and %s', async (_what, { offers = SAFE.offers, ...script }, words) => {
    await trial.begin(SAFE, { offers, ...script });
    await expectMailToWait(words);
    trial.relay.script = { offers: SAFE.offers };
    await expectMailToGoOut();
  });

  const OVER_TLS: Way = { name: 'TLS', offers: USUAL_OFFERS, security: 'TLS' };
  const certificates: { what: string; cert?: string; trust: string | null; words: RegExp }[] = [
    { what: 'nobody vouches for', trust: null, words: /self-signed certificate/ },
    {
      what: 'has expired',
      cert: TEST_CERTIFICATE.expired,
      trust: TEST_CERTIFICATE.expired,
      words: /expired/,
    },
    {
      what: 'is another host’s',
      cert: TEST_CERTIFICATE.otherName,
      trust: TEST_CERTIFICATE.otherName,
      words: /altnames|not in the cert/,
    },
  ];
  it.each(inWays([SAFE, OVER_TLS], certificates))(
    'has a certificate that $what ($by)',
    async ({ cert, trust, words, way }) => {
      await trial.begin(way, cert === undefined ? {} : { cert }, { trust });
      await expectMailToWait(words);
      // Neither credentials nor addresses were told to somebody who may be anybody.
      expect(trial.relay.commands.filter(line => /^(AUTH|MAIL|RCPT)/.test(line))).toEqual([]);
      await trial.work();
      await expectMailToGoOut();
    },
  );
});

describe('mail waits, and goes out once the relay is well, where it is to sign in', () => {
  const mechanisms: { mechanism: string; auth: 'PASSWORD' | 'XOAUTH2' }[] = [
    { mechanism: 'PLAIN', auth: 'PASSWORD' },
    { mechanism: 'LOGIN', auth: 'PASSWORD' },
    { mechanism: 'XOAUTH2', auth: 'XOAUTH2' },
  ];
  const faults: { what: string; says: Answer; words: RegExp }[] = [
    { what: 'refuses', says: '535 5.7.8 Not you', words: /535 5\.7\.8 Not you/ },
    { what: 'refuses for now', says: '454 4.7.0 Ask me later', words: /454 4\.7\.0 Ask me later/ },
    { what: 'says 421', says: hangUp('421 4.7.0 Too many tries'), words: /421 4\.7\.0 Too many tries/ },
    { what: 'hangs up', says: hangUp(), words: CLOSED },
    { what: 'speaks nonsense', says: 'nonsense', words: /no SMTP reply/ },
  ];
  const table = mechanisms.flatMap(each => faults.map(fault => ({ ...each, ...fault })));
  it.each(inWays([SAFE, SAFE_PIPELINING], table))(
    'and $what ($mechanism, $by)',
    async ({ mechanism, auth, says, words, way }) => {
      const offers = [...way.offers.filter(offer => !offer.startsWith('AUTH')), `AUTH ${mechanism}`];
      await trial.begin({ ...way, auth }, { offers, answers: { AUTH: line => answerTo(line, says) } });
      await expectMailToWait(words);
      trial.relay.script = { offers, answers: { AUTH: line => answerTo(line, '235 2.7.0 Welcome') } };
      await trial.reaches('COMPLETED');
      expect(trial.taken).toEqual([ANA, BEN]);
      await trial.trouble(null);
    },
  );

  it('and answers its token with a challenge before it refuses', async () => {
    const challenge = `334 ${Buffer.from('{"status":"401"}').toString('base64')}`;
    await trial.begin(
      { ...SAFE, auth: 'XOAUTH2' },
      {
        offers: ['STARTTLS', 'AUTH XOAUTH2'],
        answers: { AUTH: line => (line === '' ? '535 5.7.8 The token has expired' : challenge) },
      },
    );
    await expectMailToWait(/535 5\.7\.8 The token has expired/);
    await expectMailToGoOut();
  });

  it('and offers no way to', async () => {
    await trial.begin(SAFE, { offers: ['STARTTLS', 'AUTH GSSAPI'] });
    await expectMailToWait(/no fitting way to sign in; it offers GSSAPI/);
    trial.relay.script = { offers: SAFE.offers };
    await expectMailToGoOut();
  });

  /** LOGIN asks for the name, then for the password, and judges only then. */
  function answerTo(line: string, verdict: Answer): Answer {
    if (line === 'AUTH LOGIN') return '334 VXNlcm5hbWU6';
    if (line === Buffer.from('chasqui').toString('base64')) return '334 UGFzc3dvcmQ6';
    return verdict;
  }
});
