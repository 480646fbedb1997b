import { assertNever } from '@chasqui/domain';
import { RelayErrorKind, type SmtpReply, SmtpStep } from '@chasqui/smtp';
import type { RelayAccess } from './endpoint.js';

export interface TestFailure {
  step: SmtpStep;
  kind: RelayErrorKind;
  /** The relay's refusal, where that is what it was. */
  reply: SmtpReply | null;
  words: string;
}

/** What to do about a relay that cannot be used, in a sentence or two. */
export function adviceFor({ step, kind, reply, words }: TestFailure, access: RelayAccess): string {
  switch (kind) {
    case RelayErrorKind.REFUSED:
      return afterRefusal(step, reply, access);
    case RelayErrorKind.NETWORK:
      return afterNetworkError(words);
    case RelayErrorKind.TIMEOUT:
    case RelayErrorKind.CANCELED:
      return step === SmtpStep.CONNECT
        ? 'Nobody answers there. Check host and port; many networks let no mail out on port 25, and a firewall may be in between.'
        : afterSilence(access);
    case RelayErrorKind.CLOSED:
    case RelayErrorKind.PROTOCOL:
    case RelayErrorKind.TLS:
      return afterSilence(access);
    case RelayErrorKind.CERTIFICATE:
      return 'The certificate does not prove that this is the server you named. Give the name that stands in the certificate, or ask whoever runs the server to renew it.';
    case RelayErrorKind.STARTTLS_NOT_OFFERED:
      return 'The relay offers no STARTTLS on this port. Choose TLS, usually with port 465.';
    case RelayErrorKind.AUTH_NOT_OFFERED:
      return access.security === 'NONE'
        ? 'Many relays let nobody sign in before the connection is protected. Choose STARTTLS or TLS.'
        : 'Choose the other way of signing in, or leave the username empty if the relay knows you by your address.';
    case RelayErrorKind.AUTH_NOT_ENCRYPTED:
      return 'Choose STARTTLS or TLS.';
    case RelayErrorKind.POOL_CLOSED:
      return 'Try again.';
    default:
      return assertNever(kind);
  }
}

function afterRefusal(step: SmtpStep, reply: SmtpReply | null, { auth }: RelayAccess): string {
  if (reply !== null && reply.code < 500)
    return 'The relay asks to come back later. Try again in a few minutes.';
  if (step !== SmtpStep.AUTH)
    return 'The relay takes no mail from this machine. Ask whoever runs it to allow its address.';
  return auth === 'XOAUTH2'
    ? 'Check the username, and get a new access token: they end after an hour or so.'
    : 'Check username and password. Many providers want a password of its own for programs like this.';
}

function afterNetworkError(words: string): string {
  if (words.includes('ENOTFOUND') || words.includes('EAI_AGAIN'))
    return 'No server of this name can be found. Check how the host is written.';
  if (words.includes('ECONNREFUSED')) return 'Nothing listens there. Check host and port.';
  return 'The server cannot be reached. Check host and port, and whether a firewall is in between.';
}

/** Two who do not speak the same: most often one of them expects TLS from the first byte. */
function afterSilence({ security }: RelayAccess): string {
  return security === 'TLS'
    ? 'The relay may not expect TLS from the first byte on this port. Choose STARTTLS, or port 465.'
    : 'The relay may expect TLS from the first byte on this port. Choose TLS, or port 587.';
}
