import type { Ref } from 'react';

/** Something wrong with a source text, as the server found it. */
export interface CodeProblem {
  /** Counted from 1; a problem of the whole stands at line 1. */
  line: number;
  /** What is wrong and what to do. */
  message: string;
  severity: 'error' | 'warning';
}

/** Whether there is something to take back, and something taken back to do again. */
export interface CodeHistory {
  canUndo: boolean;
  canRedo: boolean;
}

/** What can be done to the text from outside: toolbar buttons, the list of problems. */
export interface CodeEditorHandle {
  undo: () => void;
  redo: () => void;
  /** Puts a text in place of what is selected, and the cursor behind it. */
  insert: (text: string) => void;
  /** Moves the cursor to the start of a line, counted from 1, and scrolls there. */
  goToLine: (line: number) => void;
}

export interface CodeEditorProps {
  /** What is edited, for screen readers: "MJML of Spring sale". */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Called whenever one of the two changes; at first there is neither. */
  onHistory?: (history: CodeHistory) => void;
  problems?: readonly CodeProblem[];
  readOnly?: boolean;
  /** A CSS length. */
  height?: string;
  ref?: Ref<CodeEditorHandle>;
}
