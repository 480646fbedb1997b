import { keyframes, styled } from '@mui/material/styles';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import type { ReactNode } from 'react';
import type { MenuEntry } from '../menu/entries.js';
import { InTableContext } from '../time/RelativeTime.js';
import { BulkBar } from './BulkBar.js';
import type { Column, Sort } from './columns.js';
import { DataRow } from './DataRow.js';
import { HeadRow } from './HeadRow.js';
import { SkeletonRows } from './SkeletonRows.js';
import type { Selection } from './useSelection.js';

export interface DataTableProps<Row, By extends string = string> {
  /** What the table lists, for screen readers: "Campaigns". */
  label: string;
  columns: readonly Column<Row, By>[];
  /** Absent until they were first loaded; keep the old ones while others load. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  /** The row's name, for its menu and its checkbox: "Actions for Spring sale". */
  rowName: (row: Row) => string;
  loading?: boolean;
  /** Some rows have a second line: all of them are as tall as those. */
  twoLines?: boolean;
  /** How many rows are expected, so that nothing jumps when they come. */
  expected?: number;
  sort?: Sort<By>;
  onSort?: (sort: Sort<By>) => void;
  rowMenu?: (row: Row) => readonly MenuEntry[];
  selection?: Selection;
  /** Buttons for the selected rows. */
  bulk?: ReactNode;
  /** In place of the rows when there are none: an `EmptyState`. */
  empty?: ReactNode;
  /** In place of the rows when they could not be loaded: an `ErrorState`. */
  failure?: ReactNode;
  /** A `ListFooter`. */
  footer?: ReactNode;
}

/** A list of things: 44 px rows, hairlines, the name as the link. Sorting and paging are the caller's. */
export function DataTable<Row, By extends string = string>(props: DataTableProps<Row, By>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    rowName,
    loading = false,
    expected = 8,
    failure,
    empty,
    footer,
  } = props;
  const { sort, onSort, rowMenu, selection, bulk, twoLines = false } = props;
  const instead = failure ?? (rows?.length === 0 && !loading ? empty : undefined);
  return (
    <Frame>
      {selection && selection.keys.size > 0 && <BulkBar selection={selection}>{bulk}</BulkBar>}
      {loading && rows !== undefined && <Renewing />}
      {instead ?? (
        <Scroller>
          <InTableContext value>
            <Grid
              aria-label={label}
              aria-busy={loading || rows === undefined || undefined}
              data-two-lines={twoLines || undefined}
            >
              <HeadRow
                columns={columns}
                sort={sort}
                onSort={onSort}
                selection={selection}
                rowCount={rows?.length ?? 0}
                hasMenu={rowMenu !== undefined}
              />
              <TableBody>
                {rows === undefined ? (
                  <SkeletonRows
                    rows={expected}
                    columns={columns}
                    hasMenu={rowMenu !== undefined}
                    hasSelection={selection !== undefined}
                  />
                ) : (
                  rows.map(row => (
                    <DataRow
                      key={rowKey(row)}
                      row={row}
                      rowKey={rowKey(row)}
                      name={rowName(row)}
                      columns={columns}
                      menu={rowMenu}
                      selection={selection}
                    />
                  ))
                )}
              </TableBody>
            </Grid>
          </InTableContext>
        </Scroller>
      )}
      {!instead && footer}
    </Frame>
  );
}

const Frame = styled('div')(({ theme }) => ({
  position: 'relative',
  overflow: 'hidden',
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.background.paper,
}));

const Scroller = styled('div')({ overflowX: 'auto' });

const Grid = styled(Table)(({ theme }) => ({
  '& th:first-of-type, & td:first-of-type': { paddingInlineStart: theme.spacing(2) },
  '& th:last-of-type, & td:last-of-type': { paddingInlineEnd: theme.spacing(1.5) },
  '& tbody tr:last-of-type > *': { borderBottom: 0 },
  '&[data-two-lines] tbody td': { height: theme.spacing(8.5) },
  [theme.breakpoints.down('sm')]: {
    '& [data-wide-only]': { display: 'none' },
    '& th, & td': { paddingInline: theme.spacing(0.75) },
  },
}));

const appear = keyframes({ to: { opacity: 1 } });
const run = keyframes({ from: { translate: '-100%' }, to: { translate: '400%' } });

/** Runs along the upper edge while the shown rows are being replaced; what comes at once shows nothing. */
const Renewing = styled('div')(({ theme }) => ({
  position: 'absolute',
  insetInlineStart: 0,
  insetBlockStart: 0,
  zIndex: 1,
  width: '25%',
  height: 2,
  backgroundColor: theme.vars.palette.primary.main,
  opacity: 0,
  animation: `${appear} 0s 250ms forwards, ${run} 1.1s 250ms ease-in-out infinite`,
}));
