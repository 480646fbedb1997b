import { parseIsoDate } from '@chasqui/domain';
import { RULE_LIMITS } from '../rule-limits.js';
import type { Bilingual } from './issues.js';
import type { NodeReader } from './node-reader.js';
import { show } from './show.js';

// Readers of what a row compares with. Each returns the canonical value, or null after it has reported the issue.

/** A word out of a closed set, such as the operator. Without it the rest of the node cannot be judged. */
export function readOneOf<Word extends string>(
  node: NodeReader,
  name: string,
  words: readonly Word[],
): Word | null {
  const raw = node.take(name);
  const word = words.find(candidate => candidate === raw);
  if (word !== undefined) return word;
  const choices = words.join(', ');
  node.refuse(
    name,
    raw === undefined
      ? { en: `Choose one of: ${choices}.`, es: `Elige uno de: ${choices}.` }
      : {
          en: `${show(raw, 'en')} is not possible here. Choose one of: ${choices}.`,
          es: `${show(raw, 'es')} no es posible aquí. Elige uno de: ${choices}.`,
        },
  );
  return node.passOverRest();
}

/** A text: without the white space around it, in Unicode normal form C, not empty. */
export function readText(node: NodeReader, name: string, maxLength: number): string | null {
  const text = parseText(node.take(name), maxLength);
  return typeof text === 'string' ? text : node.refuse(name, text);
}

/** A list of texts, each as in `readText`, without the repeated ones; `sameAs` tells what counts as a repetition. */
export function readTexts(
  node: NodeReader,
  name: string,
  maxLength: number,
  sameAs?: (text: string) => string,
): string[] | null {
  return readList(node, name, raw => parseText(raw, maxLength), sameAs);
}

/** A list of at least one entry and without repetitions; `parse` reads one entry or says what is wrong with it. */
export function readList(
  node: NodeReader,
  name: string,
  parse: (raw: unknown) => string | Bilingual,
  sameAs: (text: string) => string = text => text,
): string[] | null {
  const raw = node.take(name);
  if (!Array.isArray(raw) || raw.length === 0)
    return node.refuse(name, {
      en: 'Give a list of at least one text, like ["gold"].',
      es: 'Escribe una lista de al menos un texto, como ["oro"].',
    });
  if (raw.length > RULE_LIMITS.valuesPerList)
    return node.refuse(name, {
      en: `Give at most ${RULE_LIMITS.valuesPerList} values; these are ${raw.length}.`,
      es: `Escribe como máximo ${RULE_LIMITS.valuesPerList} valores; estos son ${raw.length}.`,
    });

  const texts = new Map<string, string>();
  let sound = true;
  for (const [index, entry] of (raw as unknown[]).entries()) {
    const text = parse(entry);
    if (typeof text !== 'string') {
      node.refuse(`${name}[${index}]`, text);
      sound = false;
    } else if (!texts.has(sameAs(text))) texts.set(sameAs(text), text);
  }
  return sound ? [...texts.values()] : null;
}

/** One text from outside in its canonical form, or what is wrong with it. */
export function parseText(raw: unknown, maxLength: number): string | Bilingual {
  if (typeof raw !== 'string') return { en: 'Give a text.', es: 'Escribe un texto.' };
  const text = raw.normalize('NFC').trim();
  if (text === '') return { en: 'The text is empty. Give one.', es: 'El texto está vacío. Escribe uno.' };
  if (text.length > maxLength)
    return {
      en: `Give at most ${maxLength} characters.`,
      es: `Escribe como máximo ${maxLength} caracteres.`,
    };
  // PostgreSQL can store neither, so no user has them.
  if (/\0|\p{Surrogate}/u.test(text))
    return {
      en: 'The text has a NUL character or half a character. Type it again.',
      es: 'El texto tiene un carácter NUL o medio carácter. Vuelve a escribirlo.',
    };
  return text;
}

/** A finite number; never `-0`, which JSON text does not keep. */
export function readNumber(node: NodeReader, name: string): number | null {
  const raw = node.take(name);
  if (typeof raw === 'number' && Number.isFinite(raw)) return raw + 0;
  return node.refuse(name, {
    en: 'Give a number, without quotation marks, like 12.5.',
    es: 'Escribe un número, sin comillas, como 12.5.',
  });
}

/** An ISO 8601 calendar date of the years 0001 to 9999. */
export function readDate(node: NodeReader, name: string): string | null {
  const raw = node.take(name);
  const date = typeof raw === 'string' ? parseIsoDate(raw) : null;
  return (
    date ??
    node.refuse(name, {
      en: 'Give a date that exists, like "2026-02-28".',
      es: 'Escribe una fecha que exista, como "2026-02-28".',
    })
  );
}

/** A number of days; 0 means today. */
export function readDays(node: NodeReader, name: string): number | null {
  const raw = node.take(name);
  if (typeof raw === 'number' && Number.isInteger(raw) && raw >= 0 && raw <= RULE_LIMITS.days) return raw + 0;
  return node.refuse(name, {
    en: `Give a whole number of days from 0 to ${RULE_LIMITS.days}.`,
    es: `Escribe un número entero de días entre 0 y ${RULE_LIMITS.days}.`,
  });
}

/** `from` and `to`, both of them included. */
export function readRange<Value extends number | string>(
  node: NodeReader,
  read: (node: NodeReader, name: string) => Value | null,
): { from: Value; to: Value } | null {
  const from = read(node, 'from');
  const to = read(node, 'to');
  if (from === null || to === null) return null;
  if (from <= to) return { from, to };
  return node.refuse('to', {
    en: '"to" comes before "from", so nothing can lie between them. Swap them.',
    es: '"to" es anterior a "from", así que nada puede estar entre ellos. Intercámbialos.',
  });
}
