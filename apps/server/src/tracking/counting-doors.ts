import type { IncomingHttpHeaders } from 'node:http';
import type { Ctx } from '../api-kit/context.js';
import type { EventRecorder } from './event-recorder.js';
import { isMachine } from './is-machine.js';
import type { LinkCache } from './link-cache.js';
import { readSignedLink } from './link-signature.js';
import { type MessageIdentity, readTrackToken } from './message-token.js';

/** What of a request says who asks. */
export interface Asker {
  method?: string | undefined;
  headers: IncomingHttpHeaders;
}

/** How a door that counts answers, when its event is committed. */
export interface CountedAnswer {
  status: number;
  /** The same object for every answer of its kind. */
  headers: Readonly<Record<string, string>>;
  /** Where it leads, if anywhere. */
  location: string | null;
  body: Buffer;
}

const PIXEL: CountedAnswer = {
  status: 200,
  headers: {
    'content-type': 'image/gif',
    'cache-control': 'no-store, private',
    'cross-origin-resource-policy': 'cross-origin',
  },
  location: null,
  body: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
};
const REDIRECT: CountedAnswer = {
  status: 302,
  headers: { 'cache-control': 'no-store, private', 'referrer-policy': 'no-referrer' },
  location: null,
  body: Buffer.alloc(0),
};

/** An address as nearly every reader's program asks for it: no query, nothing encoded. */
const PLAIN = /^\/(?:o\/([\w-]{20,80})|c\/([\w-]{20,80})\/([1-9]\d{0,4}))$/;

/** The doors that count: `/o`, the pixel of a mail that is opened, and `/c`, a link on its way to where it leads. */
export class CountingDoors {
  constructor(
    private readonly ctx: Pick<Ctx, 'keys' | 'now'>,
    private readonly recorder: EventRecorder,
    private readonly links: LinkCache,
  ) {}

  /**
   * Answers a plain request at once, without the router, which takes longer than all the rest.
   *
   * @returns null for anything that is to be looked at more closely: other addresses and methods, tokens that are none
   * of ours, and links that are not known yet.
   */
  answerPlainly(url: string, asker: Asker): Promise<CountedAnswer> | null {
    if (asker.method !== 'GET') return null;
    const [, opened, clicked, link] = PLAIN.exec(url) ?? [];
    const identity = readTrackToken(this.ctx.keys, opened ?? clicked ?? '');
    if (identity === null) return null;
    if (link === undefined) return this.countOpen(identity, asker);
    const target = this.links.known(identity, Number(link));
    const location = target === undefined || target === null ? null : locationOf(target);
    return location === null ? null : this.countClick(identity, Number(link), null, location, asker);
  }

  /** @returns null for a token that is none of ours. */
  open(token: string, asker: Asker): Promise<CountedAnswer> | null {
    const identity = readTrackToken(this.ctx.keys, token);
    return identity === null ? null : this.countOpen(identity, asker);
  }

  /** @returns null for a link that is none of ours. */
  async click(
    token: string,
    link: string,
    query: Record<string, unknown>,
    asker: Asker,
  ): Promise<CountedAnswer | null> {
    const identity = readTrackToken(this.ctx.keys, token);
    const position = /^[1-9]\d{0,4}$/.test(link) ? Number(link) : null;
    if (identity === null || position === null) return null;
    const signed = readSignedLink(this.ctx.keys, identity.deliveryId, position, query);
    const target = signed ?? (await this.links.target(identity, position));
    const location = target === null ? null : locationOf(target);
    return location === null ? null : this.countClick(identity, position, signed, location, asker);
  }

  private async countOpen({ deliveryId }: MessageIdentity, asker: Asker): Promise<CountedAnswer> {
    const machine = isMachine(asker.method ?? '', asker.headers);
    const at = this.ctx.now();
    await this.recorder.record({ deliveryId, kind: 'OPENED', at, machine, link: null, url: null });
    return PIXEL;
  }

  private async countClick(
    { deliveryId }: MessageIdentity,
    link: number,
    url: string | null,
    location: string,
    asker: Asker,
  ): Promise<CountedAnswer> {
    const machine = isMachine(asker.method ?? '', asker.headers);
    await this.recorder.record({ deliveryId, kind: 'CLICKED', at: this.ctx.now(), machine, link, url });
    return { ...REDIRECT, location };
  }
}

/**
 * Where a link leads, as a header can say it: with letters beyond ASCII it is written as URLs are on the wire.
 *
 * @returns null for anything but http and https.
 */
function locationOf(target: string): string | null {
  if (!/^https?:\/\//i.test(target)) return null;
  if (/^[\x21-\x7e]+$/.test(target)) return target;
  return URL.canParse(target) ? new URL(target).href : null;
}
