import MoreHorizOutlined from '@mui/icons-material/MoreHorizOutlined';
import { lazy, Suspense, useId, useState, type MouseEvent, type ReactElement } from 'react';
import { IconButton } from '../bits/IconButton.js';
import type { MenuEntry } from './entries.js';

/** The menu is fetched when a pointer or the focus comes near its button: half of the pages' visitors never open one. */
const fetchMenu = () => import('./FloatingMenu.js');
const FloatingMenu = lazy(fetchMenu);

/** What a button needs in order to open a menu; spread it onto the button. */
export interface TriggerProps {
  id: string;
  'aria-haspopup': 'menu';
  'aria-expanded': boolean;
  onClick: (event: MouseEvent<HTMLElement>) => void;
  onPointerEnter: () => void;
  onFocus: () => void;
}

export interface MenuButtonProps {
  /** The button's name, for screen readers and as its tooltip: "More", "Actions for Spring sale". */
  label: string;
  entries: readonly MenuEntry[];
  /** With a border, as beside a page's title; without, as at the end of a table's row. */
  framed?: boolean;
  /** Another button than the three dots. */
  trigger?: (props: TriggerProps) => ReactElement;
  /** Where the menu opens. */
  side?: 'below' | 'above';
}

/** A button that opens a menu: arrows, Home, End and letters move in it, Escape closes it and returns the focus. */
export function MenuButton({ label, entries, framed = false, trigger, side = 'below' }: MenuButtonProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const props: TriggerProps = {
    id,
    'aria-haspopup': 'menu',
    'aria-expanded': anchor !== null,
    onClick: event => setAnchor(event.currentTarget),
    onPointerEnter: () => void fetchMenu(),
    onFocus: () => void fetchMenu(),
  };
  return (
    <>
      {trigger ? (
        trigger(props)
      ) : (
        <IconButton label={label} framed={framed} small={!framed} {...props}>
          <MoreHorizOutlined aria-hidden />
        </IconButton>
      )}
      {anchor && (
        <Suspense fallback={null}>
          <FloatingMenu
            anchor={anchor}
            labelledBy={id}
            entries={entries}
            side={side}
            onClose={() => setAnchor(null)}
          />
        </Suspense>
      )}
    </>
  );
}
