import { useEffect, useState } from 'react';

const PAUSE_MS = 150;

/** Something that can be chosen in a `SearchChip`. */
export interface Choice {
  value: string;
  label: string;
}

/** Choices by what was typed, those for nothing typed first. */
export type FindChoices = (text: string) => Promise<readonly Choice[]>;

interface Choices {
  choices: readonly Choice[];
  state: 'searching' | 'done' | 'failed';
}

/** Asks once the typing pauses; an answer that comes after the next question is dropped, and the old one stays until then. */
export function useChoices(find: FindChoices, text: string): Choices {
  const [found, setFound] = useState<Choices>({ choices: [], state: 'searching' });
  const [asked, setAsked] = useState(text);
  if (text !== asked) {
    setAsked(text);
    setFound(before => ({ ...before, state: 'searching' }));
  }

  useEffect(() => {
    let stale = false;
    const ask = async () => {
      try {
        const choices = await find(text);
        if (!stale) setFound({ choices, state: 'done' });
      } catch {
        // The list says so.
        if (!stale) setFound({ choices: [], state: 'failed' });
      }
    };
    const timer = setTimeout(() => void ask(), text === '' ? 0 : PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [find, text]);

  return found;
}
