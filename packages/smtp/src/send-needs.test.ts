import { afterEach, describe, expect, it } from '@jest/globals';
import type { OutgoingMessage } from './letter.js';
import { MESSAGE, openTo } from './testing/open-to.js';
import { ScriptedRelay } from './testing/scripted-relay.js';
import { UnsendableMessage } from './unsendable-message.js';

afterEach(() => ScriptedRelay.closeAll());

describe('what a message needs', () => {
  const utf8 = { ...MESSAGE, to: 'peña@example.com' };
  const eightBit = { ...MESSAGE, content: 'Subject: a\r\n\r\ncaf\u00e9\r\n' };

  it('is named in MAIL where the relay offers it, and only then', async () => {
    const { relay, connection, commands } = await openTo();
    await connection.send({ ...eightBit, to: 'peña@example.com' });
    expect(commands()[0]).toBe('MAIL FROM:<bounces@news.example> SIZE=20 BODY=8BITMIME SMTPUTF8');
    expect(relay.messages[0]?.to.map(to => Buffer.from(to, 'latin1').toString('utf8'))).toEqual([utf8.to]);
    expect(relay.messages[0]?.content).toBe(eightBit.content);
    await connection.send({ ...MESSAGE, from: '' });
    expect(commands()[3]).toBe('MAIL FROM:<> SIZE=30');
  });

  it('is not named where it is not offered', async () => {
    const { connection, commands } = await openTo({ offers: [] });
    await connection.send(MESSAGE);
    expect(commands()[0]).toBe('MAIL FROM:<bounces@news.example>');
  });

  it.each<[string, string[], OutgoingMessage, string]>([
    ['an address beyond ASCII', ['8BITMIME'], utf8, 'SMTPUTF8'],
    ['a sender beyond ASCII', ['8BITMIME'], { ...MESSAGE, from: 'peña@example.com' }, 'SMTPUTF8'],
    ['octets above 127', ['SMTPUTF8'], eightBit, 'EIGHTBITMIME'],
    ['more octets than the relay takes', ['SIZE 29'], MESSAGE, 'SIZE'],
  ])('and lacks, such as %s, keeps it from being sent', async (_what, offers, message, feature) => {
    const { connection, commands } = await openTo({ offers: ['PIPELINING', ...offers] });
    expect(await connection.send(message)).toEqual({
      kind: 'unsupported',
      feature,
      message: expect.stringMatching(/^[A-Z].*\.$/),
    });
    expect(commands()).toEqual([]);
    expect(connection.usable).toBe(true);
    expect(connection.sent).toBe(0);
    expect((await connection.send({ ...MESSAGE, content: 'a\r\n' })).kind).toBe('accepted');
  });

  it.each([['SIZE 30'], ['SIZE 0'], ['SIZE']])('is met by %s for a message of 30 octets', async offer => {
    const { connection } = await openTo({ offers: [offer] });
    expect((await connection.send(MESSAGE)).kind).toBe('accepted');
  });
});

describe('a message that would break the dialogue', () => {
  it.each<[string, Partial<OutgoingMessage>]>([
    ['a line end in the recipient', { to: 'a@example.com>\r\nRCPT TO:<b@example.com' }],
    ['a line end in the sender', { from: 'a@example.com\nDATA' }],
    ['an empty recipient', { to: '' }],
    ['empty content', { content: '' }],
    ['a lone LF in the content', { content: 'a\r\n\n.\r\n' }],
    ['a character beyond one octet in the content', { content: 'Subject: \u20ac\r\n' }],
  ])('such as one with %s is refused before anything is sent, and harms nothing', async (_what, change) => {
    const { connection, commands } = await openTo();
    await expect(connection.send({ ...MESSAGE, ...change })).rejects.toThrow(UnsendableMessage);
    expect(commands()).toEqual([]);
    expect((await connection.send(MESSAGE)).kind).toBe('accepted');
  });
});

describe('a programming error', () => {
  it('such as a third message at the same time is told, and the others arrive', async () => {
    const { relay, connection } = await openTo();
    const first = connection.send(MESSAGE);
    expect(connection.busy).toBe(true);
    const second = connection.send(MESSAGE);
    await expect(connection.send(MESSAGE)).rejects.toThrow(/on their way/);
    await expect(connection.quit()).rejects.toThrow(/still on its way/);
    expect([(await first).kind, (await second).kind]).toEqual(['accepted', 'accepted']);
    expect(connection.busy).toBe(false);
    expect(relay.messages).toHaveLength(2);
  });
});
