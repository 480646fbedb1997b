import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, screen } from '@testing-library/react';
import { show } from '../../testing/show.js';
import type { Toast } from './toast.js';
import { useToasts, type Toasts } from './ToastProvider.js';

const seen: { toasts?: Toasts } = {};
function Place({ see }: { see: (toasts: Toasts) => void }) {
  see(useToasts());
  return null;
}

const pop = (toast: Toast) => act(async () => seen.toasts!.show(toast));
/** Second by second, since each one sets the next timer. */
const pass = async (seconds: number) => {
  for (let second = 0; second < seconds; second += 1) await act(async () => jest.advanceTimersByTime(1000));
};
const region = () => screen.getByRole('region', { name: 'Messages' });

describe('toasts', () => {
  beforeEach(async () => {
    jest.useFakeTimers();
    await show(<Place see={toasts => Object.assign(seen, { toasts })} />);
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('are read out politely, the bad ones at once', async () => {
    expect(region().getAttribute('aria-live')).toBe('polite');
    await pop({ text: 'Campaign deleted' });
    await pop({ text: 'It failed', tone: 'bad' });
    expect(region().textContent).toContain('Campaign deleted');
    expect(screen.getByRole('alert').textContent).toContain('It failed');
  });

  it('go by themselves after five seconds', async () => {
    await pop({ text: 'Saved' });
    await pass(4);
    expect(screen.getByText('Saved')).toBeTruthy();
    await pass(1);
    expect(screen.queryByText('Saved')).toBeNull();
  });

  it('can be undone for ten seconds, counting down', async () => {
    const undo = jest.fn();
    await pop({ text: 'Deleted', undo });
    await pass(7);
    const button = screen.getByRole('button', { name: 'Undo' });
    expect(button.textContent).toContain('3');
    fireEvent.click(button);
    expect(undo).toHaveBeenCalledTimes(1);
    expect(screen.queryByText('Deleted')).toBeNull();
  });

  it('wait while the pointer is on them', async () => {
    await pop({ text: 'Deleted', undo: () => undefined });
    fireEvent.pointerEnter(screen.getByText('Deleted'));
    await pass(60);
    expect(screen.getByText('Deleted')).toBeTruthy();
    fireEvent.pointerLeave(screen.getByText('Deleted'));
    await pass(10);
    expect(screen.queryByText('Deleted')).toBeNull();
  });

  it('do not wait where the moment does not', async () => {
    await pop({ text: 'On its way', undo: () => undefined, until: new Date(Date.now() + 4000) });
    fireEvent.pointerEnter(screen.getByText('On its way'));
    await pass(4);
    expect(screen.queryByText('On its way')).toBeNull();
  });

  it('take the place of one with the same key, and are never more than three', async () => {
    await pop({ text: 'First try', key: 'network' });
    await pop({ text: 'Second try', key: 'network' });
    expect(screen.queryByText('First try')).toBeNull();
    for (const text of ['one', 'two', 'three']) await pop({ text });
    expect(screen.queryByText('Second try')).toBeNull();
    expect(screen.getByText('one')).toBeTruthy();
  });

  it('are dismissed by their button', async () => {
    await pop({ text: 'Saved' });
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText('Saved')).toBeNull();
  });
});
