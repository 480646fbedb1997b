import CheckOutlined from '@mui/icons-material/CheckOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import SyncOutlined from '@mui/icons-material/SyncOutlined';
import { styled } from '@mui/material/styles';
import { RelativeTime } from '../../components/time/RelativeTime.js';
import { useTexts } from '../../i18n/index.js';
import { editorTexts } from './texts.js';
import type { SaveState } from './useAutosave.js';

/** "Saved 3 sec. ago", "Not saved yet": whether what is written is safe. */
export function SaveStatus({ state }: { state: SaveState }) {
  const say = useTexts(editorTexts);
  switch (state.kind) {
    case 'saved':
      return (
        <Line>
          <CheckOutlined aria-hidden />
          {say('saved')} {state.at !== null && <RelativeTime at={state.at} seconds />}
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
    case 'refused':
      return (
        <Line data-bad role="alert">
          <ErrorOutlineOutlined aria-hidden />
          {say('refused')}
        </Line>
      );
  }
}

const Line = styled('span')(({ theme }) => ({
  ...theme.typography.caption,
  display: 'inline-flex',
  alignItems: 'center',
  gap: theme.spacing(0.5),
  color: theme.vars.palette.text.secondary,
  whiteSpace: 'nowrap',
  '& svg': { fontSize: theme.size.iconSmall },
  '&[data-bad]': { color: theme.vars.palette.error.main, fontWeight: theme.typography.fontWeightMedium },
}));
