import { describe, expect, it } from '@jest/globals';
import { smtpReply } from './smtp-reply.js';

describe('a reply', () => {
  it('knows its enhanced status code', () => {
    expect(smtpReply(550, ['5.1.1 No such user'])).toEqual({
      code: 550,
      enhanced: '5.1.1',
      lines: ['5.1.1 No such user'],
      text: '550 5.1.1 No such user',
    });
  });

  it.each(['5.1.10 x', '2.0.0', '4.999.999 x'])('finds the enhanced code of "%s"', words => {
    expect(smtpReply(550, [words]).enhanced).toBe(words.split(' ')[0]);
  });

  it.each(['10.0.0.1 rejected', '5.1.1: no', '3.1.1 x', '5.1 x', '5.1.1000 x', 'no 5.1.1', ''])(
    'finds no enhanced code in "%s"',
    words => {
      expect(smtpReply(550, [words]).enhanced).toBeNull();
    },
  );

  it('becomes one line, with its enhanced code once', () => {
    const lines = ['5.1.1 The account does not exist.', '5.1.1 Check for typos', '5.1.1', 'or ask.'];
    expect(smtpReply(550, lines).text).toBe('550 5.1.1 The account does not exist. Check for typos or ask.');
    expect(smtpReply(250, ['one', 'two']).text).toBe('250 one two');
    expect(smtpReply(250, ['']).text).toBe('250');
  });

  it('replaces what cannot be printed or would reorder the text', () => {
    const reply = smtpReply(550, ['5.7.1 a\0b\x1b[31mc\u202Ed\u2028e\x7f']);
    expect(reply.lines).toEqual(['5.7.1 a b [31mc d e']);
    expect(reply.text).toBe('550 5.7.1 a b [31mc d e');
  });

  it('caps the line, never in the middle of a character', () => {
    const { text } = smtpReply(550, ['😀'.repeat(400)]);
    expect(text.length).toBeLessThanOrEqual(500);
    expect(text).toMatch(/^550 (?:😀)+…$/u);
    expect(smtpReply(550, [`x${'😀'.repeat(400)}`]).text).toMatch(/^550 x(?:😀)+…$/u);
  });
});
