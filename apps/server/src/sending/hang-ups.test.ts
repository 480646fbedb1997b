import { describe, expect, it } from '@jest/globals';
import type { DeliveryId } from '@chasqui/domain';
import { HangUps } from './hang-ups.js';

const id = (n: number) => String(n) as DeliveryId;

describe('hanging up on a message', () => {
  it('counts as a try from the third time on', () => {
    const hangUps = new HangUps();
    expect([1, 1, 2, 1, 1, 2].map(n => hangUps.note(id(n)))).toEqual([
      false,
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  it('is remembered of the newest ten thousand messages', () => {
    const hangUps = new HangUps();
    for (let round = 0; round < 2; round += 1) for (let n = 1; n <= 10_000; n += 1) hangUps.note(id(n));
    hangUps.note(id(10_001));
    expect(hangUps.note(id(2))).toBe(true);
    expect(hangUps.note(id(1))).toBe(false);
  });
});
