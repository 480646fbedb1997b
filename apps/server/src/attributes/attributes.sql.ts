import { type Sql, sql } from '../db/sql.js';

/** Which of these values some user has, in a CHOICE or in a LIST. */
export function choicesInUse(key: string, choices: readonly string[]): Sql {
  return sql`/* attributes.choicesInUse */
    SELECT choice FROM unnest(${choices}::text[]) AS choice
    WHERE EXISTS (SELECT FROM users u WHERE u.attributes @> jsonb_build_object(${key}::text, choice))
       OR EXISTS (SELECT FROM users u WHERE u.attributes @> jsonb_build_object(${key}::text, jsonb_build_array(choice)))`;
}

/** Targets whose rule has a row about the attribute, at any depth. */
export function targetsThatName(key: string): Sql {
  return sql`/* attributes.targetsThatName */
    SELECT t.name FROM targets t
    WHERE jsonb_path_exists(t.rule, '$.** ? (@.kind == "attribute" && @.key == $key)', jsonb_build_object('key', ${key}::text))
    ORDER BY t.name LIMIT 20`;
}

/** Campaigns with a shipment whose audience is still to be computed by a rule about the attribute, as it was frozen. */
export function waitingShipmentsThatName(key: string): Sql {
  return sql`/* attributes.waitingShipmentsThatName */
    SELECT DISTINCT c.name FROM shipments s JOIN campaigns c ON c.id = s.campaign_id
    WHERE s.status = 'PENDING' AND s.prepared_at IS NULL
      AND jsonb_path_exists(s.audience, '$.** ? (@.kind == "attribute" && @.key == $key)', jsonb_build_object('key', ${key}::text))
    ORDER BY c.name LIMIT 20`;
}

/**
 * Messages that may show an attribute: `attributes` and, shortly after it, the key. Few are left by that for the exact
 * search, which reads their Liquid. A shipment shows what was frozen, and only until its values are written.
 */
export function messagesThatMention(key: string): Sql {
  const mention = sql`('attributes.{1,20}' || ${key}::text)`;
  return sql`/* attributes.messagesThatMention */
    SELECT m.kind, m.name, ARRAY[m.subject, m.preheader, m.action_url] AS texts, m.markup
    FROM (
      SELECT 'CAMPAIGN' AS kind, c.name, c.subject, c.preheader, COALESCE(c.action_url, '') AS action_url, c.content AS markup
      FROM campaigns c WHERE c.deleted_at IS NULL
      UNION ALL
      SELECT 'TEMPLATE', t.name, '', '', '', t.mjml FROM templates t
      UNION ALL
      SELECT 'WAITING_SHIPMENT', c.name, f.subject, f.preheader, COALESCE(f.action_url, ''), f.source
      FROM shipments s JOIN campaigns c ON c.id = s.campaign_id JOIN contents f ON f.id = s.content_id
      WHERE s.status = 'PENDING' AND s.prepared_at IS NULL AND s.deleted_at IS NULL
    ) m
    WHERE m.markup ~ ${mention} OR m.subject ~ ${mention} OR m.preheader ~ ${mention} OR m.action_url ~ ${mention}
    ORDER BY m.name`;
}

export function removeFromUsers(key: string): Sql {
  return sql`/* attributes.removeFromUsers */
    UPDATE users SET attributes = users.attributes - ${key}::text WHERE users.attributes ? ${key}`;
}
