import type { ContentId } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';
import type { Content } from './content.js';

/** @param html what MJML made of a mail; null for a notification. */
export function insertContent(content: Omit<Content, 'id'>, html: string | null): Sql {
  return sql`/* contents.insert */
    INSERT INTO contents (channel, campaign_name, subject, preheader, source, action_url, language,
                          sender_name, sender_address, reply_to, footer, attributes, track_opens, track_clicks, html)
    VALUES (${content.channel}, ${content.campaignName}, ${content.subject}, ${content.preheader}, ${content.source},
            ${content.actionUrl}, ${content.language}, ${content.senderName}, ${content.senderAddress}, ${content.replyTo},
            ${content.footer === null ? null : JSON.stringify(content.footer)}::jsonb,
            ${JSON.stringify(content.attributes)}::jsonb, ${content.trackOpens}, ${content.trackClicks}, ${html})
    RETURNING id`;
}

export function insertLinks(
  contentId: ContentId,
  links: readonly { position: number; url: string | null }[],
): Sql {
  return sql`/* links.insert */
    INSERT INTO links (content_id, position, url)
    SELECT ${contentId}::bigint, l.position, l.url
    FROM unnest(${links.map(link => link.position)}::int[], ${links.map(link => link.url)}::text[]) AS l(position, url)`;
}

export function selectContent(id: ContentId): Sql {
  return sql`/* contents.select */
    SELECT c.id, c.channel, c.campaign_name AS "campaignName", c.subject, c.preheader, c.source, c.action_url AS "actionUrl",
           c.language, c.sender_name AS "senderName", c.sender_address AS "senderAddress", c.reply_to AS "replyTo", c.footer, c.attributes,
           c.track_opens AS "trackOpens", c.track_clicks AS "trackClicks", c.html
    FROM contents c WHERE c.id = ${id}::bigint`;
}

export function selectLink(contentId: ContentId, position: number): Sql {
  return sql`/* links.select */
    SELECT l.url FROM links l WHERE l.content_id = ${contentId}::bigint AND l.position = ${position}`;
}

/**
 * Deletes a content that no shipment and no message shows any more. Its links live on for 13 months, so that old mails
 * still lead somewhere.
 */
export function deleteUnusedContent(id: ContentId): Sql {
  return sql`/* contents.deleteUnused */
    WITH gone AS (
      DELETE FROM contents c WHERE c.id = ${id}::bigint
        AND NOT EXISTS (SELECT FROM shipments s WHERE s.content_id = c.id)
        AND NOT EXISTS (SELECT FROM messages m WHERE m.content_id = c.id)
      RETURNING c.id
    )
    UPDATE links l SET expires_at = now() + interval '13 months' FROM gone g WHERE l.content_id = g.id`;
}

export function deleteExpiredLinks(): Sql {
  return sql`/* links.deleteExpired */ DELETE FROM links l WHERE l.expires_at < now()`;
}
