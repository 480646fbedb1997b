import { describe, expect, it } from '@jest/globals';
import { paceShare, wholeShare } from './share.js';

const sharesOf = (limit: number, alive: number) =>
  Array.from({ length: alive }, (_, rank) => wholeShare(limit, { alive, rank, known: true }));

describe('the limits of a relay', () => {
  it('are shared so that the parts are the whole', () => {
    expect(sharesOf(3, 2)).toEqual([2, 1]);
    expect(sharesOf(1, 2)).toEqual([1, 0]);
    expect(sharesOf(64, 3)).toEqual([22, 21, 21]);
    for (const limit of [1, 2, 7, 20, 64])
      for (const alive of [1, 2, 3, 5, 11])
        expect(sharesOf(limit, alive).reduce((sum, part) => sum + part)).toBe(limit);
  });

  it('are left to the others as long as they do not know of a worker', () => {
    expect(wholeShare(20, { alive: 2, rank: 1, known: false })).toBe(0);
  });

  it('are never exceeded while one after another notices that somebody left', () => {
    for (const limit of [1, 3, 5, 20])
      for (const left of [0, 1, 2]) {
        const stay = [0, 1, 2].filter(rank => rank !== left);
        const parts = stay.map((rank, i) => ({
          before: wholeShare(limit, { alive: 3, rank, known: true }),
          after: wholeShare(limit, { alive: 2, rank: i, known: true }),
        }));
        for (const { before, after } of parts) expect(after).toBeGreaterThanOrEqual(before);
      }
  });

  it('may be less than one a second for each', () => {
    expect(paceShare(1, { alive: 2 })).toBe(0.5);
  });
});
