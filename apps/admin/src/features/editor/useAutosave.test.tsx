import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import { useAutosave } from './useAutosave.js';

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
  const answers: ((words: { message: string; fields: [] } | undefined) => void)[] = [];
  return {
    saved,
    save: (draft: Draft) => {
      saved.push(draft);
      return new Promise<{ message: string; fields: [] } | undefined>(resolve => answers.push(resolve));
    },
    answer: (words?: { message: string; fields: [] }) => act(async () => answers.shift()?.(words)),
  };
}

const pause = () => act(() => jest.advanceTimersByTimeAsync(1_500));

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
    await server.answer({ message: 'Not known.', fields: [] });
    expect(safe).toBe(false);
    expect(result.current.state).toMatchObject({ kind: 'refused', words: { message: 'Not known.' } });
    expect(result.current.draft).toEqual({ subject: '{{ user.nme }}' });
    expect(result.current.wouldLose()).toBe(true);
    act(() => result.current.change({ subject: '{{ user.name }}' }));
    await pause();
    await server.answer();
    expect(result.current.state.kind).toBe('saved');
  });
});
