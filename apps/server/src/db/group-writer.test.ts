import { describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { GroupWriter } from './group-writer.js';

/** A writer whose writes end when they are told to; `told` notes the items, and how many groups had gone out by then. */
function writer(options: { largest?: number; patience?: (waiting: number) => number | null } = {}) {
  const groups: number[][] = [];
  const told: number[][] = [];
  const ends: (() => void)[] = [];
  const written = new GroupWriter<number>(
    group => {
      groups.push([...group]);
      return new Promise(resolve => ends.push(() => resolve(() => told.push([...group, groups.length]))));
    },
    { largest: 100, ...options },
  );
  return { written, groups, told, end: () => ends.shift()?.() };
}

const moment = () => delay(5);

describe('writing in groups', () => {
  it('takes together what comes in one moment, and what comes while a group is under way', async () => {
    const { written, groups, end } = writer();
    for (const item of [1, 2, 3]) written.add(item);
    await moment();
    written.add(4);
    await moment();
    written.add(5);
    await moment();
    expect(groups).toEqual([[1, 2, 3]]);
    end();
    await moment();
    expect(groups).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('makes no group larger than it may be, and forgets nothing of the rest', async () => {
    const { written, groups, end } = writer({ largest: 2 });
    for (const item of [1, 2, 3, 4, 5]) written.add(item);
    for (let i = 0; i < 3; i++) {
      await moment();
      end();
    }
    expect(groups).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('waits for more as long as it is told to, and no longer', async () => {
    const { written, groups, end } = writer({ patience: waiting => (waiting < 2 ? 60 : null) });
    written.add(1);
    await delay(20);
    expect(groups).toEqual([]);
    written.add(2);
    await moment();
    expect(groups).toEqual([[1, 2]]);
    end();
    written.add(3);
    await delay(100);
    expect(groups).toEqual([[1, 2], [3]]);
  });

  it('hands the next group over before anyone hears of the last', async () => {
    const { written, told, end } = writer();
    written.add(1);
    await moment();
    written.add(2);
    end();
    await moment();
    expect(told).toEqual([[1, 2]]);
  });

  it('is drained when the last group is written, without patience', async () => {
    const { written, groups, end } = writer({ patience: () => 60_000 });
    written.add(1);
    let drained = false;
    const draining = written.drain().then(() => {
      drained = true;
    });
    await moment();
    expect([groups, drained]).toEqual([[[1]], false]);
    written.add(2);
    end();
    await moment();
    expect([groups, drained]).toEqual([[[1], [2]], false]);
    end();
    await draining;
  });
});
