import { type Sql, sql } from '../../src/db/sql.js';

/** The indexes of users that stand for no constraint. */
export function indexesOfUsers(): Sql {
  return sql`/* bench.indexesOfUsers */
    SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
    FROM pg_index i WHERE i.indrelid = 'users'::regclass AND NOT i.indisunique ORDER BY 1`;
}

/** Users with the numbers above `from` up to `through`; everything about a user follows from the number. */
export function addUsersStep(from: number, through: number): Sql {
  return sql`/* bench.addUsers */
    INSERT INTO users (external_id, email, email_key, first_name, last_name, language, country, time_zone, gender,
                       birth_date, attributes, tags, registered_at)
    SELECT 'c-' || n, a.address, lower(a.address), a.first, a.last,
           (ARRAY['es', 'en', 'pt', 'de', 'fr', 'es-CL'])[1 + h % 6], (ARRAY['CL', 'ES', 'US', 'BR', 'DE', 'FR', 'PE'])[1 + h / 7 % 7],
           (ARRAY['America/Santiago', 'Europe/Madrid', 'America/New_York', NULL])[1 + h / 11 % 4],
           (ARRAY['FEMALE', 'MALE', 'OTHER', NULL])[1 + h / 13 % 4], date '1950-01-01' + h / 17 % 20000,
           jsonb_build_object(
             'plan', (ARRAY['seed', 'garden', 'orchard'])[1 + h / 19 % 3],
             'city', (ARRAY['Valdivia', 'Sevilla', 'São Paulo', 'Portland', 'Köln', 'Lyon', 'Coyhaique', 'Valparaíso'])[1 + h / 23 % 8],
             'points', h / 29 % 1000,
             'joined_on', to_char(date '2015-12-01' + h / 31 % 3650, 'YYYY-MM-DD'),
             'interests', to_jsonb((ARRAY['beans', 'roses', 'bees', 'compost', 'trees', 'tools'])[1 + h / 37 % 4:2 + h / 37 % 4])),
           CASE WHEN h % 97 = 0 THEN ARRAY['staff', 'news'] WHEN h % 3 = 0 THEN ARRAY['news', 'c' || h % 50] WHEN h % 3 = 1 THEN ARRAY['c' || h % 50] ELSE '{}' END,
           now() - (h % 100000) * interval '1 hour'
    FROM (SELECT n, hashint8(n) & 2147483647 AS h FROM generate_series(${from}::bigint + 1, ${through}::bigint) n) numbered
    CROSS JOIN LATERAL (
      SELECT (ARRAY['Ana', 'Günther', 'Máire', 'Юрий', 'Li', 'José', 'Zoë', 'Pedro', 'Lucía', 'Emma', 'Noah', 'Íñigo'])[1 + h / 41 % 12] AS first,
             (ARRAY['Pérez', 'O''Brien', 'Müller', 'Иванов', 'Wang', 'Silva', 'García', 'Smith', 'Núñez', 'Rossi'])[1 + h / 43 % 10] AS last,
             'Someone.' || (CASE WHEN n % 200 = 0 THEN n - 1 ELSE n END) || '@' ||
               (ARRAY['example.com', 'example.org', 'mail.example.net', 'post.example'])[1 + (CASE WHEN n % 200 = 0 THEN n - 1 ELSE n END) % 4] AS address
    ) a`;
}

/** One user in a hundred left each channel. */
export function addUnsubscriptions(): Sql {
  return sql`/* bench.addUnsubscriptions */
    INSERT INTO unsubscriptions (user_id, channel, email_key, source)
    SELECT u.id, c.channel, CASE WHEN c.channel = 'EMAIL' THEN u.email_key END, 'LINK'
    FROM users u JOIN (VALUES ('EMAIL', 7), ('NOTIFICATION', 8)) c(channel, digits) ON u.id % 100 = c.digits`;
}

/** One address in two hundred is suppressed. */
export function addSuppressions(): Sql {
  return sql`/* bench.addSuppressions */
    INSERT INTO suppressions (email_key, reason) SELECT u.email_key, 'HARD_BOUNCE' FROM users u WHERE u.id % 200 = 11
    ON CONFLICT DO NOTHING`;
}
