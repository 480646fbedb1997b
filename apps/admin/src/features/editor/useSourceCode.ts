import { useCallback, useRef, useState, type Ref } from 'react';
import type { CodeEditorHandle, CodeHistory } from '../../components/code/source.js';

/** The source editor as the bar above it acts on it. */
export interface SourceCode {
  ref: Ref<CodeEditorHandle>;
  onHistory: (history: CodeHistory) => void;
  /** Absent while there is nothing to take back. */
  undo: (() => void) | undefined;
  redo: (() => void) | undefined;
  insert: (text: string) => void;
  goToLine: (line: number) => void;
}

export function useSourceCode(): SourceCode {
  const ref = useRef<CodeEditorHandle>(null);
  const [{ canUndo, canRedo }, setHistory] = useState<CodeHistory>({ canUndo: false, canRedo: false });
  const undo = useCallback(() => ref.current?.undo(), []);
  const redo = useCallback(() => ref.current?.redo(), []);
  return {
    ref,
    onHistory: setHistory,
    undo: canUndo ? undo : undefined,
    redo: canRedo ? redo : undefined,
    insert: useCallback(text => ref.current?.insert(text), []),
    goToLine: useCallback(line => ref.current?.goToLine(line), []),
  };
}
