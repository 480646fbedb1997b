import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A row of a CSV of people as `upsertUsers` takes it. */
export interface PersonInput {
  externalId?: string;
  email?: string | null;
  firstName?: string;
  lastName?: string;
  attributes?: Record<string, string>;
  tags?: string[];
  [field: string]: unknown;
}

const FIELDS: Readonly<Record<string, string>> = {
  external_id: 'externalId',
  email: 'email',
  first_name: 'firstName',
  last_name: 'lastName',
  language: 'language',
  country: 'country',
  time_zone: 'timeZone',
  gender: 'gender',
  birth_date: 'birthDate',
  registered_on: 'registeredAt',
  last_seen: 'lastSeenAt',
};

/**
 * Reads a CSV (RFC 4180, UTF-8) whose first line names the columns: fields of users, `tags` (separated by `|`), and
 * anything else as an attribute.
 */
export function readPeople(file: string): PersonInput[] {
  const rows = parse<Record<string, string>>(readFileSync(file), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
  return rows.map(row => {
    const person: PersonInput = { attributes: {}, tags: [] };
    for (const [column, value] of Object.entries(row)) {
      const field = FIELDS[column];
      if (column === 'tags') person.tags = value.split('|').filter(tag => tag !== '');
      else if (field !== undefined) person[field] = value;
      else (person.attributes ??= {})[column] = value;
    }
    return person;
  });
}
