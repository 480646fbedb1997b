import SearchOutlined from '@mui/icons-material/SearchOutlined';
import Dialog from '@mui/material/Dialog';
import { styled } from '@mui/material/styles';
import { useId, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../../i18n/index.js';
import { focusAtStart } from '../bits/focus-at-start.js';
import { VisuallyHidden } from '../bits/VisuallyHidden.js';
import { componentTexts } from '../texts.js';
import {
  matchDestinations,
  type PaletteGroup,
  type PaletteItem,
  type PaletteSearch,
} from './palette-items.js';
import { PaletteList } from './PaletteList.js';
import { useFound } from './useFound.js';

export interface CommandPaletteProps {
  onClose: () => void;
  /** Places that are always there, shown before anything is typed. */
  destinations: readonly PaletteItem[];
  /** Finds the rest: campaigns, templates, targets, users. */
  search?: PaletteSearch | undefined;
}

/** A field to type a name into and go there; a combobox with a list (WAI-ARIA), so arrows, Enter and Escape work. */
export default function CommandPalette({ onClose, destinations, search }: CommandPaletteProps) {
  const say = useTexts(componentTexts);
  const navigate = useNavigate();
  const id = useId();
  const [written, setWritten] = useState('');
  const [current, setCurrent] = useState(0);
  const text = written.trim();
  const found = useFound(search, text);

  const places: PaletteGroup = { label: say('goTo'), items: matchDestinations(destinations, text) };
  const groups = [places, ...found.groups].filter(group => group.items.length > 0);
  const items = groups.flatMap(group => group.items);
  const active = Math.min(current, items.length - 1);

  const go = (item: PaletteItem | undefined) => {
    if (!item) return;
    onClose();
    void navigate(item.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = items.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: last,
      PageUp: 0,
    };
    const next = moves[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setCurrent(next);
    }
    // Enter also ends the composing of a character, in languages that compose.
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      go(items[active]);
    }
  };
  const nothing = items.length === 0 && found.state !== 'searching';
  return (
    <Shell open onClose={onClose} aria-labelledby={`${id}-title`}>
      <VisuallyHidden id={`${id}-title`}>{say('palette')}</VisuallyHidden>
      <Line>
        <SearchOutlined aria-hidden />
        <input
          ref={focusAtStart}
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls={id}
          aria-activedescendant={items.length > 0 ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          aria-label={say('palettePlaceholder')}
          placeholder={say('palettePlaceholder')}
          autoComplete="off"
          spellCheck={false}
          value={written}
          onChange={event => {
            setWritten(event.target.value);
            setCurrent(0);
          }}
          onKeyDown={onKeyDown}
        />
      </Line>
      <PaletteList id={id} groups={groups} active={active} onPoint={setCurrent} onChoose={go} />
      <Message role="status">
        {found.state === 'searching' && say('searching')}
        {found.state === 'failed' && say('searchFailed')}
        {nothing && found.state !== 'failed' && say('nothingFoundFor', { text })}
      </Message>
    </Shell>
  );
}

const Shell = styled(Dialog)(({ theme }) => ({
  '& .MuiDialog-container': { alignItems: 'flex-start', paddingTop: '12vh' },
  '& .MuiDialog-paper': { maxWidth: theme.size.palette, margin: theme.spacing(0, 2) },
  [theme.breakpoints.down('sm')]: { '& .MuiDialog-container': { paddingTop: theme.spacing(2) } },
}));

const Line = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1.5),
  padding: theme.spacing(0, 2),
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& > svg': { flex: 'none', color: theme.vars.palette.text.secondary },
  '& > input': {
    ...theme.typography.body1,
    flex: 1,
    minWidth: 0,
    height: 52,
    border: 0,
    outline: 0,
    background: 'none',
    color: 'inherit',
    '&::placeholder': { color: theme.vars.palette.text.secondary, opacity: 1 },
  },
}));

const Message = styled('div')(({ theme }) => ({
  ...theme.typography.caption,
  padding: theme.spacing(1.5, 2),
  color: theme.vars.palette.text.secondary,
  '&:empty': { padding: 0 },
}));
