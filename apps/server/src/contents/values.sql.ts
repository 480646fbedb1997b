import type { VariablePath } from '@chasqui/rendering';
import { type Sql, sql } from '../db/sql.js';

/** How each variable is read from a row `u` of users. Empty texts count as missing, so that `default` fills them. */
const USER_FIELDS: Readonly<Record<string, Sql>> = {
  first_name: sql`NULLIF(u.first_name, '')`,
  last_name: sql`NULLIF(u.last_name, '')`,
  name: sql`NULLIF(u.name, '')`,
  email: sql`u.email`,
  external_id: sql`u.external_id`,
  language: sql`u.language`,
  country: sql`u.country`,
  time_zone: sql`u.time_zone`,
  gender: sql`lower(u.gender)`,
  birth_date: sql`u.birth_date`,
  tags: sql`NULLIF(u.tags, '{}')`,
};

/**
 * The values of exactly these variables as JSON, computed from a row `u` of users: what a delivery keeps, and all that
 * its message is later made from. What a user lacks is null.
 *
 * It is put together as text: jsonb_build_object of the same took 6 µs for five variables, this 2.5.
 */
export function valuesOf(paths: readonly VariablePath[]): Sql {
  const fields = new Map<string, Sql>();
  const attributes = new Set<string>();
  let allAttributes = false;
  for (const [root, field, key] of paths) {
    if (root !== 'user' || field === undefined)
      throw new Error(`A message uses ${String(root)}.${String(field)}, which no user has.`);
    if (field !== 'attributes') fields.set(field, fieldOf(field));
    else if (key === undefined) allAttributes = true;
    else attributes.add(key);
  }
  if (allAttributes) fields.set('attributes', sql`u.attributes::text`);
  else if (attributes.size > 0) fields.set('attributes', attributesOf(attributes));
  if (fields.size === 0) return sql`NULL::json`;
  return sql`('{"user":' || ${objectOf(fields)} || '}')::json`;
}

function fieldOf(field: string): Sql {
  const expression = USER_FIELDS[field];
  if (expression === undefined) throw new Error(`A message uses user.${field}, which no user has.`);
  return sql`to_json(${expression})::text`;
}

function attributesOf(keys: ReadonlySet<string>): Sql {
  return objectOf(new Map([...keys].map(key => [key, sql`(u.attributes -> ${key})::text`])));
}

/** A JSON object as text, of members that are JSON as text or NULL. */
function objectOf(members: ReadonlyMap<string, Sql>): Sql {
  const parts = [...members].map(
    ([name, json], place) =>
      sql`${`${place === 0 ? '{' : ','}${JSON.stringify(name)}:`}::text || COALESCE(${json}, 'null')`,
  );
  return sql`${parts.reduce((all, part) => sql`${all} || ${part}`)} || '}'`;
}
