import { describe, expect, it } from '@jest/globals';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useWayBack } from '../page/useWayBack.js';
import { sortParam } from '../filters/url-params.js';
import { useUrlState } from '../filters/useUrlState.js';
import { show } from '../../testing/show.js';
import { DataTable, type DataTableProps } from './DataTable.js';
import { ListFooter } from './ListFooter.js';
import { usePaging } from './usePaging.js';
import { useSelection } from './useSelection.js';

interface Row {
  id: string;
  name: string;
  sent: number;
}
const rows: readonly Row[] = [
  { id: '1', name: 'Spring', sent: 1204 },
  { id: '2', name: 'Summer', sent: 8 },
];
const keys = rows.map(({ id }) => id);
const filters = { sort: sortParam(['name', 'sent'], { by: 'name', direction: 'asc' }) };

function List(props: Partial<DataTableProps<Row, 'name' | 'sent'>>) {
  const { values, set } = useUrlState(filters);
  const paging = usePaging();
  const selection = useSelection(keys);
  return (
    <DataTable
      label="Campaigns"
      rows={rows}
      rowKey={row => row.id}
      rowName={row => row.name}
      columns={[
        {
          key: 'name',
          header: 'Name',
          sortBy: 'name',
          cell: row => row.name,
          link: row => `/campaigns/${row.id}`,
        },
        {
          key: 'sent',
          header: 'Sent',
          sortBy: 'sent',
          firstDirection: 'desc',
          align: 'end',
          cell: row => row.sent,
        },
      ]}
      sort={values.sort}
      onSort={sort => set({ sort })}
      rowMenu={row => [{ label: `Delete ${row.name}`, onSelect: () => undefined }]}
      selection={selection}
      bulk={<button type="button">Delete all</button>}
      footer={
        <ListFooter count="2 campaigns" paging={paging} pageInfo={{ hasNextPage: true, endCursor: 'c2' }} />
      }
      {...props}
    />
  );
}

const header = (name: string) => screen.getByRole('columnheader', { name });
const button = (name: string) => screen.getByRole('button', { name });

describe('a table', () => {
  it('sorts by the column that is clicked, says so, and turns the order at the second click', async () => {
    const user = userEvent.setup();
    const { router } = await show(<List />);
    expect(header('Name').getAttribute('aria-sort')).toBe('ascending');
    expect(header('Sent').getAttribute('aria-sort')).toBe('none');

    await user.click(button('Sent'));
    expect(header('Sent').getAttribute('aria-sort')).toBe('descending');
    expect(header('Name').getAttribute('aria-sort')).toBe('none');
    expect(router.state.location.search).toBe('?sort=-sent');

    await user.click(button('Sent'));
    expect(header('Sent').getAttribute('aria-sort')).toBe('ascending');
    expect(router.state.location.search).toBe('?sort=sent');
  });

  it('goes to the next page and back by cursor, keeping the way in the history', async () => {
    const user = userEvent.setup();
    const { router } = await show(<List />);
    expect(button('Previous')).toHaveProperty('disabled', true);

    await user.click(button('Next'));
    expect(router.state.location.search).toBe('?after=c2');
    await user.click(button('Previous'));
    expect(router.state.location.search).toBe('');
  });

  it('returns to the first page from an address that someone shared', async () => {
    const user = userEvent.setup();
    const { router } = await show(<List />, { at: '/?after=c90' });
    await user.click(button('Previous'));
    expect(router.state.location.search).toBe('');
  });

  it('starts at the first page again when it is sorted anew', async () => {
    const user = userEvent.setup();
    const { router } = await show(<List />, { at: '/?after=c2' });
    await user.click(button('Sent'));
    expect(router.state.location.search).toBe('?sort=-sent');
  });

  it('offers what can be done with the selected rows, only while some are selected', async () => {
    const user = userEvent.setup();
    await show(<List />);
    expect(screen.queryByRole('toolbar')).toBeNull();

    await user.click(screen.getByRole('checkbox', { name: 'Select Spring' }));
    const bar = screen.getByRole('toolbar');
    expect(within(bar).getByText('1 selected')).toBeTruthy();
    const all = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select all on this page' });
    expect(all.indeterminate).toBe(true);

    await user.click(all);
    expect(within(bar).getByText('2 selected')).toBeTruthy();
    await user.click(button('Clear selection'));
    expect(screen.queryByRole('toolbar')).toBeNull();
  });

  it('makes the name the link of its row, and names the row in its menu', async () => {
    const user = userEvent.setup();
    await show(<List />);
    expect(screen.getByRole('link', { name: 'Spring' }).getAttribute('href')).toBe('/campaigns/1');
    await user.click(button('Actions for Spring'));
    expect(await screen.findByRole('menuitem', { name: 'Delete Spring' })).toBeTruthy();
  });

  it('lets the page behind a name lead back to the list as it was', async () => {
    const user = userEvent.setup();
    const Campaign = () => <p>{useWayBack('/')}</p>;
    const routes = [{ path: '/campaigns/:id', element: <Campaign /> }];
    const { router } = await show(<List />, { at: '/?sort=-sent&after=c2', routes });
    await user.click(screen.getByRole('link', { name: 'Spring' }));
    expect(await screen.findByText('/?sort=-sent&after=c2')).toBeTruthy();
    await act(() => router.navigate('/campaigns/2'));
    expect(screen.getByText('/')).toBeTruthy();
  });

  it('says that it is busy while it loads, with placeholders in the height of rows', async () => {
    await show(<List rows={undefined} expected={5} />);
    expect(screen.getByRole('table', { name: 'Campaigns' }).getAttribute('aria-busy')).toBe('true');
    expect(document.querySelectorAll('tbody tr')).toHaveLength(5);
  });

  it('shows what to do where there is nothing, and what went wrong in place of rows and footer', async () => {
    const { unmount } = await show(<List rows={[]} empty={<p>Write the first campaign</p>} />);
    expect(screen.getByText('Write the first campaign')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
    unmount();

    await show(<List rows={undefined} failure={<p>It could not be loaded</p>} />);
    expect(screen.getByText('It could not be loaded')).toBeTruthy();
    expect(screen.queryByText('2 campaigns')).toBeNull();
  });

  it('does not call a list empty that is still loading', async () => {
    await show(<List rows={[]} loading empty={<p>Nothing here</p>} />);
    expect(screen.queryByText('Nothing here')).toBeNull();
  });
});
