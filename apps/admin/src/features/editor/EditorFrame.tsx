import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined';
import RedoOutlined from '@mui/icons-material/RedoOutlined';
import UndoOutlined from '@mui/icons-material/UndoOutlined';
import { styled } from '@mui/material/styles';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../components/bits/Button.js';
import { IconButton } from '../../components/bits/IconButton.js';
import { useShortcut } from '../../components/bits/useShortcut.js';
import { VisuallyHidden } from '../../components/bits/VisuallyHidden.js';
import { ChoiceChips } from '../../components/filters/ChoiceChips.js';
import { useUnsavedGuard } from '../../components/form/useUnsavedGuard.js';
import { usePageTitle } from '../../components/page/usePageTitle.js';
import { useTexts } from '../../i18n/index.js';
import { Bar, Halves, Look, Outer } from './editor-layout.js';
import { SaveStatus } from './SaveStatus.js';
import { editorTexts } from './texts.js';
import type { Autosave } from './useAutosave.js';
import type { Issue } from './usePreview.js';
import type { SourceCode } from './useSourceCode.js';
import { useTroubleFocus } from './useTroubleFocus.js';

export interface EditorFrameProps {
  /** What is edited: its name. */
  title: string;
  /** Where the way back and Done lead, and what is there. */
  back: { to: string; label: string };
  saving: Pick<Autosave<object>, 'state' | 'saveNow' | 'wouldLose'>;
  /** What is wrong with what is written. */
  issues: readonly Issue[];
  code: SourceCode;
  /** Beside undo and redo: the menu of variables. */
  tools?: ReactNode;
  /** The member may only look. */
  readOnly?: boolean;
  write: ReactNode;
  preview: ReactNode;
}

/** An editor's own frame: its bar, what is written at the left, how it will look at the right; on a phone one of them. */
export function EditorFrame(props: EditorFrameProps) {
  const { title, back, saving, issues, code, tools, readOnly = false, write, preview } = props;
  const say = useTexts(editorTexts);
  const navigate = useNavigate();
  const [side, setSide] = useState<'write' | 'preview'>('write');
  const [leaving, setLeaving] = useState(false);
  const { place, words, seek, forget } = useTroubleFocus({
    issues,
    state: saving.state,
    goToLine: code.goToLine,
  });
  usePageTitle(title);
  useUnsavedGuard(saving.wouldLose);
  useShortcut('s', () => void saving.saveNow());

  const done = async () => {
    setLeaving(true);
    forget();
    const safe = await saving.saveNow();
    setLeaving(false);
    if (safe) {
      await navigate(back.to);
      return;
    }
    setSide('write');
    seek();
  };
  return (
    <Outer ref={place}>
      <Bar>
        <IconButton label={back.label} onClick={() => void navigate(back.to)}>
          <ArrowBackOutlined aria-hidden />
        </IconButton>
        <Name>
          <h1 tabIndex={-1}>{title}</h1>
          {readOnly ? <ReadOnly>{say('readOnly')}</ReadOnly> : <SaveStatus saving={saving} />}
        </Name>
        <Sides>
          <ChoiceChips
            label={say('sides')}
            value={side}
            onChange={setSide}
            choices={[
              { value: 'write', label: say('write') },
              { value: 'preview', label: say('preview') },
            ]}
          />
        </Sides>
        {!readOnly && (
          <Tools>
            {tools}
            <IconButton label={say('undo')} disabled={!code.undo} onClick={code.undo}>
              <UndoOutlined aria-hidden />
            </IconButton>
            <IconButton label={say('redo')} disabled={!code.redo} onClick={code.redo}>
              <RedoOutlined aria-hidden />
            </IconButton>
          </Tools>
        )}
        <Button kind="filled" loading={leaving} onClick={() => void done()}>
          {say('done')}
        </Button>
      </Bar>
      <VisuallyHidden role="alert">{words}</VisuallyHidden>
      <Halves data-side={side}>
        <section aria-label={say('write')}>{write}</section>
        <Look aria-label={say('preview')}>{preview}</Look>
      </Halves>
    </Outer>
  );
}

const Name = styled('div')(({ theme }) => ({
  flex: 1,
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1.5),
  minWidth: 0,
  '& > h1': {
    ...theme.typography.subtitle1,
    maxWidth: '100%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '&:focus': { outline: 'none' },
  },
  [theme.breakpoints.down('sm')]: {
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: 0,
    // A sentence and a button have the whole line, and what stands beside them goes to the next.
    '&:has([data-trouble])': { flexBasis: `calc(100% - ${theme.spacing(7)})`, gap: theme.spacing(0.5) },
  },
}));

const ReadOnly = styled('span')(({ theme }) => ({
  ...theme.typography.caption,
  color: theme.vars.palette.text.secondary,
}));

const Tools = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(0.5),
  // Wide enough to begin a line that ends with Done.
  [theme.breakpoints.down('sm')]: { flex: '1 1 240px' },
}));

/** Both halves are seen at once where there is room. */
const Sides = styled('div')(({ theme }) => ({ [theme.breakpoints.up('md')]: { display: 'none' } }));
