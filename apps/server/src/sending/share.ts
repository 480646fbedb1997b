/** Where a worker stands among those alive, by which they share the limits of a relay. */
export interface Standing {
  /** Workers alive, this one included. */
  alive: number;
  /** How many of them are older than this one. */
  rank: number;
  /** Whether the others know of this one: before, all of every limit is theirs. */
  known: boolean;
}

/** A worker's part of a limit in whole numbers: all parts together are the limit, and the oldest have one more. */
export function wholeShare(limit: number, { alive, rank, known }: Standing): number {
  if (!known) return 0;
  return Math.floor(limit / alive) + (rank < limit % alive ? 1 : 0);
}

/** A worker's part of a limit per second; it may be less than one. */
export function paceShare(perSecond: number, { alive }: Pick<Standing, 'alive'>): number {
  return perSecond / alive;
}
