import { isIP } from 'node:net';

/** How the connection to a relay is protected. There is no "if possible": what is asked for is had, or the relay is refused. */
export const RelaySecurity = {
  /** Plain text throughout, also where the relay offers STARTTLS. */
  NONE: 'NONE',
  /** Plain until STARTTLS (RFC 3207), which the relay must offer. Usual on port 587. */
  STARTTLS: 'STARTTLS',
  /** TLS from the first byte (RFC 8314 3.3). Usual on port 465. */
  TLS: 'TLS',
} as const;
export type RelaySecurity = (typeof RelaySecurity)[keyof typeof RelaySecurity];

/** How to sign in to a relay. */
export type RelayAuth =
  /** AUTH PLAIN (RFC 4616), or LOGIN where only that is offered. */
  | { kind: 'PASSWORD'; username: string; password: string }
  /** AUTH XOAUTH2: an OAuth 2.0 access token, obtained and renewed by the caller. */
  | { kind: 'XOAUTH2'; username: string; accessToken: string };

/** One SMTP server, how to reach it and who we are to it. */
export interface RelayEndpoint {
  host: string;
  port: number;
  security: RelaySecurity;
  auth?: RelayAuth | undefined;
  /**
   * Lets credentials travel over a connection that is not encrypted. Without it that happens only when `security` is
   * NONE and the relay's address is a loopback address.
   */
  allowPlainAuth?: boolean | undefined;
  /** What we call ourselves in EHLO: the domain name of this host (RFC 5321 4.1.4). */
  clientName: string;
  tls?:
    | {
        /** Certificates to trust, PEM, instead of the ones that Node brings. */
        ca?: string | undefined;
        /** The name that the certificate must bear; `host` unless given. */
        servername?: string | undefined;
        /** Whether the certificate is checked; true unless given. */
        rejectUnauthorized?: boolean | undefined;
      }
    | undefined;
  timeouts?: Partial<Timeouts> | undefined;
}

/** How long the relay may take, in milliseconds, for each phase. */
export interface Timeouts {
  /** Finding the address and opening the TCP connection. */
  connect: number;
  /** The TLS handshake. */
  tls: number;
  /** From the open connection to the relay's greeting. */
  greeting: number;
  /** The reply to EHLO, STARTTLS, AUTH, RSET, MAIL and RCPT, each. */
  command: number;
  /** The reply to DATA. */
  dataStart: number;
  /** Until the relay has taken one block of the content (64 KB or less). */
  dataBlock: number;
  /** From the end of the content to the relay's verdict. */
  dataEnd: number;
  /** The reply to QUIT, for which nobody needs to wait long. */
  quit: number;
}

/** The waits that RFC 5321 4.5.3.2 asks for; it has none for `connect`, `tls` and `quit`. */
export const DEFAULT_TIMEOUTS: Readonly<Timeouts> = {
  connect: 30_000,
  tls: 30_000,
  greeting: 300_000,
  command: 300_000,
  dataStart: 120_000,
  dataBlock: 180_000,
  dataEnd: 600_000,
  quit: 3_000,
};

const WORD = /^[!-~]+$/;

/** @throws TypeError when the endpoint makes no sense, such as a client name that could not stand in an EHLO line */
export function checkEndpoint({ host, port, clientName, tls, timeouts = {} }: RelayEndpoint): void {
  // A host may be written in any script; Node turns it into ASCII.
  if (!/^[^\p{C}\p{Z}]+$/u.test(host))
    throw new TypeError('The host of the relay must be a name or an address.');
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new TypeError('The port of the relay must be a whole number from 1 to 65535.');
  if (!WORD.test(clientName)) throw new TypeError('The client name must be one word of printable ASCII.');
  const servername = tls?.servername;
  if (servername !== undefined && (!WORD.test(servername) || isIP(servername) !== 0))
    throw new TypeError('The name in the certificate must be the name of a host.');
  for (const [phase, ms] of Object.entries(timeouts)) {
    if (ms !== undefined && !(ms > 0)) throw new TypeError(`The timeout "${phase}" must be above zero.`);
  }
}

/** @returns the endpoint's timeouts, each that is not given by its default. */
export function timeoutsOf(endpoint: RelayEndpoint): Timeouts {
  const given = Object.entries(endpoint.timeouts ?? {}).filter(([, ms]) => ms !== undefined);
  return { ...DEFAULT_TIMEOUTS, ...Object.fromEntries(given) };
}
