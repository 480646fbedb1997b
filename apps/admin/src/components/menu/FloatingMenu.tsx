import CheckOutlined from '@mui/icons-material/CheckOutlined';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { MenuEntry } from './entries.js';

export interface FloatingMenuProps {
  anchor: HTMLElement;
  labelledBy: string;
  entries: readonly MenuEntry[];
  side: 'below' | 'above';
  onClose: () => void;
}

/** The open menu itself; `MenuButton` fetches it when it is needed. */
export default function FloatingMenu({ anchor, labelledBy, entries, side, onClose }: FloatingMenuProps) {
  const navigate = useNavigate();
  // Three dots stand at the right edge of things; wide triggers are as wide as their menu.
  const horizontal = anchor.offsetWidth > 120 ? 'left' : 'right';
  const toggle = side === 'below' ? ('bottom' as const) : ('top' as const);
  const line = (entry: MenuEntry, place: number): ReactNode => {
    const key = 'label' in entry ? entry.label : place;
    switch (entry.kind) {
      case 'line':
        return <Line key={key} role="separator" />;
      case 'heading':
        return (
          <Heading key={key} role="presentation">
            {entry.label}
          </Heading>
        );
      case 'choice':
        return (
          <MenuItem
            key={key}
            role="menuitemradio"
            aria-checked={entry.chosen}
            onClick={() => {
              if (entry.closes === true) onClose();
              entry.onSelect();
            }}
          >
            {entry.icon}
            <Label>{entry.label}</Label>
            {entry.chosen && <CheckOutlined aria-hidden />}
          </MenuItem>
        );
      case 'link':
        return (
          <MenuItem
            key={key}
            onClick={() => {
              onClose();
              void navigate(entry.to);
            }}
          >
            {entry.icon}
            <Label>{entry.label}</Label>
          </MenuItem>
        );
      case 'action':
      case undefined:
        return (
          <Action
            key={key}
            data-tone={entry.tone}
            disabled={entry.disabled ?? false}
            onClick={() => {
              onClose();
              entry.onSelect();
            }}
          >
            {entry.icon}
            <Label>
              {entry.label}
              {entry.hint !== undefined && <Hint>{entry.hint}</Hint>}
            </Label>
          </Action>
        );
    }
  };
  return (
    <Menu
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: toggle, horizontal }}
      transformOrigin={{ vertical: toggle === 'bottom' ? 'top' : 'bottom', horizontal }}
      slotProps={{
        list: { 'aria-labelledby': labelledBy },
        paper: { sx: { marginTop: side === 'below' ? 0.75 : -0.75 } },
      }}
    >
      {entries.map(line)}
    </Menu>
  );
}

const Action = styled(MenuItem)(({ theme }) => ({
  '&[data-tone="bad"], &[data-tone="bad"] svg': { color: theme.vars.palette.error.main },
  '&.Mui-disabled': { opacity: 1, color: theme.vars.palette.text.disabled },
}));

const Label = styled('span')({ flex: 1, display: 'grid' });

const Hint = styled('span')(({ theme }) => ({
  ...theme.typography.caption,
  color: theme.vars.palette.text.secondary,
  whiteSpace: 'normal',
}));

const Heading = styled('li')(({ theme }) => ({
  ...theme.typography.overline,
  padding: theme.spacing(1, 1.25, 0.5),
  color: theme.vars.palette.text.secondary,
}));

const Line = styled('li')(({ theme }) => ({
  height: 1,
  margin: theme.spacing(0.5, 0),
  backgroundColor: theme.vars.palette.divider,
}));
