import { type EmailAddress, LIMITS, isStorableText, parseEmailAddress } from '@chasqui/domain';
import type { BadField } from './refusal.js';
import { badField, badInput } from './refusal.js';

/** Whether a field of an input was given: neither left out nor null. */
export function isGiven<T>(value: T | null | undefined): value is T {
  return value !== undefined && value !== null;
}

/** The keys of an input, each once. @throws Refusal BAD_USER_INPUT for more of them than one request may name. */
export function distinctIds<Id extends string>(path: string, ids: readonly Id[]): Id[] {
  if (ids.length > LIMITS.idsAtOnce) throw badField(path, `At most ${LIMITS.idsAtOnce} at a time.`);
  return [...new Set(ids)];
}

/** What keeps a text of several lines from being stored. */
export function textFaults(path: string, value: string, maxLength: number): BadField[] {
  const faults: BadField[] = [];
  if (value.length > maxLength) faults.push({ path, message: `At most ${maxLength} characters.` });
  if (value.includes('\0')) faults.push({ path, message: 'The text cannot contain the NUL character.' });
  else if (!isStorableText(value)) faults.push({ path, message: HALF_A_CHARACTER });
  return faults;
}

const HALF_A_CHARACTER = 'The text has half of a character (of a surrogate pair). Type it again.';

/**
 * Reads the fields of an input and gathers everything that is wrong with them, so that a refusal names all bad fields
 * at once.
 */
export class InputReader {
  private readonly bad: BadField[] = [];

  refuse(path: string, message: string): void {
    this.bad.push({ path, message });
  }

  /** A name: trimmed, one line, not empty. */
  name(path: string, value: string): string {
    const name = value.trim();
    if (name === '') this.refuse(path, 'Give a name.');
    else this.line(path, name, LIMITS.nameLength);
    return name;
  }

  /** A text of one line. */
  line(path: string, value: string, maxLength: number): string {
    if (value.length > maxLength) this.refuse(path, `At most ${maxLength} characters.`);
    // oxlint-disable-next-line no-control-regex
    if (/[\x00-\x1f\x7f\u2028\u2029]/.test(value)) this.refuse(path, 'One line, without control characters.');
    else if (!isStorableText(value)) this.refuse(path, HALF_A_CHARACTER);
    return value;
  }

  /** A text of several lines. */
  text(path: string, value: string, maxLength: number): string {
    this.add(textFaults(path, value, maxLength));
    return value;
  }

  email(path: string, value: string): EmailAddress | null {
    const parsed = parseEmailAddress(value);
    if (!parsed.ok) this.refuse(path, parsed.message);
    return parsed.ok ? parsed.address : null;
  }

  /** Adds what another check found, with its own paths. */
  add(fields: readonly BadField[]): void {
    this.bad.push(...fields);
  }

  /** @throws Refusal BAD_USER_INPUT naming every bad field, if there is one. */
  done(): void {
    if (this.bad.length > 0) throw badInput(this.bad);
  }
}
