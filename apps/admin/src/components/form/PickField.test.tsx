import { describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { show } from '../../testing/show.js';
import { PickField, type Pick } from './PickField.js';

const people: readonly Pick[] = [
  { id: '1', label: 'Ana Quispe' },
  { id: '2', label: 'Leo Huamán' },
  { id: '3', label: 'Luz Mamani' },
];

/** As the app's pickers are: whoever shows the field draws itself anew with every letter. */
function People({ searches, single = false }: { searches: string[]; single?: boolean }) {
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<readonly Pick[]>([]);
  return (
    <PickField
      label="Who"
      single={single}
      value={chosen.map(person => ({ ...person }))}
      onChange={setChosen}
      options={people.filter(({ label }) => label.toLowerCase().includes(search))}
      onSearch={text => {
        searches.push(text);
        setSearch(text);
      }}
      nothing="Nobody"
    />
  );
}

async function open(single = false) {
  const searches: string[] = [];
  await show(<People searches={searches} single={single} />);
  return {
    user: userEvent.setup(),
    searches,
    field: screen.getByRole<HTMLInputElement>('combobox', { name: 'Who' }),
  };
}
const offered = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);

describe('a field that picks', () => {
  it('keeps what is typed while the options follow it', async () => {
    const { user, searches, field } = await open();
    await user.type(field, 'lu');
    expect(field.value).toBe('lu');
    expect(searches).toEqual(['l', 'lu']);
    expect(offered()).toEqual(['Luz Mamani']);
  });

  it('takes the first that fits with Enter, begins a new search then, and keeps those picked before', async () => {
    const { user, searches, field } = await open();
    await user.type(field, 'lu');
    await user.keyboard('{Enter}');
    expect(field.value).toBe('');
    expect(offered()).toEqual([]);
    expect(searches.at(-1)).toBe('');
    await user.type(field, 'ana{Enter}');
    expect(screen.getByRole('button', { name: 'Take out Luz Mamani' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Take out Ana Quispe' })).toBeTruthy();
  });

  it('has one at most where it is for one', async () => {
    const { user, field } = await open(true);
    await user.type(field, 'lu{Enter}');
    await user.type(field, 'leo{Enter}');
    expect(screen.queryByRole('button', { name: 'Take out Luz Mamani' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Take out Leo Huamán' })).toBeTruthy();
  });

  it('forgets a search that was left', async () => {
    const { user, searches, field } = await open();
    await user.type(field, 'lu');
    await user.tab();
    await waitFor(() => expect(field.value).toBe(''));
    expect(searches.at(-1)).toBe('');
  });
});
