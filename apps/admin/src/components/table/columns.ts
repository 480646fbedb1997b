import type { ReactNode } from 'react';

/** Which column a list is sorted by, and which way. */
export interface Sort<By extends string = string> {
  by: By;
  direction: 'asc' | 'desc';
}

/** One column of a `DataTable`. */
export interface Column<Row, By extends string = string> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Makes the content the row's link: for the name. */
  link?: (row: Row) => string;
  /** Under the link, in the same cell: chips, an address. */
  below?: (row: Row) => ReactNode;
  /** Numbers stand at the end. */
  align?: 'end';
  /** Sortable under this name. */
  sortBy?: By;
  /** Which way a first click sorts: names from A (the default), numbers and dates from the largest. */
  firstDirection?: 'asc' | 'desc';
  /** A CSS length; columns without one share what is left. */
  width?: string;
  /** Left out on a phone, where only what identifies a row has room. */
  wideOnly?: boolean;
}

/** What a click on a column's header asks for. */
export function nextSort<By extends string>(
  column: Pick<Column<never, By>, 'firstDirection'> & { sortBy: By },
  sort: Sort<By> | undefined,
): Sort<By> {
  if (sort?.by !== column.sortBy) return { by: column.sortBy, direction: column.firstDirection ?? 'asc' };
  return { by: column.sortBy, direction: sort.direction === 'asc' ? 'desc' : 'asc' };
}
