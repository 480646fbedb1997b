import { describe, expect, it } from '@jest/globals';
import { classifyRefusal } from './classify-refusal.js';
import { RefusedBy } from './send-outcome.js';
import { smtpReply } from './smtp-reply.js';
import { SmtpStep } from './smtp-step.js';

const classify = (step: SmtpStep, words: string) =>
  classifyRefusal(step, smtpReply(Number(words.slice(0, 3)), [words.slice(4)]));

const { ADDRESS, MESSAGE, RELAY } = RefusedBy;

describe('the table from a refusal to what it means', () => {
  it.each([
    // Whatever refuses before the envelope refuses us.
    [SmtpStep.GREETING, '554 5.3.2 No service', RELAY, true],
    [SmtpStep.CONNECT, '421 4.3.2 Too many connections', RELAY, false],
    [SmtpStep.EHLO, '550 5.7.1 Go away', RELAY, true],
    [SmtpStep.TLS, '454 4.7.0 TLS not available', RELAY, false],
    [SmtpStep.AUTH, '535 5.7.8 Bad credentials', RELAY, true],
    [SmtpStep.AUTH, '454 4.7.0 Try later', RELAY, false],
    [SmtpStep.RESET, '500 5.5.1 What?', RELAY, true],
    // MAIL: the relay's, save where the reply is about the message.
    [SmtpStep.MAIL, '550 5.7.1 Sender not allowed', RELAY, true],
    [SmtpStep.MAIL, '451 4.3.0 Try later', RELAY, false],
    [SmtpStep.MAIL, '452 4.3.1 Insufficient storage', RELAY, false],
    [SmtpStep.MAIL, '530 5.7.0 Authentication required', RELAY, true],
    [SmtpStep.MAIL, '503 5.5.1 Nested MAIL', RELAY, true],
    [SmtpStep.MAIL, '555 5.5.4 Unknown parameter', RELAY, true],
    [SmtpStep.MAIL, '552 Too big', MESSAGE, true],
    [SmtpStep.MAIL, '552 5.3.4 Too big', MESSAGE, true],
    [SmtpStep.MAIL, '554 5.3.4 Too big', MESSAGE, true],
    [SmtpStep.MAIL, '452 4.3.4 Too big for now', MESSAGE, false],
    [SmtpStep.MAIL, '550 5.6.7 No international addresses', MESSAGE, true],
    [SmtpStep.MAIL, '553 5.6.7 No international addresses', MESSAGE, true],
    [SmtpStep.MAIL, '554 5.6.3 Conversion required', MESSAGE, true],
    // RCPT: the address's.
    [SmtpStep.RCPT, '550 5.7.1 Not wanted here', ADDRESS, true],
    [SmtpStep.RCPT, '550 No such user', ADDRESS, true],
    [SmtpStep.RCPT, '552 5.2.2 Mailbox full', ADDRESS, true],
    [SmtpStep.RCPT, '450 4.2.1 Mailbox busy', ADDRESS, false],
    [SmtpStep.RCPT, '451 4.7.1 Greylisted', ADDRESS, false],
    [SmtpStep.RCPT, '452 4.5.3 Too many recipients', ADDRESS, false],
    // DATA and the final dot: the message's.
    [SmtpStep.DATA, '554 5.7.1 No', MESSAGE, true],
    [SmtpStep.DATA, '451 4.3.0 Try later', MESSAGE, false],
    [SmtpStep.CONTENT, '554 5.7.1 Spam', MESSAGE, true],
    [SmtpStep.CONTENT, '552 5.3.4 Too big', MESSAGE, true],
    [SmtpStep.CONTENT, '452 4.3.1 Disk full', MESSAGE, false],
    // 421 closes the connection and the RFC 4954 codes are about who we are, at whatever step.
    ...[SmtpStep.MAIL, SmtpStep.RCPT, SmtpStep.DATA, SmtpStep.CONTENT].flatMap(
      step =>
        [
          [step, '421 4.7.0 Closing', RELAY, false],
          [step, '530 5.7.0 Authentication required', RELAY, true],
          [step, '535 5.7.8 Credentials expired', RELAY, true],
        ] as const,
    ),
  ] as const)('at %s, "%s" is the trouble of the %s (permanent: %s)', (step, words, by, permanent) => {
    expect(classify(step, words)).toMatchObject({
      kind: 'refused',
      step,
      by,
      permanent,
      unknownMailbox: false,
    });
  });

  it.each(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10'])(
    'RCPT refused with %s: the mailbox is unknown',
    code => {
      expect(classify(SmtpStep.RCPT, `550 ${code} No`)).toMatchObject({ by: ADDRESS, unknownMailbox: true });
    },
  );

  it.each([
    [SmtpStep.RCPT, '450 4.1.1 Not now'],
    [SmtpStep.RCPT, '450 5.1.1 Contradictory'],
    [SmtpStep.RCPT, '550 4.1.1 Contradictory'],
    [SmtpStep.RCPT, '550 User unknown'],
    [SmtpStep.RCPT, '550 5.1.8 Bad sender'],
    [SmtpStep.RCPT, '550 5.1.0 Address rejected'],
    [SmtpStep.RCPT, '550 5.2.1 Disabled'],
    [SmtpStep.RCPT, '554 5.7.1 Blocked'],
    [SmtpStep.MAIL, '550 5.1.1 Odd'],
    [SmtpStep.DATA, '554 5.1.1 Odd'],
    [SmtpStep.CONTENT, '550 5.1.1 Odd'],
  ] as const)('at %s, "%s" does not make the mailbox unknown', (step, words) => {
    expect(classify(step, words).unknownMailbox).toBe(false);
  });
});
