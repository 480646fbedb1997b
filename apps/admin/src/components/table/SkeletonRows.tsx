import Skeleton from '@mui/material/Skeleton';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import type { Column } from './columns.js';

interface SkeletonRowsProps<Row, By extends string> {
  rows: number;
  columns: readonly Column<Row, By>[];
  hasMenu: boolean;
  hasSelection: boolean;
}

/** Widths as uneven as real names are, and the same at every rendering. */
const WIDTHS = [62, 84, 48, 71, 56, 90, 66];

/** Rows of the real height, in place of those to come; silent, since the table says that it is busy. */
export function SkeletonRows<Row, By extends string>(props: SkeletonRowsProps<Row, By>) {
  const { rows, columns, hasMenu, hasSelection } = props;
  return Array.from({ length: rows }, (_, row) => (
    // Nothing tells one placeholder from the next but its place.
    // oxlint-disable-next-line react/no-array-index-key
    <TableRow key={row} aria-hidden>
      {hasSelection && <TableCell />}
      {columns.map(({ key, align, wideOnly }, place) => (
        <TableCell key={key} data-wide-only={wideOnly === true ? '' : undefined}>
          <Skeleton
            variant="rounded"
            height={10}
            width={place === 0 ? `${WIDTHS[row % WIDTHS.length]}%` : '56%'}
            sx={{ maxWidth: 240, marginInlineStart: align === 'end' ? 'auto' : undefined }}
          />
        </TableCell>
      ))}
      {hasMenu && <TableCell />}
    </TableRow>
  ));
}
