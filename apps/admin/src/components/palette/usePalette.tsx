import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useShortcut } from '../bits/useShortcut.js';
import type { CommandPaletteProps } from './CommandPalette.js';

const fetchPalette = () => import('./CommandPalette.js');
const CommandPalette = lazy(fetchPalette);

/**
 * The palette behind Ctrl+K (⌘K on a Mac): `open` for a button that says so, `palette` to render somewhere.
 */
export function usePalette(props: Omit<CommandPaletteProps, 'onClose'>): {
  open: () => void;
  palette: ReactNode;
} {
  const [shown, setShown] = useState(false);

  useShortcut('k', () => setShown(!shown));

  const palette = shown && (
    <Suspense fallback={null}>
      <CommandPalette {...props} onClose={() => setShown(false)} />
    </Suspense>
  );
  return { open: () => setShown(true), palette };
}
