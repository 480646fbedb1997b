import type { ReactNode } from 'react';

/** A place that the palette can go to. */
export interface PaletteItem {
  to: string;
  label: string;
  icon?: ReactNode;
  /** What it is, at the end of its line: an address, a channel. */
  hint?: string;
}

/** Items of one kind under their name. */
export interface PaletteGroup {
  label: string;
  items: readonly PaletteItem[];
}

/** Finds things by what was typed; rejects when `signal` says that nobody waits any more. */
export type PaletteSearch = (text: string, signal: AbortSignal) => Promise<readonly PaletteGroup[]>;

/** The destinations whose name contains every word typed, whatever the accents and capitals; all of them for no words. */
export function matchDestinations(destinations: readonly PaletteItem[], text: string): PaletteItem[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return destinations.filter(({ label }) => words.every(word => plain(label).includes(word)));
}

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
