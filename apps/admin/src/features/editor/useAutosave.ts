import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefusalWords } from '../../api/useRefusalWords.js';

/** Why a draft was not saved. */
export type SaveFailure =
  /** Not as it is written; it is tried again with the next change. */
  | { kind: 'refused'; words: RefusalWords }
  /** Nothing is wrong with it, and it is tried again by itself. No words where Chasqui could not be reached. */
  | { kind: 'waiting'; words: RefusalWords | null }
  /** Somebody else saved meanwhile: people decide which of the two counts. */
  | { kind: 'conflict' };

/** Whether what is written is safe. */
export type SaveState =
  /** `at` is null while nothing was changed since the editor opened. */
  { kind: 'saved'; at: Date | null } | { kind: 'unsaved' } | { kind: 'saving' } | SaveFailure;

export interface AutosaveOptions<Draft extends object> {
  initial: Draft;
  /** Saves, and resolves to nothing or to why it was not done. */
  save: (draft: Draft) => Promise<SaveFailure | undefined>;
  /** Where others may save too: fetches what they saved. The next `save` replaces that. */
  fetchTheirs?: () => Promise<Draft>;
}

export interface Autosave<Draft extends object> {
  draft: Draft;
  change: (patch: Partial<Draft>) => void;
  state: SaveState;
  /** Saves what is not saved yet. @returns whether everything written is safe now. */
  saveNow: () => Promise<boolean>;
  /** Ends a conflict: what is written here replaces what the other one saved. */
  keepMine: () => Promise<void>;
  /** Ends a conflict: what the other one saved replaces what is written here. @returns what takes that back. */
  loadTheirs: () => Promise<() => void>;
  /** Whether leaving now would lose something. */
  wouldLose: () => boolean;
}

/** Long enough not to save half words, short enough that nobody thinks of saving. */
const PAUSE_MS = 1_200;
/** From one try to the next while Chasqui cannot be reached. */
const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * A draft that saves itself when the writing pauses. Saves never overlap: what is written during one is saved by the
 * next. A refused draft is kept and tried again with the next change, one that did not arrive until it does.
 */
export function useAutosave<Draft extends object>(options: AutosaveOptions<Draft>): Autosave<Draft> {
  const { initial } = options;
  const [draft, setDraft] = useState(initial);
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: null });
  const written = useRef(initial);
  const saved = useRef(initial);
  const refused = useRef<Draft>(null);
  const running = useRef<Promise<boolean>>(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  const saveNow = useCallback(() => {
    const saveAll = async () => {
      while (written.current !== saved.current) {
        const sending = written.current;
        setState(before => (isHeld(before) ? before : { kind: 'saving' }));
        const failure = await latest.current.save(sending);
        if (failure) {
          if (failure.kind === 'refused') refused.current = sending;
          // Another object each time, since each begins the wait for the next try.
          setState({ ...failure });
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

  const held = isHeld(state);
  useEffect(() => {
    if (draft === saved.current || held) return;
    const timer = setTimeout(() => {
      // As it is it was refused already, when it was saved by hand.
      if (written.current !== refused.current) void saveNow();
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, held, saveNow]);
  useRetries(state, saveNow);

  const change = useCallback((patch: Partial<Draft>) => {
    written.current = { ...written.current, ...patch };
    setDraft(written.current);
    setState(before => (isHeld(before) ? before : { kind: 'unsaved' }));
  }, []);

  const fetchTheirs = useCallback(async () => {
    const { fetchTheirs: fetchNow } = latest.current;
    if (!fetchNow) throw new Error('Nobody else saves this draft.');
    return fetchNow();
  }, []);
  const keepMine = useCallback(async () => {
    await fetchTheirs();
    setState({ kind: 'saving' });
    await saveNow();
  }, [fetchTheirs, saveNow]);
  const loadTheirs = useCallback(async () => {
    const theirs = await fetchTheirs();
    const mine = written.current;
    written.current = theirs;
    saved.current = theirs;
    setDraft(theirs);
    setState({ kind: 'saved', at: null });
    return () => change(mine);
  }, [fetchTheirs, change]);

  return {
    draft,
    change,
    state,
    saveNow,
    keepMine,
    loadTheirs,
    wouldLose: useCallback(() => written.current !== saved.current, []),
  };
}

/** Writing on changes nothing about why it is not saved, so that it is said until it is over. */
function isHeld({ kind }: SaveState): boolean {
  return kind === 'waiting' || kind === 'conflict';
}

/** Tries again, less and less often, and at once when the browser is back on the network. */
function useRetries(state: SaveState, saveNow: () => Promise<boolean>): void {
  const tries = useRef(0);
  useEffect(() => {
    if (state.kind === 'saved') tries.current = 0;
    if (state.kind !== 'waiting') return;
    const again = () => void saveNow();
    const wait = RETRY_MS[Math.min(tries.current++, RETRY_MS.length - 1)];
    const timer = setTimeout(again, wait);
    window.addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
    };
  }, [state, saveNow]);
}
