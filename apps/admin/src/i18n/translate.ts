import { formatNumber, type Count } from './numbers.js';

/** The forms of one sentence by plural category (CLDR); `other` always, the rest as the language needs. */
export type Plural = { readonly [Form in Intl.LDMLPluralRule]?: string } & { readonly other: string };
/** A sentence with `{placeholders}` and, where parts of it are marked up, `<tag>…</tag>`. */
export type Message = string | Plural;
export type Dictionary = Readonly<Record<string, Message>>;

/** What another language's dictionary must have: the same keys, plural where the English one is. */
export type Translation<English extends Dictionary> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Plural;
};

type Forms<M extends Message> = M extends string ? M : Extract<M[keyof M], string>;
type Braced<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Braced<Rest>
  : never;
type Tagged<S extends string> = S extends `${string}</${infer Name}>${infer Rest}`
  ? Name | Tagged<Rest>
  : never;

/** Numbers are written as the locale writes them; a `Count` that stopped early gets its plus sign. */
export type Value = string | number | Count;
/** The values that a message needs, by the names in its braces; a plural always needs `count`. */
export type Values<M extends Message> = { readonly [Name in Braced<Forms<M>>]: Value } & (M extends string
  ? unknown
  : { readonly count: number | Count });
/** The tags that a message marks parts of itself with. */
export type TagNames<M extends Message> = Tagged<Forms<M>>;

/** A locale for `Intl` and the rules for its plurals. */
export interface Speech {
  locale: string;
  plurals: Intl.PluralRules;
}

export const speech = (locale: string): Speech => ({ locale, plurals: new Intl.PluralRules(locale) });

/** Says a message: its form by `count`, with each placeholder filled. */
export function translate(message: Message, values: Readonly<Record<string, Value>>, how: Speech): string {
  return fill(formOf(message, values.count, how), values, how);
}

/** The form of a message that goes with a count. */
export function formOf(message: Message, count: Value | undefined, { plurals }: Speech): string {
  if (typeof message === 'string') return message;
  if (count === undefined || typeof count === 'string') return message.other;
  return message[plurals.select(typeof count === 'number' ? count : count.value)] ?? message.other;
}

/** Puts the values into their places; a placeholder without a value is left as it stands. */
export function fill(text: string, values: Readonly<Record<string, Value>>, { locale }: Speech): string {
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return typeof value === 'string' ? value : formatNumber(value, locale);
  });
}

/** One stretch of a marked-up message: bare text, or the text inside a tag. */
export interface Stretch {
  tag?: string;
  text: string;
}

/** Splits `before <tag>inside</tag> after` into stretches. Tags do not nest. */
export function stretches(text: string): Stretch[] {
  const parts: Stretch[] = [];
  let end = 0;
  for (const found of text.matchAll(/<(\w+)>(.*?)<\/\1>/gs)) {
    if (found.index > end) parts.push({ text: text.slice(end, found.index) });
    parts.push({ tag: found[1] ?? '', text: found[2] ?? '' });
    end = found.index + found[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
