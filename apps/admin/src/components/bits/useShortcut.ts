import { useEffect, useEffectEvent } from 'react';

/**
 * Ctrl with a letter (⌘ on a Mac), in place of what the browser does with it. Single keys are never taken: they belong
 * to who types, and to screen readers.
 */
export function useShortcut(letter: string, run: () => void): void {
  const onAsked = useEffectEvent(run);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const alone = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!alone || event.key.toLowerCase() !== letter) return;
      event.preventDefault();
      onAsked();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [letter]);
}
