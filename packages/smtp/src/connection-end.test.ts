import { afterEach, describe, expect, it } from '@jest/globals';
import { LossCause, type SendOutcome } from './send-outcome.js';
import type { SmtpConnection } from './smtp-connection.js';
import { SmtpStep } from './smtp-step.js';
import { MESSAGE, openTo, QUICK, WITHOUT_PIPELINING } from './testing/open-to.js';
import { SILENCE, USUAL_OFFERS, type Answer, type Script } from './testing/script.js';
import { ScriptedRelay } from './testing/scripted-relay.js';

afterEach(() => ScriptedRelay.closeAll());

const slow = (say: string): Answer => ({ afterMs: 700, say });

const closing = (connection: SmtpConnection) => new Promise<void>(resolve => connection.onClose(resolve));

describe('the end of a connection', () => {
  it.each<[string, (relay: ScriptedRelay) => void]>([
    ['closes', relay => relay.sessions[0]!.socket.end()],
    ['says goodbye and closes', relay => relay.sessions[0]!.socket.end('421 4.4.2 Idle for too long\r\n')],
    ['resets', relay => relay.sessions[0]!.socket.resetAndDestroy()],
    ['speaks unasked', relay => relay.sessions[0]!.say('250 Are you there?')],
    ['talks nonsense', relay => relay.sessions[0]!.say('Are you there?')],
  ])('is noticed while idle when the relay %s', async (_what, end) => {
    const { relay, connection } = await openTo();
    await connection.send(MESSAGE);
    const closed = closing(connection);
    end(relay);
    await closed;
    expect(connection.usable).toBe(false);
    const outcome = await connection.send(MESSAGE);
    expect(outcome).toMatchObject({ kind: 'lost', step: SmtpStep.MAIL, accepted: 'NO' });
    expect(connection.sent).toBe(1);
  });

  it('is told to those who ask after it too', async () => {
    const { connection } = await openTo();
    connection.destroy();
    await closing(connection);
    expect(connection.usable).toBe(false);
  });

  it('that we bring about loses the message on its way', async () => {
    const { connection } = await openTo({ answers: { RCPT: SILENCE } });
    const sending = connection.send(MESSAGE);
    connection.destroy();
    connection.destroy();
    expect(await sending).toMatchObject({ kind: 'lost', cause: LossCause.CLOSED, accepted: 'NO' });
  });

  it('with QUIT is polite', async () => {
    const { connection, commands } = await openTo();
    await connection.send(MESSAGE);
    const closed = closing(connection);
    const leaving = connection.quit();
    expect(connection.usable).toBe(false);
    await Promise.all([leaving, connection.quit(), closed]);
    expect(commands().filter(command => command === 'QUIT')).toHaveLength(1);
    await connection.quit();
  });

  it.each<[string, Answer]>([
    ['is silent', SILENCE],
    ['hangs up', { and: 'close' }],
    ['resets', { and: 'reset' }],
    ['refuses', '500 5.5.1 Stay'],
    ['talks nonsense', 'nonsense'],
  ])('with QUIT comes also when the relay %s', async (_what, QUIT) => {
    const { connection } = await openTo({ answers: { QUIT } }, { timeouts: QUICK.QUIT });
    await connection.quit();
    expect(connection.usable).toBe(false);
  });

  it('does not come from deadlines of messages that are done', async () => {
    const { connection } = await openTo(
      {},
      { timeouts: { command: 500, dataStart: 500, dataBlock: 500, dataEnd: 500 } },
    );
    for (let at = 0; at < 3; at += 1) {
      expect((await connection.send(MESSAGE)).kind).toBe('accepted');
      await new Promise(resolve => setTimeout(resolve, 600));
    }
    expect(connection.usable).toBe(true);
  });
});

describe('a deadline', () => {
  it('holds for each step, also where the one before was longer', async () => {
    const timeouts = { command: 60_000, dataStart: 60, dataBlock: 60_000, dataEnd: 60_000 };
    const { connection } = await openTo({ answers: { DATA: SILENCE } }, { timeouts });
    const start = performance.now();
    expect(await connection.send(MESSAGE)).toMatchObject({ step: SmtpStep.DATA, cause: LossCause.TIMEOUT });
    expect(performance.now() - start).toBeGreaterThanOrEqual(60);
  });

  it('is moved on by each step, so that a slow relay is not a silent one', async () => {
    const answers = {
      MAIL: slow('250 Ok'),
      RCPT: slow('250 Ok'),
      DATA: slow('354 Go'),
      CONTENT: slow('250 Ok'),
    };
    for (const offers of [USUAL_OFFERS, WITHOUT_PIPELINING]) {
      const { connection } = await openTo(
        { offers, answers },
        { timeouts: { command: 2_000, dataStart: 2_000, dataEnd: 2_000 } },
      );
      const outcome: SendOutcome = await connection.send(MESSAGE);
      expect(outcome.kind).toBe('accepted');
    }
  });

  it('does not count the time in which this process was held up', async () => {
    const answers: Script['answers'] = { MAIL: SILENCE };
    const { relay, connection } = await openTo({ answers }, { timeouts: { command: 1_000, dataEnd: 1_000 } });
    const sending = connection.send(MESSAGE);
    await new Promise(resolve => setTimeout(resolve, 20));
    await new Promise(resolve => setImmediate(resolve)); // Timers are looked at next, sockets after them.
    relay.sessions[0]!.say('250 Ok\r\n250 Ok\r\n354 Go');
    for (const end = performance.now() + 1_200; performance.now() < end;);
    expect(await sending).toMatchObject({ kind: 'lost', step: SmtpStep.CONTENT, cause: LossCause.TIMEOUT });
  });
});
