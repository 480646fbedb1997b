import { afterEach, describe, expect, it } from '@jest/globals';
import { LossCause, RefusedBy } from './send-outcome.js';
import { SmtpStep } from './smtp-step.js';
import { MESSAGE, openTo, QUICK, WITHOUT_PIPELINING } from './testing/open-to.js';
import { SILENCE, USUAL_OFFERS, type Answer, type Script } from './testing/script.js';
import { ScriptedRelay } from './testing/scripted-relay.js';

afterEach(() => ScriptedRelay.closeAll());

const middle = (react: Answer, octets = 100_000): Script => ({
  offers: ['PIPELINING'],
  midContent: { octets, react },
});

describe('the middle of the content', () => {
  const LARGE = { ...MESSAGE, content: Buffer.alloc(24_000_000, `${'x'.repeat(98)}\r\n`) };

  it('carries a message that is larger than any buffer', async () => {
    const { relay, connection } = await openTo({ offers: ['PIPELINING'] });
    expect((await connection.send(LARGE)).kind).toBe('accepted');
    expect(relay.messages[0]?.content === LARGE.content.toString('latin1')).toBe(true);
  });

  it.each<[Answer, object]>([
    ['552 5.3.4 Too big', { permanent: true, by: RefusedBy.MESSAGE }],
    ['451 4.3.0 Later', { permanent: false, by: RefusedBy.MESSAGE }],
    ['421 4.3.0 Shutting down', { permanent: false, by: RefusedBy.RELAY }],
  ])(
    'is where a relay may say %s, and that counts; the connection is of no more use',
    async (answer, verdict) => {
      const { connection } = await openTo(middle(answer));
      expect(await connection.send(LARGE)).toMatchObject({
        kind: 'refused',
        step: SmtpStep.CONTENT,
        ...verdict,
      });
      expect(connection.usable).toBe(false);
    },
  );

  it('is no place for a yes', async () => {
    const { connection } = await openTo(middle('250 2.0.0 Ok'));
    expect(await connection.send(LARGE)).toMatchObject({
      kind: 'lost',
      cause: LossCause.PROTOCOL,
      accepted: 'NO',
    });
  });

  it.each<[Answer, LossCause]>([
    [{ and: 'reset' }, LossCause.CLOSED],
    [{ and: 'close' }, LossCause.CLOSED],
    [{ and: 'stop reading' }, LossCause.TIMEOUT],
    ['nonsense', LossCause.PROTOCOL],
  ])('is where %j loses the message, which the relay cannot have accepted', async (react, cause) => {
    const { connection } = await openTo(middle(react), {
      timeouts: cause === LossCause.TIMEOUT ? { dataBlock: 250 } : {},
    });
    expect(await connection.send(LARGE)).toMatchObject({
      kind: 'lost',
      step: SmtpStep.CONTENT,
      cause,
      accepted: 'NO',
    });
    expect(connection.usable).toBe(false);
  });

  it('leaves it unknown whether a small message was accepted, since its dot went along', async () => {
    const { connection } = await openTo(middle({ and: 'reset' }, 5));
    expect(await connection.send(MESSAGE)).toMatchObject({ kind: 'lost', accepted: 'UNKNOWN' });
  });

  // That each block has a time of its own is told by mail-transaction.test.ts, whose clock no busy machine holds up.
  it('goes as slowly as the relay takes it', async () => {
    const { relay, connection } = await openTo({ offers: ['PIPELINING'] });
    const { socket } = relay.sessions[0]!;
    let pauses = 0;
    socket.on('data', () => {
      pauses += 1;
      socket.pause();
      setTimeout(() => socket.resume(), 1);
    });
    expect(await connection.send(LARGE)).toMatchObject({ kind: 'accepted' });
    expect(pauses).toBeGreaterThan(100);
  });

  it('is refused in the same breath as the content is asked for', async () => {
    const { connection } = await openTo({ answers: { DATA: '354 Go\r\n451 4.3.0 No, wait' } });
    expect(await connection.send(MESSAGE)).toMatchObject({ kind: 'refused', reply: { code: 451 } });
    expect(connection.usable).toBe(false);
  });

  it('is not accepted in the same breath as the content is asked for', async () => {
    const { connection } = await openTo({ answers: { DATA: '354 Go\r\n250 2.0.0 Ok' } });
    expect(await connection.send(MESSAGE)).toMatchObject({ kind: 'lost', cause: LossCause.PROTOCOL });
  });
});

describe('over TLS', () => {
  it('messages arrive, and refusals do', async () => {
    const answers = { RCPT: (line: string) => (line.includes('nobody') ? '550 5.1.1 Unknown' : undefined) };
    for (const offers of [USUAL_OFFERS, WITHOUT_PIPELINING]) {
      const { relay, connection } = await openTo({ implicitTls: true, offers, answers });
      for (const length of [100, 40_000, 3_000_000]) {
        const content = Buffer.alloc(length, `${'y'.repeat(70)}\r\n`)
          .toString('latin1')
          .replace(/[^\n]*$/, '');
        expect(await connection.send({ ...MESSAGE, content })).toMatchObject({ kind: 'accepted' });
        expect(await connection.send({ ...MESSAGE, to: 'nobody@example.com' })).toMatchObject({
          kind: 'refused',
        });
        expect(relay.messages.at(-1)?.content === content).toBe(true);
      }
    }
  });

  it('it is unknown whether a message was accepted whose verdict is lost', async () => {
    for (const [CONTENT, cause] of [
      [{ and: 'close' }, LossCause.CLOSED],
      [SILENCE, LossCause.TIMEOUT],
    ] as [Answer, LossCause][]) {
      const { connection } = await openTo(
        { implicitTls: true, answers: { CONTENT } },
        { timeouts: QUICK.CONTENT },
      );
      expect(await connection.send(MESSAGE)).toMatchObject({ kind: 'lost', cause, accepted: 'UNKNOWN' });
    }
  });

  it('a message is not accepted that the relay breaks off', async () => {
    const script: Script = {
      implicitTls: true,
      offers: [],
      midContent: { octets: 100_000, react: { and: 'close' } },
    };
    const { connection } = await openTo(script);
    const content = Buffer.alloc(24_000_000, 'x\r\n');
    expect(await connection.send({ ...MESSAGE, content })).toMatchObject({ kind: 'lost', accepted: 'NO' });
  });

  it('a message that the relay stops reading is not accepted', async () => {
    const script: Script = {
      implicitTls: true,
      offers: [],
      midContent: { octets: 1, react: { and: 'stop reading' } },
    };
    const { connection } = await openTo(script, { timeouts: { dataBlock: 250 } });
    const content = Buffer.alloc(24_000_000, 'x\r\n');
    expect(await connection.send({ ...MESSAGE, content })).toMatchObject({
      cause: LossCause.TIMEOUT,
      accepted: 'NO',
    });
  });
});
