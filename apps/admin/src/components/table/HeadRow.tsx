import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import { styled } from '@mui/material/styles';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTexts } from '../../i18n/index.js';
import { Checkbox } from '../bits/Checkbox.js';
import { VisuallyHidden } from '../bits/VisuallyHidden.js';
import { componentTexts } from '../texts.js';
import { nextSort, type Column, type Sort } from './columns.js';
import type { Selection } from './useSelection.js';

interface HeadRowProps<Row, By extends string> {
  columns: readonly Column<Row, By>[];
  sort: Sort<By> | undefined;
  onSort: ((sort: Sort<By>) => void) | undefined;
  selection: Selection | undefined;
  rowCount: number;
  hasMenu: boolean;
}

/** The names of the columns; the sortable ones are buttons, and say how the list is sorted. */
export function HeadRow<Row, By extends string>(props: HeadRowProps<Row, By>) {
  const { columns, sort, onSort, selection, rowCount, hasMenu } = props;
  const say = useTexts(componentTexts);
  const selected = selection?.keys.size ?? 0;
  return (
    <TableHead>
      <TableRow>
        {selection && (
          <TableCell sx={{ width: 44 }}>
            <Checkbox
              checked={rowCount > 0 && selected === rowCount}
              mixed={selected > 0 && selected < rowCount}
              disabled={rowCount === 0}
              onChange={selection.toggleAll}
              aria-label={say('selectAll')}
            />
          </TableCell>
        )}
        {columns.map(column => (
          <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
        ))}
        {hasMenu && (
          <TableCell sx={{ width: 52 }}>
            <VisuallyHidden>{say('rowActions')}</VisuallyHidden>
          </TableCell>
        )}
      </TableRow>
    </TableHead>
  );
}

interface HeadCellProps<Row, By extends string> {
  column: Column<Row, By>;
  sort: Sort<By> | undefined;
  onSort: ((sort: Sort<By>) => void) | undefined;
}

function HeadCell<Row, By extends string>({ column, sort, onSort }: HeadCellProps<Row, By>) {
  const { header, sortBy, align, width, wideOnly, link } = column;
  const cell = {
    align: align === 'end' ? ('right' as const) : ('left' as const),
    'data-wide-only': wideOnly === true ? '' : undefined,
    // Where there is not enough room for all, the table is scrolled, rather than names broken letter by letter.
    sx: { width, minWidth: link && { sm: width } },
  };
  if (sortBy === undefined || !onSort) return <TableCell {...cell}>{header}</TableCell>;
  const sorted = sort?.by === sortBy ? sort.direction : undefined;
  const order = sorted === 'asc' ? ('ascending' as const) : ('descending' as const);
  return (
    <TableCell {...cell} aria-sort={sorted === undefined ? 'none' : order}>
      <SortButton
        type="button"
        data-sorted={sorted}
        data-align={align}
        onClick={() => onSort(nextSort({ ...column, sortBy }, sort))}
      >
        {header}
        <ArrowDownwardOutlined aria-hidden />
      </SortButton>
    </TableCell>
  );
}

const SortButton = styled('button')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: theme.spacing(0.5),
  verticalAlign: 'top',
  margin: theme.spacing(-0.5, -0.75),
  padding: theme.spacing(0.5, 0.75),
  border: 0,
  borderRadius: theme.size.radiusSmall,
  background: 'none',
  color: 'inherit',
  fontWeight: 'inherit',
  cursor: 'pointer',
  '& svg': {
    fontSize: theme.size.iconSmall - 2,
    opacity: 0,
    transition: `opacity ${theme.transitions.duration.shortest}ms`,
  },
  // The arrow hangs outside, so that a header over numbers ends where they end.
  '&[data-align="end"]': { flexDirection: 'row-reverse' },
  '&:hover, &[data-sorted]': { color: theme.vars.palette.text.primary },
  '&:hover svg, &:focus-visible svg': { opacity: 0.5 },
  '&[data-sorted] svg': { opacity: 1 },
  '&[data-sorted="asc"] svg': { rotate: '180deg' },
}));
