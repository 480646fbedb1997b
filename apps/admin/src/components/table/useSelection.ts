import { useMemo, useState } from 'react';

/** Rows that were ticked, among those on the screen. */
export interface Selection {
  keys: ReadonlySet<string>;
  has: (key: string) => boolean;
  toggle: (key: string, on: boolean) => void;
  toggleAll: (on: boolean) => void;
  clear: () => void;
}

/**
 * @param shown keys of the rows on the screen; what is no longer there is no longer selected, so that nothing unseen
 * is ever deleted
 */
export function useSelection(shown: readonly string[]): Selection {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => {
    const keys = new Set(shown.filter(key => ticked.has(key)));
    return {
      keys,
      has: key => keys.has(key),
      toggle: (key, on) => setTicked(on ? new Set([...keys, key]) : without(keys, key)),
      toggleAll: on => setTicked(new Set(on ? shown : [])),
      clear: () => setTicked(new Set()),
    };
  }, [shown, ticked]);
}

const without = (keys: ReadonlySet<string>, gone: string) => new Set([...keys].filter(key => key !== gone));
