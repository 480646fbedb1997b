import {
  type AttributeDeclaration,
  Gender,
  LIMITS,
  type Parsed,
  isStorableText,
  parseAttributeValue,
  parseCountry,
  parseEmailAddress,
  parseIsoDate,
  parseIsoInstant,
  parseLanguage,
  parseTimeZone,
} from '@chasqui/domain';
import { isGiven } from '../api-kit/parse-input.js';
import type { BadField } from '../api-kit/refusal.js';
import type { UpsertUserInput } from './user-input.js';

/**
 * A row by its columns. A key that is absent leaves the column as it is; null clears it. It travels to the database as
 * JSON, hence the column names.
 */
export interface UserRow {
  external_id?: string;
  email?: string | null;
  email_key?: string | null;
  first_name?: string;
  last_name?: string;
  language?: string | null;
  country?: string | null;
  time_zone?: string | null;
  gender?: Gender | null;
  birth_date?: string | null;
  attributes?: Record<string, unknown>;
  tags?: string[];
  registered_at?: string;
  last_seen_at?: string | null;
}

export type ParsedUser = { ok: true; row: UserRow } | { ok: false; errors: BadField[] };

const EARLIEST_BIRTH = '1850-01-01';
const DAY_MS = 86_400_000;

/** Checks one row against the declared attributes; all its faults are found at once. */
export function parseUser(
  input: UpsertUserInput,
  declarations: ReadonlyMap<string, AttributeDeclaration>,
  now: Date,
): ParsedUser {
  const errors: BadField[] = [];
  const row: UserRow = {};
  const refuse = (path: string, message: string): null => {
    errors.push({ path, message });
    return null;
  };
  const take = <T>(path: string, parsed: Parsed<T>): T | null =>
    parsed.ok ? parsed.value : refuse(path, parsed.message);

  const externalId = clean(input.externalId);
  const email = clean(input.email);
  if (externalId === null || externalId === undefined) {
    if (email === null || email === undefined)
      refuse('externalId', 'Give an externalId or an e-mail address, so that the user can be found again.');
  } else if (externalId.length > LIMITS.externalIdLength || !isPlainText(externalId)) {
    refuse('externalId', `At most ${LIMITS.externalIdLength} characters, none of them a control character.`);
  } else {
    row.external_id = externalId;
  }
  if (email === null) Object.assign(row, { email: null, email_key: null });
  if (typeof email === 'string') {
    const parsed = parseEmailAddress(email);
    if (parsed.ok) Object.assign(row, { email: parsed.address.display, email_key: parsed.address.key });
    else refuse('email', parsed.message);
  }
  if (input.firstName !== undefined) row.first_name = personName('firstName', input.firstName, refuse);
  if (input.lastName !== undefined) row.last_name = personName('lastName', input.lastName, refuse);
  const language = clean(input.language);
  if (language !== undefined)
    row.language = language === null ? null : take('language', parseLanguage(language));
  const country = clean(input.country);
  if (country !== undefined) row.country = country === null ? null : take('country', parseCountry(country));
  const timeZone = clean(input.timeZone);
  if (timeZone !== undefined)
    row.time_zone = timeZone === null ? null : take('timeZone', parseTimeZone(timeZone));
  const gender = clean(input.gender);
  if (gender !== undefined) row.gender = gender === null ? null : take('gender', parseGender(gender));
  const birthDate = clean(input.birthDate);
  if (birthDate !== undefined)
    row.birth_date = birthDate === null ? null : take('birthDate', parseBirthDate(birthDate, now));
  const registeredAt = clean(input.registeredAt);
  if (typeof registeredAt === 'string')
    row.registered_at = take('registeredAt', parseInstant(registeredAt, now)) ?? '';
  const lastSeenAt = clean(input.lastSeenAt);
  if (lastSeenAt !== undefined)
    row.last_seen_at = lastSeenAt === null ? null : take('lastSeenAt', parseInstant(lastSeenAt, now));
  if (input.tags !== undefined) row.tags = parseTags(input.tags ?? [], refuse);
  if (isGiven(input.attributes)) row.attributes = parseAttributes(input.attributes, declarations, refuse);
  return errors.length === 0 ? { ok: true, row } : { ok: false, errors };
}

type Refuse = (path: string, message: string) => null;

/** An empty text says the same as null: there is none. */
function clean(text: string | null | undefined): string | null | undefined {
  if (text === undefined || text === null) return text;
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

function isPlainText(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return isStorableText(text) && !/[\x00-\x1f\x7f]/.test(text);
}

function personName(path: string, value: string | null, refuse: Refuse): string {
  const name = (value ?? '').normalize('NFC').trim();
  if (name.length > LIMITS.personNameLength) refuse(path, `At most ${LIMITS.personNameLength} characters.`);
  if (!isStorableText(name))
    refuse(path, 'The name has a character that cannot be stored (NUL or half of a surrogate pair).');
  return name;
}

function parseGender(text: string): Parsed<Gender> {
  const gender = Object.values(Gender).find(value => value === text.toUpperCase());
  return gender === undefined
    ? { ok: false, message: `"${text}" is not one of female, male, other.` }
    : { ok: true, value: gender };
}

function parseBirthDate(text: string, now: Date): Parsed<string> {
  const date = parseIsoDate(text);
  if (date === null)
    return { ok: false, message: `"${text}" is not a date that exists; write it like 1990-02-28.` };
  // A day ahead, since somewhere it is tomorrow already.
  const latest = new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10);
  if (date > latest) return { ok: false, message: 'The date of birth lies in the future.' };
  if (date < EARLIEST_BIRTH)
    return { ok: false, message: `The date of birth lies before ${EARLIEST_BIRTH}.` };
  return { ok: true, value: date };
}

function parseInstant(text: string, now: Date): Parsed<string> {
  const instant = parseIsoInstant(text);
  if (instant === null)
    return {
      ok: false,
      message: `"${text}" is neither a date (2026-02-28) nor a time with its zone (2026-02-28T12:00:00Z).`,
    };
  // A day ahead, for clocks that go ahead and for where it is tomorrow already.
  if (instant.getTime() < 0 || instant.getTime() > now.getTime() + DAY_MS)
    return { ok: false, message: `"${text}" lies before 1970 or after tomorrow.` };
  return { ok: true, value: instant.toISOString() };
}

function parseTags(tags: readonly string[], refuse: Refuse): string[] {
  const kept = [...new Set(tags.map(tag => tag.trim()).filter(tag => tag !== ''))];
  if (kept.length > LIMITS.tagsPerUser) refuse('tags', `At most ${LIMITS.tagsPerUser} tags.`);
  kept.forEach(tag => {
    if (tag.length > LIMITS.tagLength || !isPlainText(tag))
      refuse('tags', `A tag has at most ${LIMITS.tagLength} characters, none of them a control character.`);
  });
  return kept;
}

function parseAttributes(
  given: Record<string, unknown>,
  declarations: ReadonlyMap<string, AttributeDeclaration>,
  refuse: Refuse,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [key, raw] of Object.entries(given)) {
    const path = `attributes.${key}`;
    const declaration = declarations.get(key);
    if (declaration === undefined) {
      refuse(path, `There is no attribute "${key}". Declare it in the settings first, or correct its name.`);
    } else if (raw === null || raw === '') {
      values[key] = null;
    } else {
      const parsed = parseAttributeValue(declaration, raw);
      if (!parsed.ok) refuse(path, parsed.message);
      else values[key] = parsed.value;
    }
  }
  return values;
}
