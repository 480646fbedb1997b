import type { Parsed } from './attribute.js';

/** Gender as a field of users; anything finer is an attribute. */
export const Gender = { FEMALE: 'FEMALE', MALE: 'MALE', OTHER: 'OTHER' } as const;
export type Gender = (typeof Gender)[keyof typeof Gender];

/** Languages of the public pages and of the admin. */
export const UI_LANGUAGES = ['en', 'es'] as const;
/** One of {@link UI_LANGUAGES}. */
export type UiLanguage = (typeof UI_LANGUAGES)[number];

/** The page language for a user's language tag: Spanish for `es` and its regions, else English. */
export function uiLanguage(tag: string | null): UiLanguage {
  return tag !== null && /^es(-|$)/i.test(tag) ? 'es' : 'en';
}

/** Reads a language tag (RFC 5646) and returns it in its canonical spelling. */
export function parseLanguage(text: string): Parsed<string> {
  try {
    const [canonical] = Intl.getCanonicalLocales(text.trim());
    if (canonical !== undefined) return { ok: true, value: canonical };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return { ok: false, message: `"${text}" is not a language tag; write it like en or pt-BR.` };
}

const knownTimeZones = new Map<string, boolean>();

/** Reads the name of a time zone of the IANA database. */
export function parseTimeZone(text: string): Parsed<string> {
  const name = text.trim();
  if (!isTimeZone(name))
    return { ok: false, message: `"${text}" is not a time zone; write it like America/Santiago.` };
  return { ok: true, value: name };
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,40}$/.test(name)) return false;
  const known = knownTimeZones.get(name);
  if (known !== undefined) return known;
  let valid = true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    valid = false;
  }
  if (knownTimeZones.size < 2_000) knownTimeZones.set(name, valid);
  return valid;
}

/** Reads a country code (ISO 3166-1 alpha-2). */
export function parseCountry(text: string): Parsed<string> {
  const code = text.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(code))
    return { ok: false, message: `"${text}" is not a country code of two letters; write it like CL.` };
  return { ok: true, value: code };
}
