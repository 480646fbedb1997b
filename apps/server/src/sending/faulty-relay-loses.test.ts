import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Timeouts } from '@chasqui/smtp';
import { SILENCE, type Answer, type Moment } from '@chasqui/smtp/testing';
import {
  ANA,
  BEN,
  type Line,
  QUEUED,
  RelayTrial,
  SENT,
  TWO_WAYS,
  WAYS,
  againstAna,
  inWays,
} from '../testing/relay-trial.js';

jest.setTimeout(120_000);

let trial: RelayTrial;

beforeAll(async () => {
  trial = await RelayTrial.open();
});
afterEach(() => trial.end());
afterAll(() => trial.close());

const hangUp = (say?: string): Answer => ({ ...(say !== undefined && { say }), and: 'close' });
const CLOSED = /closed the connection|ECONNRESET|EPIPE/;

/** The message was lost on its way: it is tried again later, and what happened is told. */
function lost(words: RegExp): Line {
  const reply = expect.stringMatching(words) as unknown as string;
  const told = { reason: 'CONNECTION_LOST', reply };
  return { status: 'DEFERRED', ...told, attempts: 1, later: true, events: [{ kind: 'DEFERRED', ...told }] };
}

/** Everybody has been written to, once. */
async function expectMailToGoOut(): Promise<void> {
  await trial.mend();
  await trial.reaches('COMPLETED');
  expect(await trial.counters()).toEqual({
    total: 2,
    skipped: 0,
    sent: 2,
    deferred: 0,
    bounced: 0,
    failed: 0,
  });
  expect(trial.taken).toEqual([ANA, BEN]);
  expect(await trial.suppressed()).toEqual([]);
  await trial.trouble(null);
}

/** How often the relay heard that a message is for this address. */
const recipientsNamed = (address: string): number =>
  trial.relay.commands.filter(line => line.startsWith('RCPT') && line.includes(address)).length;

describe('a connection that is lost before the relay heard of the message', () => {
  const faults: { says: Answer; words: RegExp }[] = [
    { says: { and: 'reset' }, words: CLOSED },
    { says: hangUp('450-half a reply'), words: CLOSED },
    { says: hangUp('421 4.3.2 Closing'), words: /421 4\.3\.2 Closing/ },
    { says: '451 4.3.0 No mail from you now', words: /451 4\.3\.0 No mail from you now/ },
    { says: 'nonsense', words: /no SMTP reply/ },
    { says: '354 Go on', words: /answered MAIL with 354/ },
  ];
  const table = [...inWays(WAYS, [{ says: hangUp(), words: CLOSED }]), ...inWays(TWO_WAYS, faults)];
  it.each(table)(
    'leaves it in the queue, and the relay rests: $says at MAIL ($by)',
    async ({ says, words, way }) => {
      await trial.begin(way, { answers: { MAIL: says } });
      await trial.launch();
      await trial.trouble(words);
      expect(await trial.ledger()).toEqual({ [ANA]: QUEUED, [BEN]: QUEUED });
      await expectMailToGoOut();
      expect(await trial.ledger()).toEqual({ [ANA]: SENT, [BEN]: SENT });
    },
  );
});

describe('a connection that is lost with a message on its way', () => {
  const moments: Moment[] = ['RCPT', 'DATA', 'CONTENT'];
  const faults: { says: Answer; words: RegExp }[] = [
    { says: { and: 'reset' }, words: CLOSED },
    { says: hangUp('450-half a reply'), words: CLOSED },
    { says: 'nonsense', words: /no SMTP reply/ },
  ];
  const table = moments.flatMap(at => [
    ...inWays(WAYS, [{ at, says: hangUp(), words: CLOSED }]),
    ...inWays(
      TWO_WAYS,
      faults.map(fault => ({ at, ...fault })),
    ),
  ]);
  it.each(table)('defers it, and no other: $says at $at ($by)', async ({ at, says, words, way }) => {
    await trial.begin(way, againstAna(at, says));
    await trial.launch();
    await trial.reaches('RETRYING');
    expect(await trial.ledger()).toEqual({ [ANA]: lost(words), [BEN]: SENT });
    expect(await trial.counters()).toEqual({
      total: 2,
      skipped: 0,
      sent: 1,
      deferred: 1,
      bounced: 0,
      failed: 0,
    });
    await trial.trouble(null);
    await expectMailToGoOut();
  });

  const wherever = inWays(
    TWO_WAYS,
    moments.map(at => ({ at })),
  );
  it.each(wherever)(
    'counts nothing where the relay says 421 at $at and takes it later ($by)',
    async ({ at, way }) => {
      const script = againstAna(at, hangUp('421 4.3.2 Closing'), { times: 2 });
      await trial.begin(way, script);
      await trial.launch();
      await trial.reaches('COMPLETED');
      expect(await trial.ledger()).toEqual({ [ANA]: SENT, [BEN]: SENT });
      expect(recipientsNamed(ANA)).toBeGreaterThanOrEqual(3);
      await trial.trouble(null);
    },
  );

  it.each(wherever)(
    'defers it where the relay says 421 at $at to this message again and again ($by)',
    async ({ at, way }) => {
      await trial.begin(way, againstAna(at, hangUp('421 4.3.2 Closing')));
      await trial.launch();
      await trial.reaches('RETRYING');
      const told = { reason: 'TRY_LATER', reply: '421 4.3.2 Closing' };
      expect(await trial.ledger()).toEqual({
        [ANA]: {
          status: 'DEFERRED',
          ...told,
          attempts: 1,
          later: true,
          events: [{ kind: 'DEFERRED', ...told }],
        },
        [BEN]: SENT,
      });
      expect(recipientsNamed(ANA)).toBeGreaterThanOrEqual(3);
      await expectMailToGoOut();
    },
  );
});

describe('a relay that falls silent', () => {
  const silences: { at: Moment; phase: keyof Timeouts }[] = [
    { at: 'RCPT', phase: 'command' },
    { at: 'DATA', phase: 'dataStart' },
    { at: 'CONTENT', phase: 'dataEnd' },
  ];
  it.each(inWays(TWO_WAYS, silences))('at $at defers the message ($by)', async ({ at, phase, way }) => {
    await trial.begin(way, againstAna(at, SILENCE), { timeouts: { [phase]: 1_500 } });
    await trial.launch();
    await trial.reaches('RETRYING');
    expect((await trial.ledger())[ANA]).toEqual(lost(/did not answer in time/));
    await trial.work();
    await expectMailToGoOut();
  });

  it.each(inWays(TWO_WAYS, [{}]))('at MAIL leaves the message in the queue ($by)', async ({ way }) => {
    await trial.begin(way, { answers: { MAIL: SILENCE } }, { timeouts: { command: 1_500 } });
    await trial.launch();
    await trial.trouble(/did not answer in time/);
    expect((await trial.ledger())[ANA]).toEqual(QUEUED);
    await trial.work();
    await expectMailToGoOut();
  });
});
