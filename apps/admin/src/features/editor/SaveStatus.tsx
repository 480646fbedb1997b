import CheckOutlined from '@mui/icons-material/CheckOutlined';
import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import SyncOutlined from '@mui/icons-material/SyncOutlined';
import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { Button } from '../../components/bits/Button.js';
import { RelativeTime } from '../../components/time/RelativeTime.js';
import { useTexts } from '../../i18n/index.js';
import { editorTexts } from './texts.js';
import type { Autosave, SaveState } from './useAutosave.js';

/** "Saved 3 sec. ago", "Not saved yet": whether what is written is safe. */
export function SaveStatus({ saving }: { saving: Pick<Autosave<object>, 'state' | 'saveNow'> }) {
  const say = useTexts(editorTexts);
  const { state } = saving;
  switch (state.kind) {
    case 'saved':
      return (
        <Line>
          <CheckOutlined aria-hidden />
          {say('saved')} {state.at !== null && <RelativeTime at={state.at} seconds inSentence />}
        </Line>
      );
    case 'unsaved':
      return (
        <Line>
          <EditOutlined aria-hidden />
          {say('unsaved')}
        </Line>
      );
    case 'saving':
      return (
        <Line>
          <SyncOutlined aria-hidden />
          {say('saving')}
        </Line>
      );
    case 'waiting':
      return <Waiting state={state} saveNow={saving.saveNow} />;
    case 'refused':
    case 'conflict':
      return (
        <Line data-bad role="alert">
          <ErrorOutlineOutlined aria-hidden />
          {say('refused')}
        </Line>
      );
  }
}

interface WaitingProps {
  state: Extract<SaveState, { kind: 'waiting' }>;
  saveNow: () => Promise<boolean>;
}

function Waiting({ state, saveNow }: WaitingProps) {
  const say = useTexts(editorTexts);
  const id = useId();
  const [trying, setTrying] = useState(false);
  const tryNow = async () => {
    setTrying(true);
    await saveNow();
    setTrying(false);
  };
  return (
    <>
      <Line data-bad role="alert" id={id}>
        <CloudOffOutlined aria-hidden />
        {say(state.words === null ? 'unreachable' : 'triedAgain')}
      </Line>
      <Button small data-trouble aria-describedby={id} loading={trying} onClick={() => void tryNow()}>
        {say('saveNow')}
      </Button>
    </>
  );
}

const Line = styled('span')(({ theme }) => ({
  ...theme.typography.caption,
  display: 'inline-flex',
  alignItems: 'center',
  gap: theme.spacing(0.5),
  color: theme.vars.palette.text.secondary,
  whiteSpace: 'nowrap',
  '& svg': { flex: 'none', fontSize: theme.size.iconSmall },
  '&[data-bad]': {
    color: theme.vars.palette.error.main,
    fontWeight: theme.typography.fontWeightMedium,
    whiteSpace: 'normal',
  },
}));
