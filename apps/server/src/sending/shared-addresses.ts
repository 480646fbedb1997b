import type { Queryable } from '../db/database.js';
import { selectSharing } from './shared-addresses.sql.js';

/**
 * Who shares an address with whom, as it was when a preparation began: of several users with one address only one gets
 * the mail. Addresses that change while it goes on are looked at once more when it ends.
 */
export class SharedAddresses {
  private constructor(
    private readonly ids: readonly number[],
    private readonly judgedAbove: number,
  ) {}

  /** @param judgedAbove the users above this id are judged by what is found now; those below were before. */
  static async find(db: Queryable, judgedAbove: number): Promise<SharedAddresses> {
    return new SharedAddresses(await idsOf(db), judgedAbove);
  }

  /** For a channel that has no addresses. */
  static readonly none = new SharedAddresses([], 0);

  /** Those of a range of ids: above `from`, up to `through`. */
  within(from: number, through: number): readonly number[] {
    return this.ids.slice(firstAbove(this.ids, from), firstAbove(this.ids, through));
  }

  /** Those who have come to share an address since, and were not judged. */
  async lookAgain(db: Queryable): Promise<readonly number[]> {
    const judged = new Set(this.within(this.judgedAbove, Infinity));
    return (await idsOf(db)).filter(user => !judged.has(user));
  }
}

async function idsOf(db: Queryable): Promise<number[]> {
  return (await db.row<{ ids: number[] }>(selectSharing()))?.ids ?? [];
}

/** Where in ascending numbers the first one above `bound` stands. */
function firstAbove(ascending: readonly number[], bound: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}
