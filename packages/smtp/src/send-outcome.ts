import type { SmtpReply } from './smtp-reply.js';
import type { SmtpStep } from './smtp-step.js';

/** Whose trouble a refusal is. */
export const RefusedBy = {
  /** This address is not taken; other addresses may be. */
  ADDRESS: 'ADDRESS',
  /** This message is not taken; the address may be good. */
  MESSAGE: 'MESSAGE',
  /** The relay takes nothing from us at present; neither the address nor the message is to blame. */
  RELAY: 'RELAY',
} as const;
export type RefusedBy = (typeof RefusedBy)[keyof typeof RefusedBy];

/** How a connection ended. */
export const LossCause = {
  /** The relay ended it, or we did. */
  CLOSED: 'CLOSED',
  /** The relay took longer than the phase allows. */
  TIMEOUT: 'TIMEOUT',
  /** The relay said something that is not SMTP, or that does not belong there. */
  PROTOCOL: 'PROTOCOL',
  NETWORK: 'NETWORK',
} as const;
export type LossCause = (typeof LossCause)[keyof typeof LossCause];

/** What a message may need that not every relay offers. */
export const NeededExtension = {
  /** An address has characters beyond ASCII (RFC 6531). */
  SMTPUTF8: 'SMTPUTF8',
  /** The message is larger than the relay takes (RFC 1870). */
  SIZE: 'SIZE',
  /** The content has octets above 127 (RFC 6152). */
  EIGHTBITMIME: 'EIGHTBITMIME',
} as const;
export type NeededExtension = (typeof NeededExtension)[keyof typeof NeededExtension];

/** What became of one message. */
export type SendOutcome = Accepted | Refused | Unsupported | Withheld | Lost;

/** The relay has taken the responsibility for the message (RFC 5321 6.1). */
export interface Accepted {
  kind: 'accepted';
  reply: SmtpReply;
}

/** The relay said no. */
export interface Refused {
  kind: 'refused';
  by: RefusedBy;
  step: SmtpStep;
  /** A 5xx reply: the same again will be refused again. */
  permanent: boolean;
  /** The relay says that the mailbox or its domain does not exist. */
  unknownMailbox: boolean;
  reply: SmtpReply;
}

/** Not handed to this relay, since it does not offer what the message needs. Nothing was sent. */
export interface Unsupported {
  kind: 'unsupported';
  feature: NeededExtension;
  message: string;
}

/**
 * Nothing of the content was sent: it was not cleared, and the connection was closed, since the relay waited for it; or
 * the connection ended with the message before.
 */
export interface Withheld {
  kind: 'withheld';
}

/** The connection ended before the relay's verdict. */
export interface Lost {
  kind: 'lost';
  /** The step whose reply was waited for. */
  step: SmtpStep;
  cause: LossCause;
  /** One printable line. */
  detail: string;
  /**
   * NO: the relay cannot have accepted the message. UNKNOWN: the final dot may have reached it, so that it may have
   * accepted the message, and its reply was lost (RFC 1047).
   */
  accepted: 'NO' | 'UNKNOWN';
}
