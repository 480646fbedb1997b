import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefusalWords } from '../../api/useRefusalWords.js';

/** Whether what is written is safe. */
export type SaveState =
  /** `at` is null while nothing was changed since the editor opened. */
  | { kind: 'saved'; at: Date | null }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'refused'; words: RefusalWords };

export interface AutosaveOptions<Draft extends object> {
  initial: Draft;
  /** Saves, and resolves to nothing or to why it was refused. */
  save: (draft: Draft) => Promise<RefusalWords | undefined>;
}

export interface Autosave<Draft extends object> {
  draft: Draft;
  change: (patch: Partial<Draft>) => void;
  state: SaveState;
  /** Saves what is not saved yet. @returns whether everything written is safe now. */
  saveNow: () => Promise<boolean>;
  /** Whether leaving now would lose something. */
  wouldLose: () => boolean;
}

/** Long enough not to save half words, short enough that nobody thinks of saving. */
const PAUSE_MS = 1200;

/**
 * A draft that saves itself when the writing pauses. Saves never overlap: what is written during one is saved by the
 * next. A refused draft is kept and tried again with the next change.
 */
export function useAutosave<Draft extends object>({
  initial,
  save,
}: AutosaveOptions<Draft>): Autosave<Draft> {
  const [draft, setDraft] = useState(initial);
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: null });
  const written = useRef(initial);
  const saved = useRef(initial);
  const running = useRef<Promise<boolean>>(null);
  const latestSave = useRef(save);
  useEffect(() => {
    latestSave.current = save;
  });

  const saveNow = useCallback(() => {
    const saveAll = async () => {
      while (written.current !== saved.current) {
        const sending = written.current;
        setState({ kind: 'saving' });
        const words = await latestSave.current(sending);
        if (words) {
          setState({ kind: 'refused', words });
          return false;
        }
        saved.current = sending;
        setState({ kind: 'saved', at: new Date() });
      }
      return true;
    };
    running.current ??= saveAll().finally(() => {
      running.current = null;
    });
    return running.current;
  }, []);

  useEffect(() => {
    if (draft === saved.current) return;
    const timer = setTimeout(() => void saveNow(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, saveNow]);

  const change = (patch: Partial<Draft>) => {
    written.current = { ...written.current, ...patch };
    setDraft(written.current);
    setState({ kind: 'unsaved' });
  };
  return {
    draft,
    change,
    state,
    saveNow,
    wouldLose: useCallback(() => written.current !== saved.current, []),
  };
}
