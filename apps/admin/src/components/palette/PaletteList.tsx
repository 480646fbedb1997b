import { styled } from '@mui/material/styles';
import { useEffect } from 'react';
import type { PaletteGroup, PaletteItem } from './palette-items.js';

interface PaletteListProps {
  id: string;
  groups: readonly PaletteGroup[];
  /** Place of the current item, counted through all groups. */
  active: number;
  onPoint: (place: number) => void;
  onChoose: (item: PaletteItem) => void;
}

/** What was found, by kind. The focus stays in the field; this list only shows which item is current. */
export function PaletteList({ id, groups, active, onPoint, onChoose }: PaletteListProps) {
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  const starts = groups.map((_, place) =>
    groups.slice(0, place).reduce((sum, { items }) => sum + items.length, 0),
  );
  return (
    <List id={id} role="listbox" aria-labelledby={id} data-empty={groups.length === 0 || undefined}>
      {groups.map(({ label, items }, group) => (
        <div key={label} role="group" aria-label={label}>
          <Heading aria-hidden="true">{label}</Heading>
          {items.map((item, inGroup) => {
            const place = (starts[group] ?? 0) + inGroup;
            return (
              // The keyboard acts on the field; the pointer acts here.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <Item
                key={item.to}
                id={`${id}-${place}`}
                role="option"
                tabIndex={-1}
                aria-selected={place === active}
                onPointerMove={() => onPoint(place)}
                onClick={() => onChoose(item)}
              >
                {item.icon}
                <span>{item.label}</span>
                {item.hint !== undefined && <small>{item.hint}</small>}
              </Item>
            );
          })}
        </div>
      ))}
    </List>
  );
}

const List = styled('div')(({ theme }) => ({
  overflowY: 'auto',
  maxHeight: 'min(420px, 60vh)',
  padding: theme.spacing(1),
  '&[data-empty]': { display: 'none' },
}));

const Heading = styled('div')(({ theme }) => ({
  ...theme.typography.overline,
  padding: theme.spacing(1, 1, 0.5),
  color: theme.vars.palette.text.secondary,
}));

const Item = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1.25),
  minHeight: theme.size.control,
  padding: theme.spacing(0.5, 1),
  borderRadius: theme.size.radius - 2,
  cursor: 'pointer',
  '& > svg': { flex: 'none', fontSize: theme.size.icon - 2, color: theme.vars.palette.text.secondary },
  '& > span': { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > small': { ...theme.typography.caption, color: theme.vars.palette.text.secondary },
  '&[aria-selected="true"]': {
    backgroundColor: theme.vars.palette.tone.accent.tint,
    '& > svg': { color: theme.vars.palette.tone.accent.ink },
  },
}));
