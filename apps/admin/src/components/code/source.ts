/** Something wrong with a source text, as the server found it. */
export interface CodeProblem {
  /** Counted from 1; a problem of the whole stands at line 1. */
  line: number;
  /** What is wrong and what to do. */
  message: string;
  severity: 'error' | 'warning';
}

export interface CodeEditorProps {
  /** What is edited, for screen readers: "MJML of Spring sale". */
  label: string;
  value: string;
  onChange: (value: string) => void;
  problems?: readonly CodeProblem[];
  readOnly?: boolean;
  /** A CSS length. */
  height?: string;
}
