import type { SmtpReply } from './smtp-reply.js';

/** What a relay said it can do, once the connection was as safe as asked for. */
export interface RelayOffers {
  /** The words of the relay's greeting. */
  greeting: string;
  /** Commands may be sent without waiting for each reply (RFC 2920). */
  pipelining: boolean;
  /** The largest message it takes, in octets (RFC 1870); 0: it names no limit; null: it does not offer SIZE. */
  size: number | null;
  /** Content with octets above 127 (RFC 6152). */
  eightBitMime: boolean;
  /** Addresses with characters beyond ASCII (RFC 6531). */
  smtpUtf8: boolean;
  /** Replies bear enhanced status codes (RFC 2034). */
  enhancedStatusCodes: boolean;
  /** It offered STARTTLS, whether or not it was used (RFC 3207). */
  startTls: boolean;
  /** Ways to sign in, in capitals (RFC 4954). */
  authMechanisms: string[];
  /** How the connection is encrypted, or null when it is not. */
  tls: { protocol: string; cipher: string } | null;
}

/** What the reply to EHLO says; what is known from elsewhere is added by the caller. */
export type EhloOffers = Omit<RelayOffers, 'greeting' | 'tls'>;

/** The offers of a relay that knows no EHLO. */
export const NO_OFFERS: EhloOffers = {
  pipelining: false,
  size: null,
  eightBitMime: false,
  smtpUtf8: false,
  enhancedStatusCodes: false,
  startTls: false,
  authMechanisms: [],
};

/** Reads the extensions from the reply to EHLO (RFC 5321 4.1.1.1): one on each line after the first. */
export function readOffers(reply: SmtpReply): EhloOffers {
  const keywords = new Map<string, string[]>();
  for (const line of reply.lines.slice(1)) {
    // Old servers write `AUTH=LOGIN`; together with the line of today they mean one list.
    const [keyword = '', ...parameters] = line
      .trim()
      .toUpperCase()
      .replace(/^AUTH=/, 'AUTH ')
      .split(/ +/);
    keywords.set(keyword, [...(keywords.get(keyword) ?? []), ...parameters]);
  }
  return {
    pipelining: keywords.has('PIPELINING'),
    size: sizeOffer(keywords.get('SIZE')),
    eightBitMime: keywords.has('8BITMIME'),
    smtpUtf8: keywords.has('SMTPUTF8'),
    enhancedStatusCodes: keywords.has('ENHANCEDSTATUSCODES'),
    startTls: keywords.has('STARTTLS'),
    authMechanisms: [...new Set(keywords.get('AUTH'))],
  };
}

function sizeOffer(parameters: readonly string[] | undefined): number | null {
  if (parameters === undefined) return null;
  const limit = parameters[0] ?? '0';
  return /^\d{1,15}$/.test(limit) ? Number(limit) : 0;
}
