import { LIMITS } from './limits.js';
import { parseIsoDate } from './iso-date.js';
import { isStorableText } from './storable-text.js';

/** The type of a declared attribute of users. */
export const AttributeType = {
  TEXT: 'TEXT',
  NUMBER: 'NUMBER',
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
  CHOICE: 'CHOICE',
  LIST: 'LIST',
} as const;
export type AttributeType = (typeof AttributeType)[keyof typeof AttributeType];

/** A declared attribute: what rules and variables may name, and which values it takes. */
export interface AttributeDeclaration {
  key: string;
  label: string;
  type: AttributeType;
  /** The values of a CHOICE or LIST; empty for a LIST of free words and for the other types. */
  choices: readonly string[];
}

/** A value as it is stored: of TEXT, DATE (ISO 8601) and CHOICE a string, of LIST strings. */
export type AttributeValue = string | number | boolean | readonly string[];

/** What the key of an attribute looks like: a name that Liquid and rules take as it is. */
export const ATTRIBUTE_KEY = /^[a-z][a-z0-9_]{0,62}$/;

/** What was read from outside, or what is wrong with it in one sentence that says what to do. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; message: string };

const ok = <T>(value: T): Parsed<T> => ({ ok: true, value });
const refused = (message: string): Parsed<never> => ({ ok: false, message });

/**
 * Checks a value from outside against an attribute's declaration. Numbers and booleans may come as text, as they do
 * from CSV: `"12.5"`, `"true"`. A date is an ISO 8601 calendar date (`2026-02-28`).
 *
 * @returns the value as it is stored, or what is wrong with it in one sentence.
 */
export function parseAttributeValue(declaration: AttributeDeclaration, raw: unknown): Parsed<AttributeValue> {
  switch (declaration.type) {
    case 'TEXT':
      return parseText(raw);
    case 'NUMBER':
      return parseNumber(raw);
    case 'BOOLEAN':
      return parseBoolean(raw);
    case 'DATE':
      return parseDate(raw);
    case 'CHOICE':
      return parseChoice(raw, declaration.choices);
    case 'LIST':
      return parseList(raw, declaration.choices);
  }
}

function parseText(raw: unknown): Parsed<string> {
  if (typeof raw !== 'string') return refused('Give a text.');
  if (raw.length > LIMITS.attributeTextLength)
    return refused(`Give at most ${LIMITS.attributeTextLength} characters.`);
  if (!isStorableText(raw))
    return refused('The text has a character that cannot be stored (NUL or half of a surrogate pair).');
  return ok(raw);
}

function parseNumber(raw: unknown): Parsed<number> {
  const wellFormed = typeof raw === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(raw.trim());
  const value = typeof raw === 'number' ? raw : wellFormed ? Number(raw) : Number.NaN;
  if (!Number.isFinite(value)) return refused(`${quote(raw)} is not a number; write it like 12.5.`);
  return ok(value);
}

function parseBoolean(raw: unknown): Parsed<boolean> {
  if (raw === true || raw === 'true') return ok(true);
  if (raw === false || raw === 'false') return ok(false);
  return refused(`${quote(raw)} is neither true nor false.`);
}

function parseDate(raw: unknown): Parsed<string> {
  const date = typeof raw === 'string' ? parseIsoDate(raw) : null;
  if (date === null) return refused(`${quote(raw)} is not a date; write it like 2026-02-28.`);
  return ok(date);
}

function parseChoice(raw: unknown, choices: readonly string[]): Parsed<string> {
  if (typeof raw !== 'string' || !choices.includes(raw))
    return refused(`${quote(raw)} is not one of the choices: ${choices.join(', ')}.`);
  return ok(raw);
}

function parseList(raw: unknown, choices: readonly string[]): Parsed<readonly string[]> {
  if (!Array.isArray(raw)) return refused('Give a list of texts.');
  if (raw.length > LIMITS.attributeListLength)
    return refused(`Give at most ${LIMITS.attributeListLength} entries.`);
  const values: string[] = [];
  for (const entry of raw as unknown[]) {
    const parsed = choices.length > 0 ? parseChoice(entry, choices) : parseText(entry);
    if (!parsed.ok) return parsed;
    if (!values.includes(parsed.value)) values.push(parsed.value);
  }
  return ok(values);
}

/** A value from outside as a message quotes it. Never throws, however deep the value is nested. */
function quote(raw: unknown): string {
  const text = Array.isArray(raw) ? '[…]' : typeof raw === 'object' && raw !== null ? '{…}' : String(raw);
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
