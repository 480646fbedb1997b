import { styled } from '@mui/material/styles';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { Link, useLocation } from 'react-router';
import { useTexts } from '../../i18n/index.js';
import { Checkbox } from '../bits/Checkbox.js';
import { MenuButton } from '../menu/MenuButton.js';
import type { MenuEntry } from '../menu/entries.js';
import { wayBackTo } from '../page/useWayBack.js';
import { componentTexts } from '../texts.js';
import type { Column } from './columns.js';
import type { Selection } from './useSelection.js';

interface DataRowProps<Row, By extends string> {
  row: Row;
  rowKey: string;
  name: string;
  columns: readonly Column<Row, By>[];
  menu: ((row: Row) => readonly MenuEntry[]) | undefined;
  selection: Selection | undefined;
}

export function DataRow<Row, By extends string>(props: DataRowProps<Row, By>) {
  const { row, rowKey, name, columns, menu, selection } = props;
  const say = useTexts(componentTexts);
  const here = useLocation();
  const selected = selection?.has(rowKey) ?? false;
  return (
    <Line data-selected={selected || undefined}>
      {selection && (
        <TableCell>
          <Checkbox
            checked={selected}
            onChange={on => selection.toggle(rowKey, on)}
            aria-label={say('selectRow', { name })}
          />
        </TableCell>
      )}
      {columns.map(column => (
        <TableCell
          key={column.key}
          align={column.align === 'end' ? 'right' : 'left'}
          data-wide-only={column.wideOnly === true ? '' : undefined}
        >
          {column.link ? (
            <Name to={column.link(row)} state={wayBackTo(here)}>
              {column.cell(row)}
            </Name>
          ) : (
            column.cell(row)
          )}
          {column.below && <Below>{column.below(row)}</Below>}
        </TableCell>
      ))}
      {menu && (
        <TableCell align="right" sx={{ paddingBlock: 0 }}>
          <MenuButton label={say('actionsFor', { name })} entries={menu(row)} />
        </TableCell>
      )}
    </Line>
  );
}

const Line = styled(TableRow)(({ theme }) => ({
  '&:hover': { backgroundColor: theme.vars.palette.hover },
  '&[data-selected]': { backgroundColor: theme.vars.palette.tone.accent.tint },
}));

const Below = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: theme.spacing(1),
  '&:not(:empty)': { paddingBlock: theme.spacing(0.5) },
}));

const Name = styled(Link)(({ theme }) => ({
  color: theme.vars.palette.text.primary,
  fontWeight: theme.typography.fontWeightMedium,
  textDecoration: 'none',
  overflowWrap: 'anywhere',
  '&:hover': {
    color: theme.vars.palette.primary.main,
    textDecoration: 'underline',
    textUnderlineOffset: '0.2em',
  },
}));
