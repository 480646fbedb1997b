import type { ContentId } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import { selectLink } from '../contents/index.js';
import type { MessageIdentity } from './message-token.js';

const MOST_LINKS = 20_000;

/** Where links lead, remembered: the links of a frozen content never change. */
export class LinkCache {
  private readonly known = new Map<string, string | null>();

  constructor(private readonly ctx: Pick<Ctx, 'db'>) {}

  /** The target of a link that is the same for everyone; null when there is none. */
  async target({ contentId }: MessageIdentity, position: number): Promise<string | null> {
    const key = cacheKey(contentId, position);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const link = await this.ctx.db.row<{ url: string | null }>(selectLink(contentId, position));
    if (link === null) return null; // Not remembered: it costs a look-up only to whoever holds a sound token.
    if (this.known.size >= MOST_LINKS) this.known.clear();
    this.known.set(key, link.url);
    return link.url;
  }
}

function cacheKey(contentId: ContentId, position: number): string {
  return `${contentId} ${position}`;
}
