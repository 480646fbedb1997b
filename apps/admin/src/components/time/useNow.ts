import { useCallback, useSyncExternalStore } from 'react';

/** One clock per pace for the whole page, however many dates are shown. */
interface Clock {
  now: number;
  listeners: Set<() => void>;
  timer?: ReturnType<typeof setInterval>;
}
const clocks = new Map<number, Clock>();

function clockOf(paceMs: number): Clock {
  const known = clocks.get(paceMs);
  if (known) return known;
  const clock: Clock = { now: Date.now(), listeners: new Set() };
  clocks.set(paceMs, clock);
  return clock;
}

function listen(clock: Clock, paceMs: number, listener: () => void): () => void {
  if (clock.listeners.size === 0) {
    clock.now = Date.now();
    clock.timer = setInterval(() => {
      clock.now = Date.now();
      for (const each of clock.listeners) each();
    }, paceMs);
  }
  clock.listeners.add(listener);
  return () => {
    clock.listeners.delete(listener);
    if (clock.listeners.size === 0) clearInterval(clock.timer);
  };
}

/** The time, renewed every `paceMs` milliseconds while someone looks. */
export function useNow(paceMs: number): Date {
  const clock = clockOf(paceMs);
  const subscribe = useCallback((listener: () => void) => listen(clock, paceMs, listener), [clock, paceMs]);
  return new Date(useSyncExternalStore(subscribe, () => clock.now));
}
