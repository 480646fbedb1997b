import { useEffect, useEffectEvent, useState } from 'react';

interface CountdownOptions {
  seconds: number;
  /** A moment that does not wait: holding has no effect. */
  until?: Date | undefined;
  onEnd: () => void;
}

const secondsUntil = (moment: Date) => Math.ceil((moment.getTime() - Date.now()) / 1000);

/** Counts down by the second and ends once; `hold` stops the clock, `letGo` lets it go on. */
export function useCountdown({ seconds, until, onEnd }: CountdownOptions) {
  const [left, setLeft] = useState(() => (until ? secondsUntil(until) : seconds));
  const [held, setHeld] = useState(false);
  const stopped = held && !until;
  const end = useEffectEvent(onEnd);

  useEffect(() => {
    if (left <= 0) return end();
    if (stopped) return;
    const timer = setTimeout(() => setLeft(until ? secondsUntil(until) : left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left, stopped, until]);

  return { left, hold: () => setHeld(true), letGo: () => setHeld(false) };
}
