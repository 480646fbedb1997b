import { styled } from '@mui/material/styles';
import { useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../../i18n/index.js';
import { Button } from '../bits/Button.js';
import { focusAtStart } from '../bits/focus-at-start.js';
import { TextField } from '../form/TextField.js';
import { componentTexts } from '../texts.js';
import { Dialog } from './Dialog.js';

export interface Question {
  /** "Delete “Spring sale”?" */
  title: string;
  /** What follows from it, in a sentence or two. */
  explanation?: ReactNode;
  /** What goes: "2 shipments", "18,204 deliveries and their figures". */
  goes?: readonly string[];
  /** The verb that goes on: "Delete campaign". */
  confirm: string;
  /** The way back, in its own words: "Keep it". */
  keep: string;
  /** `bad` where something is lost: the focus starts on the way back. */
  tone?: 'accent' | 'bad';
  /** What must be typed first, for what cannot be brought back and is large. */
  typed?: string;
}

export interface ConfirmDialogProps extends Question {
  /** While its promise is open the dialog stays and shows that it works; afterwards close it. */
  onConfirm: () => void | Promise<void>;
  onKeep: () => void;
}

/** Asks one question. To ask and wait for the answer in a line, see `useConfirm`. */
export default function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, explanation, goes = [], confirm, keep, tone = 'accent', typed, onConfirm, onKeep } = props;
  const say = useTexts(componentTexts);
  const [written, setWritten] = useState('');
  const [working, setWorking] = useState(false);
  const answered = useRef(false);
  const start = typed === undefined ? focusAtStart : undefined;
  const allowed = typed === undefined || written.trim() === typed;

  const goOn = async () => {
    if (!allowed || answered.current) return;
    answered.current = true;
    setWorking(true);
    try {
      await onConfirm();
    } finally {
      answered.current = false;
      setWorking(false);
    }
  };
  const buttons = (
    <>
      <Button onClick={onKeep} ref={tone === 'bad' ? start : undefined} disabled={working}>
        {keep}
      </Button>
      <Button
        type="submit"
        kind="filled"
        tone={tone}
        ref={tone === 'accent' ? start : undefined}
        disabled={!allowed}
        loading={working}
      >
        {confirm}
      </Button>
    </>
  );
  return (
    <Dialog title={title} actions={buttons} onClose={onKeep} onSubmit={() => void goOn()}>
      <Body>
        {explanation !== undefined && <div>{explanation}</div>}
        {goes.length > 0 && (
          <Goes>
            {goes.map(thing => (
              <li key={thing}>{thing}</li>
            ))}
          </Goes>
        )}
        {typed !== undefined && (
          <TextField
            label={say('typeToConfirm', { word: typed })}
            value={written}
            onChange={setWritten}
            ref={focusAtStart}
          />
        )}
      </Body>
    </Dialog>
  );
}

const Body = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: theme.spacing(2),
  color: theme.vars.palette.text.secondary,
  textWrap: 'pretty',
}));

const Goes = styled('ul')(({ theme }) => ({
  display: 'grid',
  gap: theme.spacing(0.5),
  padding: theme.spacing(1.5, 2, 1.5, 4),
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.tone.bad.tint,
  color: theme.vars.palette.text.primary,
  '& ::marker': { color: theme.vars.palette.error.main },
}));
