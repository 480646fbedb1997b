import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import { useAutosave, type SaveFailure } from './useAutosave.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

interface Draft {
  subject: string;
}

/** A server that answers when it is told to. */
function slowServer() {
  const saved: Draft[] = [];
  const answers: ((failure: SaveFailure | undefined) => void)[] = [];
  return {
    saved,
    save: (draft: Draft) => {
      saved.push(draft);
      return new Promise<SaveFailure | undefined>(resolve => answers.push(resolve));
    },
    answer: (failure?: SaveFailure) => act(async () => answers.shift()?.(failure)),
  };
}

const wait = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const pause = () => wait(1_500);
const notReached: SaveFailure = { kind: 'waiting', words: null };

describe('autosave', () => {
  it('saves once the writing pauses, and nothing that was not changed', async () => {
    const server = slowServer();
    const { result } = renderHook(() => useAutosave({ initial: { subject: 'a' }, save: server.save }));
    await pause();
    expect(server.saved).toEqual([]);
    act(() => result.current.change({ subject: 'ab' }));
    act(() => result.current.change({ subject: 'abc' }));
    expect(result.current.state.kind).toBe('unsaved');
    expect(result.current.wouldLose()).toBe(true);
    await pause();
    expect(server.saved).toEqual([{ subject: 'abc' }]);
    expect(result.current.state.kind).toBe('saving');
    await server.answer();
    expect(result.current.state).toMatchObject({ kind: 'saved', at: expect.any(Date) });
    expect(result.current.wouldLose()).toBe(false);
  });

  it('saves what is written during a save with the next one, never two at a time', async () => {
    const server = slowServer();
    const { result } = renderHook(() => useAutosave({ initial: { subject: '' }, save: server.save }));
    act(() => result.current.change({ subject: 'one' }));
    await pause();
    act(() => result.current.change({ subject: 'two' }));
    await pause();
    expect(server.saved).toEqual([{ subject: 'one' }]);
    await server.answer();
    expect(server.saved).toEqual([{ subject: 'one' }, { subject: 'two' }]);
    await server.answer();
    expect(result.current.state.kind).toBe('saved');
  });

  it('keeps a refused draft, says why, and saves it with the next change', async () => {
    const server = slowServer();
    const { result } = renderHook(() => useAutosave({ initial: { subject: '' }, save: server.save }));
    act(() => result.current.change({ subject: '{{ user.nme }}' }));
    let safe: boolean | undefined;
    act(() => void result.current.saveNow().then(answer => (safe = answer)));
    await server.answer({ kind: 'refused', words: { message: 'Not known.', fields: [] } });
    expect(safe).toBe(false);
    expect(result.current.state).toMatchObject({ kind: 'refused', words: { message: 'Not known.' } });
    expect(result.current.draft).toEqual({ subject: '{{ user.nme }}' });
    expect(result.current.wouldLose()).toBe(true);
    act(() => result.current.change({ subject: '{{ user.name }}' }));
    await pause();
    await server.answer();
    expect(result.current.state.kind).toBe('saved');
  });

  it('tries again by itself what did not arrive, less and less often, with what was written meanwhile', async () => {
    const server = slowServer();
    const { result } = renderHook(() => useAutosave({ initial: { subject: '' }, save: server.save }));
    act(() => result.current.change({ subject: 'one' }));
    await pause();
    await server.answer(notReached);
    expect(result.current.state).toEqual(notReached);
    expect(result.current.wouldLose()).toBe(true);
    act(() => result.current.change({ subject: 'one two' }));
    expect(result.current.state).toEqual(notReached);
    await wait(2_000);
    expect(server.saved.slice(1)).toEqual([{ subject: 'one two' }]);
    await server.answer(notReached);
    await wait(3_900);
    expect(server.saved).toHaveLength(2);
    await wait(200);
    expect(server.saved).toHaveLength(3);
    await server.answer();
    expect(result.current.state.kind).toBe('saved');
    await wait(60_000);
    expect(server.saved).toHaveLength(3);
  });

  it('tries at once when the browser is back on the network, and when it is told to', async () => {
    const server = slowServer();
    const { result } = renderHook(() => useAutosave({ initial: { subject: '' }, save: server.save }));
    act(() => result.current.change({ subject: 'one' }));
    await pause();
    await server.answer(notReached);
    act(() => void window.dispatchEvent(new Event('online')));
    expect(server.saved).toHaveLength(2);
    await server.answer(notReached);
    act(() => void result.current.saveNow());
    expect(server.saved).toHaveLength(3);
    await server.answer();
    expect(result.current.state.kind).toBe('saved');
  });
});

describe('a draft that somebody else saved meanwhile', () => {
  async function inConflict() {
    const server = slowServer();
    const fetchTheirs = jest.fn(async () => ({ subject: 'theirs' }));
    const { result } = renderHook(() =>
      useAutosave({ initial: { subject: '' }, save: server.save, fetchTheirs }),
    );
    act(() => result.current.change({ subject: 'mine' }));
    await pause();
    await server.answer({ kind: 'conflict' });
    return { server, result, fetchTheirs };
  }

  it('is not saved until one of the two is chosen, however long one writes on', async () => {
    const { server, result } = await inConflict();
    act(() => result.current.change({ subject: 'mine!' }));
    await wait(60_000);
    expect(result.current.state).toEqual({ kind: 'conflict' });
    expect(server.saved).toHaveLength(1);
  });

  it('replaces theirs, knowing theirs', async () => {
    const { server, result, fetchTheirs } = await inConflict();
    act(() => void result.current.keepMine());
    await act(async () => undefined);
    expect(fetchTheirs).toHaveBeenCalledTimes(1);
    expect(server.saved.slice(1)).toEqual([{ subject: 'mine' }]);
    await server.answer();
    expect(result.current.state.kind).toBe('saved');
    expect(result.current.draft).toEqual({ subject: 'mine' });
  });

  it('gives way to theirs, which can be taken back', async () => {
    const { server, result } = await inConflict();
    let takeBack: (() => void) | undefined;
    await act(async () => {
      takeBack = await result.current.loadTheirs();
    });
    expect(result.current.draft).toEqual({ subject: 'theirs' });
    expect(result.current.state).toEqual({ kind: 'saved', at: null });
    expect(result.current.wouldLose()).toBe(false);
    await pause();
    expect(server.saved).toHaveLength(1);
    act(() => takeBack?.());
    await pause();
    expect(server.saved.slice(1)).toEqual([{ subject: 'mine' }]);
  });

  it('stays so while theirs cannot be fetched', async () => {
    const { result, fetchTheirs } = await inConflict();
    fetchTheirs.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await act(async () => {
      await expect(result.current.keepMine()).rejects.toThrow('Failed to fetch');
    });
    expect(result.current.state).toEqual({ kind: 'conflict' });
  });
});
