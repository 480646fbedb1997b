import { styled } from '@mui/material/styles';
import type { ReactNode, Ref } from 'react';
import { CodeEditor } from '../../components/code/CodeEditor.js';
import type { CodeEditorHandle, CodeProblem } from '../../components/code/source.js';
import { Notice } from '../../components/states/Notice.js';
import { useTexts } from '../../i18n/index.js';
import { ProblemList } from './ProblemList.js';
import { editorTexts } from './texts.js';
import type { SaveState } from './useAutosave.js';

export interface SourcePaneProps {
  /** What the source is, for screen readers: "MJML of Spring sale". */
  label: string;
  value: string;
  onChange: (source: string) => void;
  problems: readonly CodeProblem[];
  state: SaveState;
  readOnly: boolean;
  code: Ref<CodeEditorHandle>;
  goToLine: (line: number) => void;
  /** The fields above the source. */
  children?: ReactNode;
}

/** The writing half of an editor: why it is not saved, the fields around the message, its source, and what is wrong with it. */
export function SourcePane(props: SourcePaneProps) {
  const { label, value, onChange, problems, state, readOnly, code, goToLine, children } = props;
  const say = useTexts(editorTexts);
  return (
    <Write>
      {state.kind === 'refused' && (
        <Notice tone="bad" title={state.words.message}>
          {say('refusedHelp')}
        </Notice>
      )}
      {children}
      <Code>
        <CodeEditor
          ref={code}
          label={label}
          value={value}
          onChange={onChange}
          problems={problems}
          readOnly={readOnly}
          height="100%"
        />
      </Code>
      <ProblemList problems={problems} onGoTo={goToLine} />
    </Write>
  );
}

const Write = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: theme.spacing(2),
  height: '100%',
  padding: theme.spacing(2),
}));

const Code = styled('div')({ flex: 1, minHeight: 280 });
