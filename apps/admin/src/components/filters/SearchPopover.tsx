import SearchOutlined from '@mui/icons-material/SearchOutlined';
import Popover from '@mui/material/Popover';
import { styled } from '@mui/material/styles';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { useTexts } from '../../i18n/index.js';
import { focusAtStart } from '../bits/focus-at-start.js';
import { control } from '../form/control.js';
import { componentTexts } from '../texts.js';
import { useChoices, type Choice, type FindChoices } from './useChoices.js';

export interface SearchPopoverProps {
  anchor: HTMLElement;
  label: string;
  searchLabel: string;
  find: FindChoices;
  onChoose: (value: string) => void;
  onClose: () => void;
}

/** What a `SearchChip` opens: a combobox with its list in view (WAI-ARIA), so arrows, Enter and Escape work. */
export default function SearchPopover(props: SearchPopoverProps) {
  const { anchor, label, searchLabel, find, onChoose, onClose } = props;
  const say = useTexts(componentTexts);
  const id = useId();
  const [written, setWritten] = useState('');
  const [current, setCurrent] = useState(0);
  const text = written.trim();
  const { choices, state } = useChoices(find, text);
  const active = Math.min(current, choices.length - 1);

  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  const onKeyDown = (event: KeyboardEvent) => {
    const last = choices.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
    };
    const next = moves[event.key];
    const chosen = choices[active];
    // Enter also ends the composing of a character, in languages that compose.
    const choosing = event.key === 'Enter' && !event.nativeEvent.isComposing;
    if (next === undefined && !choosing) return;
    event.preventDefault();
    if (next !== undefined) setCurrent(next);
    else if (chosen) onChoose(chosen.value);
  };
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': label, sx: { marginTop: 0.75 } } }}
    >
      <Line>
        <SearchOutlined aria-hidden />
        <input
          ref={focusAtStart}
          role="combobox"
          aria-expanded={choices.length > 0}
          aria-controls={id}
          aria-activedescendant={choices.length > 0 ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          aria-label={searchLabel}
          placeholder={searchLabel}
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
      <List id={id} role="listbox" aria-label={label} data-empty={choices.length === 0 || undefined}>
        {choices.map((choice: Choice, place) => (
          // The keyboard acts on the field; the pointer acts here.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <Item
            key={choice.value}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === active}
            onPointerMove={() => setCurrent(place)}
            onClick={() => onChoose(choice.value)}
          >
            {choice.label}
          </Item>
        ))}
      </List>
      <Message role="status">
        {state === 'searching' && choices.length === 0 && say('searching')}
        {state === 'failed' && say('choicesFailed')}
        {state === 'done' && choices.length === 0 && say('nothingFoundFor', { text })}
      </Message>
    </Popover>
  );
}

const Line = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1),
  width: 320,
  maxWidth: '100%',
  padding: theme.spacing(0, 1.5),
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& > svg': { flex: 'none', fontSize: theme.size.icon - 2, color: theme.vars.palette.text.secondary },
  '& > input': {
    ...control(theme),
    minHeight: theme.size.row,
    padding: 0,
    border: 0,
    '&:focus-visible': { outline: 0 },
  },
}));

const List = styled('div')(({ theme }) => ({
  overflowY: 'auto',
  width: 320,
  maxWidth: '100%',
  maxHeight: 'min(320px, 50vh)',
  padding: theme.spacing(0.5),
  '&[data-empty]': { display: 'none' },
}));

const Item = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  padding: theme.spacing(0.75, 1),
  borderRadius: theme.size.radius - 2,
  cursor: 'pointer',
  overflowWrap: 'anywhere',
  '&[aria-selected="true"]': { backgroundColor: theme.vars.palette.pressed },
}));

const Message = styled('div')(({ theme }) => ({
  ...theme.typography.caption,
  padding: theme.spacing(1.5),
  color: theme.vars.palette.text.secondary,
  '&:empty': { padding: 0 },
}));
