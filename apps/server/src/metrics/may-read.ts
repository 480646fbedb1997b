import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from '@chasqui/smtp';

/** What proxies and browsers add to a request: it comes from elsewhere, whoever hands it over. */
const FROM_ELSEWHERE = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'origin',
  'sec-fetch-site',
];
/** How this machine calls itself: another name means that something between passed the request on. */
const OWN_NAME = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

interface Knock {
  headers: IncomingHttpHeaders;
  /** Who is at the other end of the connection, whatever any header says. */
  peer: string | undefined;
}

/** Whether somebody may read the metrics: who shows the token, and programs on this machine that ask directly. */
export function mayReadMetrics({ headers, peer }: Knock, token: string | null): boolean {
  const { authorization, host = '' } = headers;
  if (authorization !== undefined) return token !== null && isSame(authorization, `Bearer ${token}`);
  return isLoopback(peer) && OWN_NAME.test(host) && FROM_ELSEWHERE.every(name => headers[name] === undefined);
}

/** In a time that tells nothing about where they differ. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
