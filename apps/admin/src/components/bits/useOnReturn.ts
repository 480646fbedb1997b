import { useEffect, useEffectEvent } from 'react';

/** Runs when someone comes back to the tab, for what may have changed while they were elsewhere. */
export function useOnReturn(run: () => void): void {
  const onReturn = useEffectEvent(run);
  useEffect(() => {
    const onChange = () => {
      if (!document.hidden) onReturn();
    };
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, []);
}
