import { describe, expect, it } from '@jest/globals';
import { retryPause, retryPauses } from './retry.js';

const MINUTE = 60_000;
const policy = { firstPauseMs: 5 * MINUTE, longestPauseMs: 30 * MINUTE, giveUpMs: 120 * MINUTE };

describe('the pause before the next try', () => {
  it('doubles from the first to the longest', () => {
    const pauses = [1, 2, 3, 4, 5, 30].map(attempts => retryPause(policy, attempts, 0) / MINUTE);
    expect(pauses).toEqual([5, 10, 20, 30, 30, 30]);
  });

  it('is up to a fifth longer, as chance has it', () => {
    expect(retryPause(policy, 1, 1)).toBe(6 * MINUTE);
    expect(retryPause(policy, 1, 0.5)).toBe(5.5 * MINUTE);
  });

  it('is told ahead, as far as messages are tried at all', () => {
    expect(retryPauses(policy, 3).map(pause => pause / MINUTE)).toEqual([5, 10, 20]);
    expect(retryPauses(policy, 20).map(pause => pause / MINUTE)).toEqual([5, 10, 20, 30, 30]);
  });
});
