import { useEffect, useRef, useState, type RefObject } from 'react';
import type { SaveState } from './useAutosave.js';
import type { Issue } from './usePreview.js';

interface TroubleOptions {
  issues: readonly Issue[];
  state: SaveState;
  goToLine: (line: number) => void;
}

export interface TroubleFocus {
  /** Around all places where trouble may be said. */
  place: RefObject<HTMLDivElement | null>;
  /** Moves the focus to what keeps the draft from being saved, as soon as that is known. */
  seek: () => void;
  forget: () => void;
  /** What was sought, for screen readers. */
  words: string | undefined;
}

/** Leads to what is wrong, for who pressed Done and is still here. */
export function useTroubleFocus({ issues, state, goToLine }: TroubleOptions): TroubleFocus {
  const place = useRef<HTMLDivElement>(null);
  const seeking = useRef(false);
  const [told, setTold] = useState(false);
  // Whoever writes on has been told; what is wrong then is said in its place.
  if (told && state.kind === 'unsaved') setTold(false);
  const inBody = issues.find(({ place: where, severity }) => where === 'BODY' && severity === 'ERROR');

  // At every rendering: the preview may know of a mistake later than the save was refused.
  useEffect(() => {
    if (!seeking.current) return;
    const field = place.current?.querySelector<HTMLElement>('[aria-invalid], [data-trouble]');
    if (!field && !inBody) return;
    seeking.current = false;
    if (field) field.focus();
    else goToLine(inBody?.line ?? 1);
  });

  return {
    place,
    seek: () => {
      seeking.current = true;
      setTold(true);
    },
    forget: () => {
      seeking.current = false;
      setTold(false);
    },
    words:
      told && state.kind === 'refused' ? (state.words.fields[0]?.message ?? state.words.message) : undefined,
  };
}
