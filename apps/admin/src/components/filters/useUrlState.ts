import { useCallback, useMemo } from 'react';
import { useNavigate, useLocation } from 'react-router';
import { CURSOR } from '../table/usePaging.js';
import type { UrlParam } from './url-params.js';

type Values<S> = { [Name in keyof S]: S[Name] extends UrlParam<infer Value> ? Value : never };

export interface UrlState<S> {
  values: Values<S>;
  /**
   * Changes some of them in one step; several changes go into one call. Each is a new entry in the browser's history,
   * unless `replace` says that it only refines the last (typing). The list starts at its first page again.
   */
  set: (patch: Partial<Values<S>>, options?: { replace?: boolean }) => void;
  /** Back to what a fresh visit shows. */
  clear: () => void;
  /** Something differs from a fresh visit. */
  changed: boolean;
}

/**
 * Filters, search and sorting of a screen, kept in its URL so that they survive reloading and can be shared:
 *
 *     const filters = { channel: choiceParam(['EMAIL', 'NOTIFICATION']), search: textParam() };  // outside of the component
 *     const { values, set } = useUrlState(filters);
 *     set({ channel: 'EMAIL' });
 */
export function useUrlState<S extends { readonly [Name in keyof S]: UrlParam<Values<S>[Name]> }>(
  schema: S,
): UrlState<S> {
  const { search } = useLocation();
  const navigate = useNavigate();
  const values = useMemo(() => readParams(schema, search), [schema, search]);

  const set = useCallback<UrlState<S>['set']>(
    (patch, { replace = false } = {}) => {
      const next = writeParams(schema, search, patch);
      if (next !== search.replace(/^\?/, '')) void navigate({ search: next }, { replace });
    },
    [schema, search, navigate],
  );
  const fresh = writeParams(schema, search, fallbacks(schema));
  return {
    values,
    set,
    clear: () => set(fallbacks(schema)),
    changed: fresh !== writeParams(schema, search, values),
  };
}

const entriesOf = (schema: object) => Object.entries(schema as Readonly<Record<string, UrlParam<unknown>>>);

function fallbacks<S extends object>(schema: S): Values<S> {
  return Object.fromEntries(entriesOf(schema).map(([name, { fallback }]) => [name, fallback])) as Values<S>;
}

function readParams<S extends object>(schema: S, search: string): Values<S> {
  const params = new URLSearchParams(search);
  const read = entriesOf(schema).map(([name, param]) => {
    const text = params.get(name);
    return [name, text === null ? param.fallback : (param.read(text) ?? param.fallback)] as const;
  });
  return Object.fromEntries(read) as Values<S>;
}

function writeParams<S extends object>(schema: S, search: string, patch: Partial<Values<S>>): string {
  const params = new URLSearchParams(search);
  params.delete(CURSOR);
  for (const [name, param] of entriesOf(schema)) {
    if (!(name in patch)) continue;
    const text = param.write(patch[name as keyof S]);
    if (text === param.write(param.fallback)) params.delete(name);
    else params.set(name, text);
  }
  return params.toString();
}
