import type { ContentId } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import { selectLink } from '../contents/index.js';
import type { MessageIdentity } from './message-token.js';

const MOST_LINKS = 20_000;

/** Where links lead, remembered: the links of a frozen content never change. */
export class LinkCache {
  private readonly remembered = new Map<string, string | null>();

  constructor(private readonly ctx: Pick<Ctx, 'db'>) {}

  /** The target if it is remembered: null when there is none, undefined when nobody asked for it before. */
  known({ contentId }: MessageIdentity, position: number): string | null | undefined {
    return this.remembered.get(cacheKey(contentId, position));
  }

  /** The target of a link that is the same for everyone; null when there is none. */
  async target(identity: MessageIdentity, position: number): Promise<string | null> {
    const known = this.known(identity, position);
    if (known !== undefined) return known;
    const { contentId } = identity;
    const link = await this.ctx.db.row<{ url: string | null }>(selectLink(contentId, position));
    if (link === null) return null; // Not remembered: it costs a look-up only to whoever holds a sound token.
    if (this.remembered.size >= MOST_LINKS) this.remembered.clear();
    this.remembered.set(cacheKey(contentId, position), link.url);
    return link.url;
  }
}

function cacheKey(contentId: ContentId, position: number): string {
  return `${contentId} ${position}`;
}
