import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { CodeEditor } from '../../components/code/CodeEditor.js';
import { ProblemList } from './ProblemList.js';
import { problemsIn } from './problems.js';
import { SaveTrouble, type SaveTroubleProps } from './SaveTrouble.js';
import type { SourceCode } from './useSourceCode.js';

export interface SourcePaneProps extends SaveTroubleProps {
  /** What the source is, for screen readers: "MJML of Spring sale". */
  label: string;
  value: string;
  onChange: (source: string) => void;
  readOnly: boolean;
  code: SourceCode;
  /** The fields above the source. */
  children?: ReactNode;
}

/** The writing half of an editor: why it is not saved, the fields around the message, its source, and what is wrong with it. */
export function SourcePane(props: SourcePaneProps) {
  const { label, value, onChange, readOnly, code, children, ...trouble } = props;
  const { ref, onHistory, goToLine } = code;
  const problems = problemsIn(trouble.issues);
  return (
    <Write>
      <SaveTrouble {...trouble} />
      {children}
      <Code>
        <CodeEditor
          ref={ref}
          label={label}
          value={value}
          onChange={onChange}
          onHistory={onHistory}
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
