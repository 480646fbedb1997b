import { afterEach, describe, expect, it } from '@jest/globals';
import { RefusedBy } from './send-outcome.js';
import { SmtpStep } from './smtp-step.js';
import { ENVELOPE, MESSAGE, openTo, QUICK, WITHOUT_PIPELINING } from './testing/open-to.js';
import { SILENCE, type Answer, type Moment, type Script } from './testing/script.js';
import { ScriptedRelay } from './testing/scripted-relay.js';

afterEach(() => ScriptedRelay.closeAll());

describe('pipelining', () => {
  it('puts the envelope into one piece, and RSET before it where the last message left something', async () => {
    let refuse = true;
    const answers = { RCPT: () => (refuse ? '550 5.1.1 Unknown' : undefined) };
    const { relay, connection } = await openTo({ answers });
    await connection.send(MESSAGE);
    refuse = false;
    await connection.send(MESSAGE);
    await connection.send(MESSAGE);
    const envelope = `${ENVELOPE.join('\r\n')}\r\n`;
    expect(relay.pieces.slice(1)).toEqual([envelope, `RSET\r\n${envelope}`, envelope]);
  });

  it('is not done where it is not offered', async () => {
    const { relay, connection } = await openTo({ offers: WITHOUT_PIPELINING });
    await connection.send(MESSAGE);
    expect(relay.pieces.slice(1)).toEqual(ENVELOPE.map(line => `${line}\r\n`));
  });

  it('stops at the first refusal where it is not offered', async () => {
    for (const [moment, said] of [
      ['MAIL', 1],
      ['RCPT', 2],
    ] as const) {
      const { connection, commands } = await openTo({
        offers: WITHOUT_PIPELINING,
        answers: { [moment]: '550 No' },
      });
      await connection.send(MESSAGE);
      expect(commands()).toHaveLength(said);
    }
  });

  it.each<[Moment, Answer]>([
    ['MAIL', '550 5.7.1 No'],
    ['RCPT', '550 5.1.1 Unknown'],
  ])('ends with a lone dot where %s is refused and DATA is not, and delivers nothing', async (moment, no) => {
    for (const CONTENT of ['554 5.5.1 No valid recipients', '250 2.0.0 Ok'] as Answer[]) {
      let refuse = false;
      const usually = (answer: Answer) => () => (refuse ? answer : undefined);
      const { relay, connection } = await openTo({
        answers: {
          [moment]: usually(no),
          RCPT: usually('550 5.1.1 Unknown'),
          DATA: usually('354 Go ahead'),
          CONTENT: usually(CONTENT),
        },
      });
      expect((await connection.send(MESSAGE)).kind).toBe('accepted');
      refuse = true;
      expect(await connection.send(MESSAGE)).toMatchObject({
        kind: 'refused',
        step: moment,
        reply: { text: no },
      });
      expect(relay.messages).toHaveLength(1);
      refuse = false;
      expect((await connection.send(MESSAGE)).kind).toBe('accepted');
      expect(relay.messages.map(message => message.content)).toEqual([MESSAGE.content, MESSAGE.content]);
    }
  });

  it('clears what a relay may have kept that refuses the sender and takes the recipient', async () => {
    let odd = true;
    const answers: Script['answers'] = {
      MAIL: () => (odd ? '550 5.7.1 No' : undefined),
      RCPT: () => (odd ? '250 2.1.5 Ok' : undefined),
      DATA: () => (odd ? '503 5.5.1 No' : undefined),
    };
    const { connection, commands } = await openTo({ answers });
    expect(await connection.send(MESSAGE)).toMatchObject({ kind: 'refused', step: SmtpStep.MAIL });
    odd = false;
    expect((await connection.send(MESSAGE)).kind).toBe('accepted');
    expect(commands()[3]).toBe('RSET');
  });

  it('hangs up rather than have an empty message delivered', async () => {
    const answers = { MAIL: '550 5.7.1 No', RCPT: '250 Ok', DATA: '354 Go ahead' };
    const { relay, connection } = await openTo({ answers });
    expect(await connection.send(MESSAGE)).toMatchObject({ kind: 'refused', step: SmtpStep.MAIL });
    expect(connection.usable).toBe(false);
    expect(relay.messages).toEqual([]);
  });

  it.each<[string, Partial<Record<Moment, Answer>>]>([
    ['the relay closes after the refusal', { RCPT: { say: '550 5.1.1 Unknown', and: 'close' } }],
    ['the relay falls silent after the refusal', { RCPT: '550 5.1.1 Unknown', DATA: SILENCE }],
    ['the relay talks nonsense after the refusal', { RCPT: '550 5.1.1 Unknown', DATA: 'nonsense' }],
    ['the relay says goodbye after the refusal', { RCPT: '550 5.1.1 Unknown', DATA: '421 4.7.0 Bye' }],
    [
      'the relay closes at the lone dot',
      { RCPT: '550 5.1.1 Unknown', DATA: '354 Go', CONTENT: { and: 'close' } },
    ],
    ['the relay is silent at the lone dot', { RCPT: '550 5.1.1 Unknown', DATA: '354 Go', CONTENT: SILENCE }],
  ])('counts the first refusal where %s', async (_what, answers) => {
    const { connection } = await openTo({ answers }, { timeouts: { ...QUICK.DATA, ...QUICK.CONTENT } });
    expect(await connection.send(MESSAGE)).toMatchObject({
      kind: 'refused',
      step: SmtpStep.RCPT,
      by: RefusedBy.ADDRESS,
      permanent: true,
      unknownMailbox: true,
    });
    expect(connection.usable).toBe(false);
  });
});
