import { afterEach, describe, expect, it } from '@jest/globals';
import { LossCause, RefusedBy } from './send-outcome.js';
import { SmtpStep } from './smtp-step.js';
import { ENVELOPE, MESSAGE, openTo, QUICK, WITHOUT_PIPELINING } from './testing/open-to.js';
import { SILENCE, USUAL_OFFERS, type Answer, type Moment } from './testing/script.js';
import { ScriptedRelay } from './testing/scripted-relay.js';

afterEach(() => ScriptedRelay.closeAll());

const both = [
  { way: 'with PIPELINING', offers: USUAL_OFFERS },
  { way: 'without PIPELINING', offers: WITHOUT_PIPELINING },
];

describe.each(both)('sending $way', ({ offers }) => {
  it('hands the message over as it is, and tells the reply', async () => {
    const { relay, connection, commands } = await openTo({ offers });
    expect(await connection.send(MESSAGE)).toEqual({
      kind: 'accepted',
      reply: {
        code: 250,
        enhanced: '2.0.0',
        lines: ['2.0.0 Ok: queued as 4C0FFEE'],
        text: '250 2.0.0 Ok: queued as 4C0FFEE',
      },
    });
    expect(commands()).toEqual(ENVELOPE);
    expect(relay.messages).toEqual([
      { from: MESSAGE.from, to: [MESSAGE.to], content: 'Subject: Hello\r\n\r\n.dot\r\nbody\r\n' },
    ]);
  });

  it('sends one message after another over the connection, without more commands than needed', async () => {
    const { relay, connection, commands } = await openTo({ offers });
    for (let at = 1; at <= 5; at += 1) {
      const outcome = await connection.send({ ...MESSAGE, content: `${'x'.repeat(30_000 * at)}\r\n` });
      expect(outcome.kind).toBe('accepted');
      expect(connection.sent).toBe(at);
    }
    expect(relay.messages.map(message => message.content.length)).toEqual([
      30_002, 60_002, 90_002, 120_002, 150_002,
    ]);
    expect(commands()).toHaveLength(15);
  });

  it('copes with replies that come octet by octet', async () => {
    const { relay, connection } = await openTo({ offers, trickle: true });
    expect((await connection.send(MESSAGE)).kind).toBe('accepted');
    expect((await connection.send(MESSAGE)).kind).toBe('accepted');
    expect(relay.messages).toHaveLength(2);
  });

  it('takes 251 and 252 at RCPT, and any 2xx at the end, for a yes', async () => {
    for (const RCPT of ['251 Forwarded', '252 Cannot verify']) {
      const { connection } = await openTo({ offers, answers: { RCPT, CONTENT: '200 fine' } });
      expect((await connection.send(MESSAGE)).kind).toBe('accepted');
    }
  });

  const refusals: [Moment, SmtpStep, Answer, RefusedBy, boolean, boolean][] = [
    ['MAIL', SmtpStep.MAIL, '451 4.3.0 Later', RefusedBy.RELAY, false, true],
    ['MAIL', SmtpStep.MAIL, '550 5.7.1 No', RefusedBy.RELAY, true, true],
    ['MAIL', SmtpStep.MAIL, '552 5.3.4 Too big', RefusedBy.MESSAGE, true, true],
    ['MAIL', SmtpStep.MAIL, { say: '421 4.7.0 Bye', and: 'close' }, RefusedBy.RELAY, false, false],
    ['RCPT', SmtpStep.RCPT, '450 4.2.1 Busy', RefusedBy.ADDRESS, false, true],
    ['RCPT', SmtpStep.RCPT, '550 5.1.1 Unknown', RefusedBy.ADDRESS, true, true],
    ['RCPT', SmtpStep.RCPT, '550-5.1.1 Un\r\n550 5.1.1 known', RefusedBy.ADDRESS, true, true],
    ['RCPT', SmtpStep.RCPT, '421 4.7.0 Bye', RefusedBy.RELAY, false, false],
    ['DATA', SmtpStep.DATA, '451 4.3.0 Later', RefusedBy.MESSAGE, false, true],
    ['DATA', SmtpStep.DATA, '554 5.7.1 No', RefusedBy.MESSAGE, true, true],
    ['DATA', SmtpStep.DATA, { say: '421 4.7.0 Bye', and: 'close' }, RefusedBy.RELAY, false, false],
    ['CONTENT', SmtpStep.CONTENT, '452 4.3.1 Full', RefusedBy.MESSAGE, false, true],
    ['CONTENT', SmtpStep.CONTENT, '554 5.7.1 Spam', RefusedBy.MESSAGE, true, true],
    ['CONTENT', SmtpStep.CONTENT, '421 4.7.0 Bye', RefusedBy.RELAY, false, false],
    ['CONTENT', SmtpStep.CONTENT, { say: '554 5.7.1 Spam', and: 'close' }, RefusedBy.MESSAGE, true, true],
  ];
  it.each(refusals)(
    'and refused at %s (%s) by %j: the trouble of the %s, permanent %s, connection kept %s',
    async (moment, step, answer, by, permanent, kept) => {
      let refuse = true;
      const { relay, connection, commands } = await openTo({
        offers,
        answers: { [moment]: () => (refuse ? answer : undefined) },
      });
      const outcome = await connection.send(MESSAGE);
      expect(outcome).toMatchObject({ kind: 'refused', step, by, permanent });
      expect(JSON.stringify(outcome)).toContain(typeof answer === 'string' ? answer.slice(0, 3) : '"text"');
      expect(connection.usable).toBe(kept);
      expect(relay.messages).toEqual([]);

      const closes = typeof answer !== 'string' && answer.and === 'close';
      if (!kept || closes) return;
      refuse = false;
      for (const to of ['bea@example.com', 'cid@example.com'])
        expect(await connection.send({ ...MESSAGE, to })).toMatchObject({ kind: 'accepted' });
      expect(relay.messages.map(message => message.to)).toEqual([['bea@example.com'], ['cid@example.com']]);
      const envelopeOpen = moment === 'RCPT' || moment === 'DATA';
      expect(commands().filter(command => command === 'RSET')).toHaveLength(envelopeOpen ? 1 : 0);
    },
  );

  const moments: [Moment, SmtpStep, 'NO' | 'UNKNOWN'][] = [
    ['MAIL', SmtpStep.MAIL, 'NO'],
    ['RCPT', SmtpStep.RCPT, 'NO'],
    ['DATA', SmtpStep.DATA, 'NO'],
    ['CONTENT', SmtpStep.CONTENT, 'UNKNOWN'],
  ];
  const faults: [Answer, LossCause][] = [
    [{ and: 'close' }, LossCause.CLOSED],
    [{ and: 'reset' }, LossCause.CLOSED],
    [{ say: '250-half a reply', and: 'close' }, LossCause.CLOSED],
    [SILENCE, LossCause.TIMEOUT],
    [{ afterMs: 1_500, say: '250 too late' }, LossCause.TIMEOUT],
    [{ say: '250-half a reply', and: 'fall silent' }, LossCause.TIMEOUT],
    ['nonsense', LossCause.PROTOCOL],
    [`250 ${'x'.repeat(70_000)}`, LossCause.PROTOCOL],
    ['250-one\r\n550 two', LossCause.PROTOCOL],
  ];
  const table = moments.flatMap(([moment, step, accepted]) => {
    const outOfPlace: [Answer, LossCause] = [
      moment === 'DATA' ? '250 what?' : '354 what?',
      LossCause.PROTOCOL,
    ];
    return faults.concat([outOfPlace]).map(([answer, cause]) => ({ moment, step, accepted, answer, cause }));
  });
  it.each(table)(
    'and lost at $moment by $answer: $cause, accepted $accepted',
    async ({ moment, step, accepted, answer, cause }) => {
      const timeouts = cause === LossCause.TIMEOUT ? QUICK[moment] : {};
      const { connection } = await openTo({ offers, answers: { [moment]: answer } }, { timeouts });
      const outcome = await connection.send(MESSAGE);
      expect(outcome).toEqual({
        kind: 'lost',
        step,
        cause,
        accepted,
        detail: expect.stringMatching(/^[^\r\n]+$/),
      });
      expect(connection.usable).toBe(false);
      expect(await connection.send(MESSAGE)).toMatchObject({
        kind: 'lost',
        step: SmtpStep.MAIL,
        accepted: 'NO',
      });
    },
  );

  it('lost before RSET is answered has sent nothing', async () => {
    for (const [RSET, cause] of [
      [{ and: 'close' }, LossCause.CLOSED],
      [SILENCE, LossCause.TIMEOUT],
    ] as [Answer, LossCause][]) {
      const answers = { RCPT: '550 5.1.1 Unknown', RSET };
      const timeouts = cause === LossCause.TIMEOUT ? QUICK.RSET : {};
      const { connection } = await openTo({ offers, answers }, { timeouts });
      expect((await connection.send(MESSAGE)).kind).toBe('refused');
      expect(await connection.send(MESSAGE)).toMatchObject({
        kind: 'lost',
        step: SmtpStep.RESET,
        cause,
        accepted: 'NO',
      });
    }
  });

  it('to a relay that refuses even RSET is the trouble of the relay', async () => {
    const answers = { RCPT: '550 5.1.1 Unknown', RSET: '500 5.5.1 What?' };
    const { connection } = await openTo({ offers, answers });
    await connection.send(MESSAGE);
    expect(await connection.send(MESSAGE)).toMatchObject({
      kind: 'refused',
      step: SmtpStep.RESET,
      by: RefusedBy.RELAY,
    });
    expect(connection.usable).toBe(false);
  });
});
