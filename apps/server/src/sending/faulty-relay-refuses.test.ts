import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Moment } from '@chasqui/smtp/testing';
import { ANA, BEN, RelayTrial, SENT, WAYS, againstAna, inWays } from '../testing/relay-trial.js';

jest.setTimeout(120_000);

let trial: RelayTrial;

beforeAll(async () => {
  trial = await RelayTrial.open();
});
afterEach(() => trial.end());
afterAll(() => trial.close());

const UNKNOWN = { status: 'BOUNCED', reason: 'UNKNOWN_MAILBOX' };
const REFUSED = { status: 'BOUNCED', reason: 'ADDRESS_REFUSED' };
const MESSAGE = { status: 'FAILED', reason: 'MESSAGE_REFUSED' };
const LARGE = { status: 'FAILED', reason: 'TOO_LARGE' };
const LATER = { status: 'DEFERRED', reason: 'TRY_LATER' };

describe('a refusal of one message', () => {
  const table: { at: Moment; says: string; ledger: { status: string; reason: string } }[] = [
    { at: 'RCPT', says: '550 5.1.1 No such user', ledger: UNKNOWN },
    { at: 'RCPT', says: '550 5.1.2 No such domain', ledger: UNKNOWN },
    { at: 'RCPT', says: '553 5.1.3 Bad address', ledger: UNKNOWN },
    { at: 'RCPT', says: '551 5.1.6 Moved', ledger: UNKNOWN },
    { at: 'RCPT', says: '556 5.1.10 Takes no mail', ledger: UNKNOWN },
    { at: 'RCPT', says: '550 5.7.1 Not wanted here', ledger: REFUSED },
    { at: 'RCPT', says: '552 5.2.2 Mailbox full', ledger: REFUSED },
    { at: 'RCPT', says: '550 no user of that name', ledger: REFUSED },
    { at: 'RCPT', says: '450 4.2.1 Busy', ledger: LATER },
    { at: 'RCPT', says: '452 4.1.1 Who knows', ledger: LATER },
    { at: 'DATA', says: '451 4.3.0 Not now', ledger: LATER },
    { at: 'DATA', says: '554 5.7.1 Not this', ledger: MESSAGE },
    { at: 'CONTENT', says: '452 4.3.1 Disk full', ledger: LATER },
    { at: 'CONTENT', says: '552 5.3.4 Too big', ledger: LARGE },
    { at: 'CONTENT', says: '554 5.7.1 Looks like spam', ledger: MESSAGE },
    { at: 'CONTENT', says: '550 5.1.1 No such user after all', ledger: MESSAGE },
  ];
  it.each(inWays(WAYS, table))(
    'at $at by "$says" is $ledger.status, $ledger.reason ($by)',
    async ({ at, says, ledger, way }) => {
      await trial.begin(way, againstAna(at, says));
      await trial.launch();
      const deferred = ledger.status === 'DEFERRED';
      await trial.reaches(deferred ? 'RETRYING' : 'COMPLETED');

      const event = { kind: ledger.status, reason: ledger.reason, reply: says };
      expect(await trial.ledger()).toEqual({
        [ANA]: { ...ledger, reply: says, attempts: 1, later: deferred, events: [event] },
        [BEN]: SENT,
      });
      const [bounced, failed] = [Number(ledger.status === 'BOUNCED'), Number(ledger.status === 'FAILED')];
      expect(await trial.counters()).toEqual({
        total: 2,
        skipped: 0,
        sent: 1,
        deferred: Number(deferred),
        bounced,
        failed,
      });
      expect(await trial.suppressed()).toEqual(ledger === UNKNOWN ? [ANA] : []);
      await trial.trouble(null);

      await trial.mend();
      await trial.reaches('COMPLETED');
      expect(trial.taken).toEqual(deferred ? [ANA, BEN] : [BEN]);
      expect((await trial.ledger())[ANA]).toMatchObject(
        deferred ? { status: 'SENT', attempts: 2, events: [event] } : ledger,
      );
    },
  );
});
