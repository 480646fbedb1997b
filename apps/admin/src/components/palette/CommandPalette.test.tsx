import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { show } from '../../testing/show.js';
import { matchDestinations, type PaletteSearch } from './palette-items.js';
import { usePalette } from './usePalette.js';

const destinations = [
  { to: '/campaigns', label: 'Campaigns' },
  { to: '/users', label: 'Users' },
  { to: '/settings', label: 'Settings' },
];
const search: PaletteSearch = async text => [
  {
    label: 'Users',
    items: text === 'ana' ? [{ to: '/users/8', label: 'Ana Quispe', hint: 'ana@example.org' }] : [],
  },
];

function Place({ find = search }: { find?: PaletteSearch }) {
  const { open, palette } = usePalette({ destinations, search: find });
  return (
    <>
      <button type="button" onClick={open}>
        Search
      </button>
      {palette}
    </>
  );
}

const routes = [{ path: '*', element: <p>elsewhere</p> }];
const current = () => {
  const id = screen.getByRole('combobox').getAttribute('aria-activedescendant');
  return screen.getByRole('option', { selected: true }).id === id
    ? screen.getByRole('option', { selected: true }).textContent
    : 'the field and the list disagree';
};

describe('the palette', () => {
  it('opens on Ctrl+K, closes on Escape, and gives the focus back', async () => {
    const user = userEvent.setup();
    await show(<Place />);
    screen.getByText('Search').focus();
    await user.keyboard('{Control>}k{/Control}');
    expect(await screen.findByRole('dialog', { name: 'Go to anything' })).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('combobox'));

    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(screen.getByText('Search'));
  });

  it('moves with the arrows, round at the ends, with the focus staying in the field', async () => {
    const user = userEvent.setup();
    await show(<Place />);
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('dialog');
    expect(current()).toBe('Campaigns');
    await user.keyboard('{ArrowDown}');
    expect(current()).toBe('Users');
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(current()).toBe('Settings');
    await user.keyboard('{ArrowDown}');
    expect(current()).toBe('Campaigns');
    expect(document.activeElement).toBe(screen.getByRole('combobox'));
  });

  it('goes to what Enter chooses', async () => {
    const user = userEvent.setup();
    const { router } = await show(<Place />, { routes });
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('dialog');
    await user.keyboard('sett{Enter}');
    expect(router.state.location.pathname).toBe('/settings');
  });

  it('finds things beside the places, under the name of their kind', async () => {
    const user = userEvent.setup();
    const { router } = await show(<Place />, { routes });
    await user.click(screen.getByText('Search'));
    await user.type(await screen.findByRole('combobox'), 'ana');
    const group = await screen.findByRole('group', { name: 'Users' });
    await user.click(within(group).getByRole('option', { name: /Ana Quispe/ }));
    expect(router.state.location.pathname).toBe('/users/8');
  });

  it('says that there is nothing of that name', async () => {
    const user = userEvent.setup();
    await show(<Place />);
    await user.click(screen.getByText('Search'));
    await user.type(await screen.findByRole('combobox'), 'zzz');
    expect(await screen.findByText('Nothing is called “zzz”.')).toBeTruthy();
  });

  it('still goes to places when the search fails, and says that it did', async () => {
    const user = userEvent.setup();
    await show(<Place find={() => Promise.reject(new Error('down'))} />, { routes });
    await user.click(screen.getByText('Search'));
    await user.type(await screen.findByRole('combobox'), 'use');
    expect(await screen.findByText(/did not answer/)).toBeTruthy();
    expect(screen.getByRole('option', { name: 'Users' })).toBeTruthy();
  });
});

describe('matching destinations', () => {
  it('wants every word, whatever the accents and capitals', () => {
    const places = [{ to: '/a', label: 'Campañas de Mail' }];
    expect(matchDestinations(places, 'mail CAMPANAS')).toHaveLength(1);
    expect(matchDestinations(places, 'mail users')).toHaveLength(0);
  });
});
