import type { UrlVariable } from '../variables/variable-catalog.js';

/**
 * The links of one sent mail. `track` names the delivery in open, click and web-version links, `leave` in those for
 * leaving; both are tokens that stand in a URL as they are (RFC 3986 2.3 unreserved characters).
 */
export interface TrackedUrls {
  readonly kind: 'TRACKED';
  readonly track: string;
  readonly leave: string;
  /** Gives the query string that carries a target known only now, and its signature. Must be URL-safe. */
  readonly signLink: (position: number, target: string) => string;
}

/** For previews and the web version: links lead where they say, nothing is counted. */
export interface PlainUrls {
  readonly kind: 'PLAIN';
  /** Absolute addresses, or `#`. */
  readonly webVersionUrl: string;
  readonly unsubscribeUrl: string;
  readonly preferencesUrl: string;
}

/** Where the links of one rendered mail lead: counted ones of a mail that is sent, or plain ones. */
export type MessageUrls = TrackedUrls | PlainUrls;

const URL_SAFE = /^[A-Za-z0-9._~-]+$/;

/** @throws TypeError when a token would need encoding in a URL. */
export function checkTokensOfUrls(urls: MessageUrls): void {
  if (urls.kind === 'PLAIN') return;
  if (!URL_SAFE.test(urls.track) || !URL_SAFE.test(urls.leave))
    throw new TypeError(
      'The tokens "track" and "leave" may only have letters, digits, dots, dashes and tildes.',
    );
}

/** One of our own links. */
export function ownUrl(name: UrlVariable, urls: MessageUrls, publicUrl: string): string {
  switch (name) {
    case 'web_version_url':
      return urls.kind === 'PLAIN' ? urls.webVersionUrl : `${publicUrl}/v/${urls.track}`;
    case 'unsubscribe_url':
      return urls.kind === 'PLAIN' ? urls.unsubscribeUrl : `${publicUrl}/u/${urls.leave}`;
    case 'preferences_url':
      return urls.kind === 'PLAIN' ? urls.preferencesUrl : `${publicUrl}/p/${urls.leave}`;
  }
}
