import { describe, expect, it } from '@jest/globals';
import { Pace } from './pace.js';

const never = new AbortController().signal;

async function timeFor(pace: Pace, messages: number, senders: number): Promise<number> {
  const began = performance.now();
  let left = messages;
  const send = async () => {
    while (left-- > 0) await pace.wait(never);
  };
  await Promise.all(Array.from({ length: senders }, send));
  return performance.now() - began;
}

describe('a pace', () => {
  it('lets everything through where there is no limit', async () => {
    const pace = new Pace();
    pace.setLimit(null);
    expect(await timeFor(pace, 1_000, 10)).toBeLessThan(10_000);
  });

  it('is kept, however many wait, also where it is less than one a second', async () => {
    const pace = new Pace();
    pace.setLimit(100);
    expect(await timeFor(pace, 51, 10)).toBeGreaterThan(450);
    const slow = new Pace();
    slow.setLimit(0.5);
    await slow.wait(never);
    const waits = slow.wait(AbortSignal.timeout(100)).then(() => 'WENT');
    expect(await Promise.race([waits, new Promise(resolve => setTimeout(resolve, 50, 'WAITS'))])).toBe(
      'WAITS',
    );
    await waits;
  });

  it('makes up for no more than a moment after a pause', async () => {
    const pace = new Pace();
    pace.setLimit(100);
    await pace.wait(never);
    await new Promise(resolve => setTimeout(resolve, 500));
    expect(await timeFor(pace, 41, 10)).toBeGreaterThan(200);
  });

  it('changes for those who wait already', async () => {
    const pace = new Pace();
    pace.setLimit(0.001);
    await pace.wait(never);
    const waits = [pace.wait(never), pace.wait(never)];
    pace.setLimit(1_000);
    expect(await Promise.all(waits)).toHaveLength(2);
  });

  it('lets go of those who wait, all at once', async () => {
    const pace = new Pace();
    pace.setLimit(0.001);
    await pace.wait(never);
    const waits = [pace.wait(never), pace.wait(never)];
    pace.letGo();
    expect(await Promise.all(waits)).toHaveLength(2);
  });
});
