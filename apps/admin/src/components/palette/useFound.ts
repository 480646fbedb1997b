import { useEffect, useState } from 'react';
import type { PaletteGroup, PaletteSearch } from './palette-items.js';

const PAUSE_MS = 150;

interface Found {
  groups: readonly PaletteGroup[];
  state: 'idle' | 'searching' | 'done' | 'failed';
}

const NOTHING: Found = { groups: [], state: 'idle' };

/** Asks the search once the typing pauses; an answer that comes after the next question is dropped. */
export function useFound(search: PaletteSearch | undefined, text: string): Found {
  const [found, setFound] = useState(NOTHING);
  const [asked, setAsked] = useState('');
  if (text !== asked) {
    setAsked(text);
    setFound(before => (text === '' ? NOTHING : { ...before, state: 'searching' }));
  }

  useEffect(() => {
    if (!search || text === '') return;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const groups = await search(text, stop.signal);
        if (!stop.signal.aborted)
          setFound({ groups: groups.filter(group => group.items.length > 0), state: 'done' });
      } catch {
        // The palette says so, and its destinations still work.
        if (!stop.signal.aborted) setFound({ groups: [], state: 'failed' });
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [search, text]);

  return search ? found : NOTHING;
}
