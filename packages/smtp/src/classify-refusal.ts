import { assertNever } from '@chasqui/domain';
import { RefusedBy, type Refused } from './send-outcome.js';
import type { SmtpReply } from './smtp-reply.js';
import { SmtpStep } from './smtp-step.js';

/**
 * The table from a relay's refusal to what it means.
 *
 * | step | whose trouble |
 * |---|---|
 * | any, code 421 | the relay's: it is closing the connection (RFC 5321 3.8) |
 * | any, code 530, 534, 535, 538 | the relay's: it does not accept who we are (RFC 4954 6) |
 * | up to AUTH, RSET | the relay's |
 * | MAIL, code 552 or detail x.3.4 | the message's: too large (RFC 1870 6.1, RFC 3463 3.4) |
 * | MAIL, detail x.6.y | the message's: its content or addresses need what the relay cannot do (RFC 3463 3.7, RFC 6531 3.5) |
 * | MAIL, anything else | the relay's: it does not take mail from us or from our sender |
 * | RCPT | the address's |
 * | DATA, final dot | the message's |
 *
 * 4xx is temporary and 5xx permanent; the code decides, also where the enhanced code says otherwise. 552 at RCPT stays
 * permanent: RFC 5321 4.5.3.1.10 makes it temporary for "too many recipients", and a message here has one.
 *
 * @param reply a reply with a code of 400 or more
 */
export function classifyRefusal(step: SmtpStep, reply: SmtpReply): Refused {
  const permanent = reply.code >= 500;
  return {
    kind: 'refused',
    by: refusedBy(step, reply),
    step,
    permanent,
    unknownMailbox:
      permanent && step === SmtpStep.RCPT && reply.enhanced !== null && UNKNOWN_MAILBOX.has(reply.enhanced),
    reply,
  };
}

/**
 * RFC 3463 3.2: bad mailbox (5.1.1), bad domain (5.1.2), bad address syntax (5.1.3), mailbox has moved (5.1.6); RFC 7505
 * 4.2: the domain takes no mail (5.1.10). Codes that relays also give for lack of trust in us do not belong here: who is
 * in this set is never written to again.
 */
const UNKNOWN_MAILBOX: ReadonlySet<string> = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10']);

const ABOUT_US: ReadonlySet<number> = new Set([421, 530, 534, 535, 538]);

function refusedBy(step: SmtpStep, reply: SmtpReply): RefusedBy {
  if (ABOUT_US.has(reply.code)) return RefusedBy.RELAY;
  switch (step) {
    case SmtpStep.MAIL:
      return isAboutTheMessage(reply) ? RefusedBy.MESSAGE : RefusedBy.RELAY;
    case SmtpStep.RCPT:
      return RefusedBy.ADDRESS;
    case SmtpStep.DATA:
    case SmtpStep.CONTENT:
      return RefusedBy.MESSAGE;
    case SmtpStep.CONNECT:
    case SmtpStep.GREETING:
    case SmtpStep.EHLO:
    case SmtpStep.TLS:
    case SmtpStep.AUTH:
    case SmtpStep.RESET:
      return RefusedBy.RELAY;
    default:
      return assertNever(step);
  }
}

const isAboutTheMessage = (reply: SmtpReply): boolean =>
  reply.code === 552 || /^[45]\.(?:3\.4|6\.\d+)$/.test(reply.enhanced ?? '');
