import CloseOutlined from '@mui/icons-material/CloseOutlined';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import { styled } from '@mui/material/styles';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTexts } from '../../i18n/index.js';
import { IconButton } from '../bits/IconButton.js';
import { Input } from '../form/TextField.js';
import { componentTexts } from '../texts.js';

const PAUSE_MS = 250;

export interface SearchFieldProps {
  /** What is searched, as label and placeholder: "Search by name or e-mail". */
  label: string;
  /** What is being searched for, as the URL has it. */
  value: string;
  /** Called once the typing pauses; at once when the field is cleared or Enter is pressed. */
  onSearch: (text: string) => void;
}

/** A search that starts when one stops typing. */
export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const say = useTexts(componentTexts);
  const [written, setWritten] = useState(value);
  // What was asked and the address does not say yet, oldest first.
  const [pending, setPending] = useState<readonly string[]>([]);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    const answered = pending.indexOf(value);
    setPending(pending.slice(answered + 1));
    // Nothing asked here: the Back button, or filters that were cleared. The field follows.
    if (answered === -1) setWritten(value);
  }

  const search = (text: string) => {
    setPending([...pending, text]);
    onSearch(text);
  };
  const searchPaused = useEffectEvent((text: string) => {
    if (text !== (pending.at(-1) ?? value)) search(text);
  });
  useEffect(() => {
    const timer = setTimeout(() => searchPaused(written.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written]);

  const clear = () => {
    setWritten('');
    search('');
  };
  return (
    <Box>
      <SearchOutlined aria-hidden />
      <Line
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        value={written}
        onChange={event => setWritten(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter') searchPaused(written.trim());
          if (event.key === 'Escape' && written !== '') clear();
        }}
      />
      {written !== '' && (
        <IconButton small label={say('clearSearch')} onClick={clear}>
          <CloseOutlined aria-hidden />
        </IconButton>
      )}
    </Box>
  );
}

const Box = styled('div')(({ theme }) => ({
  position: 'relative',
  width: 280,
  '& > svg': {
    position: 'absolute',
    insetInlineStart: theme.spacing(1.25),
    insetBlockStart: theme.spacing(1.125),
    fontSize: theme.size.icon - 2,
    color: theme.vars.palette.text.secondary,
    pointerEvents: 'none',
  },
  '& button': { position: 'absolute', insetInlineEnd: 3, insetBlockStart: 3 },
  [theme.breakpoints.down('sm')]: { width: '100%' },
}));

const Line = styled(Input)(({ theme }) => ({
  paddingInline: theme.spacing(4.25, 4),
  borderColor: theme.vars.palette.divider,
  '&::-webkit-search-cancel-button': { display: 'none' },
}));
