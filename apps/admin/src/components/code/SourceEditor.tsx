import { redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, type Text } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { styled, useTheme } from '@mui/material/styles';
import { useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import type { CodeEditorHandle, CodeEditorProps, CodeHistory, CodeProblem } from './source.js';
import { sourceEditing } from './source-editing.js';
import { sourceLook } from './source-look.js';

/** Marks a change that came from outside, so that it is not reported back. */
const FromOutside = Annotation.define<boolean>();

/** The editor itself; `CodeEditor` fetches it when it is needed. */
export default function SourceEditor(props: CodeEditorProps & { height: string }) {
  const { label, value, onChange, onHistory, problems, readOnly = false, height, ref } = props;
  const theme = useTheme();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const access = useRef(new Compartment());
  const report = useEffectEvent((text: string) => onChange(text));
  const reportHistory = useEffectEvent((history: CodeHistory) => onHistory?.(history));
  const start = useEffectEvent((parent: HTMLElement) => {
    const editing = access.current;
    return new EditorView({
      parent,
      state: EditorState.create({
        doc: value,
        extensions: [
          sourceEditing(),
          sourceLook(theme),
          editing.of(EditorState.readOnly.of(readOnly)),
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          EditorView.updateListener.of(update => {
            const own = update.transactions.every(change => change.annotation(FromOutside) !== true);
            if (update.docChanged && own) report(update.state.doc.toString());
            const { canUndo, canRedo } = historyOf(update.state);
            const before = historyOf(update.startState);
            if (canUndo !== before.canUndo || canRedo !== before.canRedo) reportHistory({ canUndo, canRedo });
          }),
        ],
      }),
    });
  });

  useEffect(() => {
    if (!host.current) return;
    const made = start(host.current);
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    const changes = { from: 0, to: editor.state.doc.length, insert: value };
    editor.dispatch({ changes, annotations: FromOutside.of(true) });
  }, [value]);

  useEffect(() => {
    view.current?.dispatch({ effects: access.current.reconfigure(EditorState.readOnly.of(readOnly)) });
  }, [readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const found = (problems ?? []).map(problem => placed(problem, editor.state.doc));
    editor.dispatch(setDiagnostics(editor.state, found));
  }, [problems]);

  useImperativeHandle(ref, () => handleOf(() => view.current), []);

  return <Host ref={host} style={{ blockSize: height }} />;
}

/** Acts on the editor that is there at the time, and does nothing while there is none. */
function handleOf(current: () => EditorView | null): CodeEditorHandle {
  const act = (what: (editor: EditorView) => unknown) => () => {
    const editor = current();
    if (!editor) return;
    what(editor);
    editor.focus();
  };
  return {
    undo: act(undo),
    redo: act(redo),
    insert: text => act(editor => editor.dispatch(editor.state.replaceSelection(text)))(),
    goToLine: line =>
      act(editor => {
        const { doc } = editor.state;
        const { from } = doc.line(Math.min(Math.max(1, line), doc.lines));
        editor.dispatch({
          selection: { anchor: from },
          effects: EditorView.scrollIntoView(from, { y: 'center' }),
        });
      })(),
  };
}

function historyOf(state: EditorState): CodeHistory {
  return { canUndo: undoDepth(state) > 0, canRedo: redoDepth(state) > 0 };
}

/** A problem's line as a stretch of the document; one beyond its end stands at the last line. */
function placed({ line, message, severity }: CodeProblem, doc: Text) {
  const { from, to, text } = doc.line(Math.min(Math.max(1, line), doc.lines));
  const indent = text.length - text.trimStart().length;
  return { from: from + indent, to, message, severity };
}

const Host = styled('div')(({ theme }) => ({
  overflow: 'hidden',
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.size.radius,
  '& .cm-editor': { height: '100%' },
  '&:has(.cm-focused)': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: -1 },
}));
