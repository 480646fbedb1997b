import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Answer, type Moment, type Script } from '@chasqui/smtp/testing';
import { SHORT_MAIL } from '../testing/factories.js';
import { ANA, BEN, PLAIN, RelayTrial, SENT, TWO_WAYS, againstAna, inWays } from '../testing/relay-trial.js';

jest.setTimeout(120_000);

let trial: RelayTrial;

afterEach(() => trial.end());

/** Everybody has been written to at the first try, once, and the relay is not said to be in trouble. */
async function expectAllSent(addresses: readonly string[]): Promise<void> {
  await trial.reaches('COMPLETED');
  expect(await trial.ledger()).toEqual(Object.fromEntries(addresses.map(address => [address, SENT])));
  expect(await trial.counters()).toMatchObject({ total: addresses.length, sent: addresses.length });
  expect(trial.taken.slice(-addresses.length)).toEqual([...addresses].toSorted());
  expect(trial.taken).toHaveLength(new Set(trial.taken).size);
  await trial.trouble(null);
}

describe('mail goes out, once, though the relay', () => {
  const crowd = [ANA, BEN, ...Array.from({ length: 10 }, (_, at) => `u${at}@example.com`)];

  beforeAll(async () => {
    trial = await RelayTrial.open({ others: crowd.slice(2) });
  });
  afterAll(() => trial.close());

  const bye = (say: string): Answer => ({ say, and: 'close' });
  it.each<[string, Script]>([
    ['takes two connections and refuses more', { mostConnections: 2 }],
    ['takes one connection and refuses more', { mostConnections: 1 }],
    [
      'takes three messages over a connection and says 421',
      { messagesPerConnection: { count: 3, react: bye('421 4.7.0 Enough over this connection') } },
    ],
    [
      'takes three messages over a connection and hangs up',
      { messagesPerConnection: { count: 3, react: { and: 'close' } } },
    ],
    [
      'takes one message over a connection and resets it',
      { messagesPerConnection: { count: 1, react: { and: 'reset' } } },
    ],
    ['hangs up after each message', { answers: { CONTENT: bye('250 2.0.0 Ok: queued as 4C0FFEE') } }],
  ])('%s', async (_what, script) => {
    for (const way of TWO_WAYS) {
      await trial.begin(way, script, { connections: 6 });
      await trial.launch();
      await expectAllSent(crowd);
      await trial.end();
    }
  });
});

describe('mail goes out, once, though the relay', () => {
  beforeAll(async () => {
    trial = await RelayTrial.open();
  });
  afterAll(() => trial.close());

  it.each(inWays(TWO_WAYS, [{ words: undefined }, { words: '421 4.4.2 Idle for too long' }]))(
    'closes a connection that is idle, saying $words ($by)',
    async ({ way, words }) => {
      await trial.begin(way);
      await trial.launch();
      await expectAllSent([ANA, BEN]);
      trial.relay.messages.length = 0;
      for (const session of trial.relay.sessions) {
        if (words !== undefined && !session.socket.destroyed) session.say(words);
        session.socket.destroySoon();
      }
      await trial.launch();
      await expectAllSent([ANA, BEN]);
    },
  );

  const moments: Moment[] = ['GREETING', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'CONTENT'];
  it.each(inWays(TWO_WAYS, [{}]))('takes its time over every answer ($by)', async ({ way }) => {
    const say: Partial<Record<Moment, string>> = {
      GREETING: '220 relay.example',
      EHLO: ['250-relay.example', ...way.offers.map(offer => `250-${offer}`), '250 HELP'].join('\r\n'),
      MAIL: '250 2.1.0 Ok',
      RCPT: '250 2.1.5 Ok',
      DATA: '354 Go on',
      CONTENT: '250 2.0.0 Ok: queued as 4C0FFEE',
    };
    const slow = moments.map(at => [at, { afterMs: 60, say: say[at] }]);
    await trial.begin(way, { answers: Object.fromEntries(slow) });
    await trial.launch();
    await expectAllSent([ANA, BEN]);
  });

  it.each(inWays(TWO_WAYS, [{}]))('speaks octet by octet ($by)', async ({ way }) => {
    await trial.begin(way, { trickle: true });
    await trial.launch();
    await expectAllSent([ANA, BEN]);
  });

  it('speaks in many lines, all of which are told', async () => {
    const answers = {
      GREETING: '220-Welcome\r\n220 relay.example',
      MAIL: '250-2.1.0 Go\r\n250 2.1.0 on',
      RCPT: '250-2.1.5 Go\r\n250 2.1.5 on',
      DATA: '354-Go\r\n354 on',
      CONTENT: '250-2.0.0 Ok:\r\n250 2.0.0 queued as 4C0FFEE',
    };
    await trial.begin(TWO_WAYS[0]!, { answers });
    await trial.launch();
    await expectAllSent([ANA, BEN]);
  });

  it('knows HELO only', async () => {
    await trial.begin(PLAIN, { answers: { EHLO: '502 5.5.1 What?' } });
    await trial.launch();
    await expectAllSent([ANA, BEN]);
  });

  it.each(inWays(TWO_WAYS, [{}]))(
    'hangs up when it is to forget a message that it refused ($by)',
    async ({ way }) => {
      const { answers } = againstAna('RCPT', '550 5.1.1 No such user');
      await trial.begin(way, { answers: { ...answers, RSET: { and: 'close' } } });
      await trial.launch();
      await trial.reaches('COMPLETED');
      expect(await trial.ledger()).toMatchObject({ [ANA]: { status: 'BOUNCED' }, [BEN]: SENT });
      expect(trial.taken).toEqual([BEN]);
      await trial.trouble(null);
    },
  );
});

describe('a message that the relay', () => {
  const OTHER = 'ñandú@example.com';

  beforeAll(async () => {
    trial = await RelayTrial.open({ others: [OTHER] });
  });
  afterAll(() => trial.close());

  it('cannot be told the address of fails, and says what the relay lacks', async () => {
    await trial.begin(PLAIN, { offers: ['8BITMIME'] });
    await trial.launch();
    await trial.reaches('COMPLETED');
    const told = { reason: 'NEEDS_SMTPUTF8', reply: expect.stringMatching(/SMTPUTF8/) };
    expect(await trial.ledger()).toEqual({
      [ANA]: SENT,
      [BEN]: SENT,
      [OTHER]: {
        status: 'FAILED',
        ...told,
        attempts: 1,
        later: false,
        events: [{ kind: 'FAILED', ...told }],
      },
    });
    expect(await trial.suppressed()).toEqual([]);
    expect(trial.taken).toEqual([ANA, BEN]);
  });

  it('can be told any address of arrives at all of them', async () => {
    await trial.begin(PLAIN);
    await trial.launch();
    await trial.reaches('COMPLETED');
    expect(await trial.ledger()).toEqual({ [ANA]: SENT, [BEN]: SENT, [OTHER]: SENT });
  });

  it.each<[string, Script, string, RegExp]>([
    [
      'finds too large, by its offer, is not sent',
      { offers: ['SIZE 100', 'SMTPUTF8', '8BITMIME'] },
      'TOO_LARGE',
      /100/,
    ],
    [
      'finds too large at MAIL',
      { answers: { MAIL: '552 5.3.4 Too big' } },
      'TOO_LARGE',
      /552 5\.3\.4 Too big/,
    ],
    [
      'cannot convert',
      { answers: { MAIL: '554 5.6.1 No 8-bit here' } },
      'MESSAGE_REFUSED',
      /554 5\.6\.1 No 8-bit/,
    ],
  ])('%s: all fail, and the shipment with them', async (_what, script, reason, words) => {
    await trial.begin(PLAIN, script);
    await trial.launch();
    await trial.reaches('FAILED');
    const failed = { status: 'FAILED', reason, reply: expect.stringMatching(words), attempts: 1 };
    expect(await trial.ledger()).toMatchObject({ [ANA]: failed, [BEN]: failed, [OTHER]: failed });
    expect(await trial.counters()).toMatchObject({ sent: 0, failed: 3 });
    expect(await trial.suppressed()).toEqual([]);
    expect(trial.taken).toEqual([]);
  });

  it('takes and does not say so is sent again, under the same Message-ID', async () => {
    await trial.begin(PLAIN, againstAna('CONTENT', { say: '250-half', and: 'close' }));
    await trial.launch();
    await trial.reaches('RETRYING');
    expect((await trial.ledger())[ANA]).toMatchObject({ status: 'DEFERRED', reason: 'CONNECTION_LOST' });
    await trial.mend();
    await trial.reaches('COMPLETED');
    const ids = trial.relay.messages
      .filter(message => message.to.includes(ANA))
      .map(message => /^message-id: (.*)$/im.exec(message.content)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('in the middle of a long message a relay', () => {
  beforeAll(async () => {
    trial = await RelayTrial.open({ content: SHORT_MAIL.replace('Hi', 'A long story. '.repeat(10_000)) });
  });
  afterAll(() => trial.close());

  const faults: { says: Answer; status: string; reason: string; words: RegExp }[] = [
    {
      says: { and: 'close' },
      status: 'DEFERRED',
      reason: 'CONNECTION_LOST',
      words: /closed|ECONNRESET|EPIPE/,
    },
    {
      says: { and: 'reset' },
      status: 'DEFERRED',
      reason: 'CONNECTION_LOST',
      words: /closed|ECONNRESET|EPIPE/,
    },
    {
      says: { say: '451 4.3.0 Disk failing', and: 'close' },
      status: 'DEFERRED',
      reason: 'TRY_LATER',
      words: /451 4\.3\.0 Disk failing/,
    },
    {
      says: { say: '552 5.3.4 Enough', and: 'close' },
      status: 'FAILED',
      reason: 'TOO_LARGE',
      words: /552 5\.3\.4 Enough/,
    },
  ];
  it.each(inWays(TWO_WAYS, faults))(
    'does $says: $status, $reason ($by)',
    async ({ says, status, reason, words, way }) => {
      await trial.begin(way, { midContent: { octets: 30_000, react: says } });
      await trial.launch();
      const deferred = status === 'DEFERRED';
      await trial.reaches(deferred ? 'RETRYING' : 'FAILED');
      const told = { status, reason, reply: expect.stringMatching(words), attempts: 1 };
      expect(await trial.ledger()).toMatchObject({ [ANA]: told, [BEN]: told });
      expect(trial.taken).toEqual([]);
      if (!deferred) return;
      await trial.mend();
      await trial.reaches('COMPLETED');
      expect(trial.taken).toEqual([ANA, BEN]);
      await trial.trouble(null);
    },
  );
});
