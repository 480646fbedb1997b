import type { ReactNode } from 'react';

/** One line of a menu. */
export type MenuEntry =
  /** Does something. `tone: 'bad'` for what destroys; a disabled one says why in `hint`. */
  | {
      kind?: 'action';
      label: string;
      icon?: ReactNode;
      hint?: string;
      tone?: 'bad';
      disabled?: boolean;
      onSelect: () => void;
    }
  /** Goes to a place of the admin. */
  | { kind: 'link'; label: string; icon?: ReactNode; to: string }
  /** One of several that exclude each other; the menu stays open, to try another, unless it `closes`. */
  | {
      kind: 'choice';
      label: string;
      icon?: ReactNode;
      chosen: boolean;
      closes?: boolean;
      onSelect: () => void;
    }
  | { kind: 'heading'; label: string }
  | { kind: 'line' };
