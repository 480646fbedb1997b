import { describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { show } from '../../testing/show.js';
import { SearchChip } from './SearchChip.js';
import type { Choice, FindChoices } from './useChoices.js';

const campaigns: readonly Choice[] = [
  { value: '1', label: 'Spring sale' },
  { value: '2', label: 'Summer sale' },
  { value: '3', label: 'Welcome' },
];
const findCampaigns: FindChoices = async text =>
  campaigns.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()));

function Chip({ find = findCampaigns }: { find?: FindChoices }) {
  const [value, setValue] = useState<string | null>(null);
  return (
    <SearchChip
      label="Campaign"
      chosen={campaigns.find(campaign => campaign.value === value)?.label ?? null}
      onChange={setValue}
      searchLabel="Search campaigns"
      find={find}
    />
  );
}

async function open(chip = <Chip />) {
  const user = userEvent.setup();
  await show(chip);
  await user.click(screen.getByRole('button', { name: 'Campaign' }));
  const field = await screen.findByRole('combobox', { name: 'Search campaigns' });
  return { user, field };
}
const current = () => {
  const id = screen.getByRole('combobox').getAttribute('aria-activedescendant');
  return screen.getByRole('option', { selected: true }).id === id
    ? screen.getByRole('option', { selected: true }).textContent
    : 'the field and the list disagree';
};

describe('a filter for one of many things', () => {
  it('offers the first ones before anything is typed, with the focus in the field', async () => {
    const { field } = await open();
    expect(await screen.findAllByRole('option')).toHaveLength(3);
    expect(document.activeElement).toBe(field);
  });

  it('finds by a part of the name, moves with the arrows and chooses with Enter', async () => {
    const { user } = await open();
    await user.keyboard('sale');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2));
    expect(current()).toBe('Spring sale');
    await user.keyboard('{ArrowDown}');
    expect(current()).toBe('Summer sale');
    await user.keyboard('{ArrowDown}');
    expect(current()).toBe('Spring sale');
    await user.keyboard('{ArrowUp}{Enter}');
    expect(await screen.findByRole('button', { name: 'Campaign Summer sale' })).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('chooses what is clicked, and is taken away by its cross', async () => {
    const { user } = await open();
    await user.click(await screen.findByRole('option', { name: 'Welcome' }));
    await user.click(await screen.findByRole('button', { name: 'Remove filter: Campaign' }));
    expect(screen.getByRole('button', { name: 'Campaign' })).toBeTruthy();
  });

  it('says that there is nothing of that name', async () => {
    const { user } = await open();
    await user.keyboard('zzz');
    expect(await screen.findByText('Nothing is called “zzz”.')).toBeTruthy();
  });

  it('says that the search failed', async () => {
    await open(<Chip find={() => Promise.reject(new Error('down'))} />);
    expect(await screen.findByText(/did not answer/)).toBeTruthy();
  });
});
