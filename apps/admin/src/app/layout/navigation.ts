import type { ElementType } from 'react';

/** One place in the navigation. */
export interface NavigationItem {
  to: string;
  label: string;
  /** For the phone's bar, where there is little room. */
  shortLabel?: string;
  /** Component of an outlined icon. */
  icon: ElementType<{ 'aria-hidden'?: boolean }>;
  /** Stands in the phone's bar itself; at most four do, the others are behind "More". */
  onPhone?: boolean;
}

/** Places under one heading; without a heading, set apart by a line. */
export interface NavigationSection {
  label?: string;
  items: readonly NavigationItem[];
}
