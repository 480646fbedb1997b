import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { show } from '../../testing/show.js';
import { SearchField } from './SearchField.js';

const asked: string[] = [];

/** Stands for the address, which says what was asked only after a while. */
function Search({ delayMs = 0 }: { delayMs?: number }) {
  const [value, setValue] = useState('');
  const onSearch = (text: string) => {
    asked.push(text);
    setTimeout(() => setValue(text), delayMs);
  };
  return (
    <>
      <SearchField label="Search by name" value={value} onSearch={onSearch} />
      <button type="button" onClick={() => setValue('')}>
        Back
      </button>
    </>
  );
}

const field = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search by name' });
const pass = (ms: number) => act(async () => jest.advanceTimersByTime(ms));

describe('a search field', () => {
  const user = userEvent.setup({ advanceTimers: ms => jest.advanceTimersByTime(ms) });
  beforeEach(() => {
    asked.length = 0;
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks once the typing pauses, not at every key', async () => {
    await show(<Search />);
    await user.type(field(), 'spring');
    expect(asked).toEqual([]);
    await pass(300);
    expect(asked).toEqual(['spring']);
  });

  it('asks at once on Enter, and does not ask the same again', async () => {
    await show(<Search />);
    await user.type(field(), 'spring{Enter}');
    await pass(1000);
    expect(asked).toEqual(['spring']);
  });

  it('keeps what is typed on while the address still catches up', async () => {
    await show(<Search delayMs={400} />);
    await user.type(field(), 'spr');
    await pass(300);
    await user.type(field(), 'ing');
    await pass(450);
    expect(field().value).toBe('spring');
  });

  it('follows the address when that changes by itself', async () => {
    await show(<Search />);
    await user.type(field(), 'spring');
    await pass(300);
    await user.click(screen.getByText('Back'));
    expect(field().value).toBe('');
    await pass(1000);
    expect(asked).toEqual(['spring']);
  });

  it('is cleared by its button and by Escape', async () => {
    await show(<Search />);
    await user.type(field(), 'spring');
    await user.click(screen.getByRole('button', { name: 'Clear search' }));
    expect(field().value).toBe('');
    await user.type(field(), 'summer{Escape}');
    expect(field().value).toBe('');
  });
});
