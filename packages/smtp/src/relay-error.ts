import type { SmtpReply } from './smtp-reply.js';
import type { SmtpStep } from './smtp-step.js';

/** Why there is no connection to the relay. */
export const RelayErrorKind = {
  /** The relay said no; its reply is there. */
  REFUSED: 'REFUSED',
  CLOSED: 'CLOSED',
  TIMEOUT: 'TIMEOUT',
  /** The relay said something that is not SMTP, or that does not belong there. */
  PROTOCOL: 'PROTOCOL',
  /** Its name or address cannot be found or reached. */
  NETWORK: 'NETWORK',
  /** The TLS handshake failed. */
  TLS: 'TLS',
  /** Its certificate is not to be trusted. */
  CERTIFICATE: 'CERTIFICATE',
  /** STARTTLS is required and not offered. */
  STARTTLS_NOT_OFFERED: 'STARTTLS_NOT_OFFERED',
  /** It offers no way to sign in that we and the credentials know. */
  AUTH_NOT_OFFERED: 'AUTH_NOT_OFFERED',
  /** The credentials would travel in plain text. */
  AUTH_NOT_ENCRYPTED: 'AUTH_NOT_ENCRYPTED',
  /** The caller gave up. */
  CANCELED: 'CANCELED',
  /** The pool was closed. */
  POOL_CLOSED: 'POOL_CLOSED',
} as const;
export type RelayErrorKind = (typeof RelayErrorKind)[keyof typeof RelayErrorKind];

/** No connection to the relay was had. Never contains credentials. */
export class RelayError extends Error {
  override readonly name = 'RelayError';

  constructor(
    readonly step: SmtpStep,
    readonly kind: RelayErrorKind,
    /** What happened. */
    private readonly detail: string,
    /** The relay's words, where the failure is its refusal. */
    readonly reply: SmtpReply | null = null,
    /** The relay's host and port. */
    where: string | null = null,
  ) {
    super(where === null ? detail : `${where}, ${step}: ${detail}`);
  }

  /** The relay's own words where it refused, else what happened; without where, which the message says first. */
  get words(): string {
    return this.reply?.text ?? this.detail;
  }
}
