import type { Sort } from '../table/columns.js';

/** How one value is kept in the URL. What equals `fallback` is left out; what cannot be read is the fallback. */
export interface UrlParam<Value> {
  fallback: Value;
  read: (text: string) => Value | undefined;
  write: (value: Value) => string;
}

export function textParam(fallback = ''): UrlParam<string> {
  return { fallback, read: text => text, write: value => value };
}

export function flagParam(): UrlParam<boolean> {
  return { fallback: false, read: text => text === '1', write: value => (value ? '1' : '0') };
}

/** One of a closed set; absent (null) unless a fallback is given. */
export function choiceParam<Value extends string>(values: readonly Value[]): UrlParam<Value | null>;
export function choiceParam<Value extends string>(values: readonly Value[], fallback: Value): UrlParam<Value>;
export function choiceParam<Value extends string>(
  values: readonly Value[],
  fallback: Value | null = null,
): UrlParam<Value | null> {
  return { fallback, read: text => values.find(value => value === text), write: value => value ?? '' };
}

/** An id, or null for none. */
export function idParam(): UrlParam<string | null> {
  return { fallback: null, read: text => (text === '' ? undefined : text), write: value => value ?? '' };
}

/** `name` ascending, `-name` descending. */
export function sortParam<By extends string>(by: readonly By[], fallback: Sort<By>): UrlParam<Sort<By>> {
  return {
    fallback,
    read: text => {
      const found = by.find(name => name === text.replace(/^-/, ''));
      return found && { by: found, direction: text.startsWith('-') ? 'desc' : 'asc' };
    },
    write: ({ by: name, direction }) => (direction === 'desc' ? `-${name}` : name),
  };
}
