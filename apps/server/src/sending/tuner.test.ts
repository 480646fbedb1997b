import { describe, expect, it } from '@jest/globals';
import { Tuner } from './tuner.js';

/** Messages that a relay takes a second over so many connections; null: it refuses that many. */
type RelayModel = (connections: number) => number;

/** Lets time pass with every connection busy, and says how many there were at the end of each second. */
function run(tuner: Tuner, relay: RelayModel, seconds: number, from = 0): number[] {
  const seen: number[] = [];
  let owed = 0;
  for (let ms = 1; ms <= seconds * 1_000; ms += 1) {
    owed += relay(tuner.connections) / 1_000;
    for (; owed >= 1; owed -= 1) tuner.sent(from + ms, tuner.connections);
    if (ms % 1_000 === 0) seen.push(tuner.connections);
  }
  return seen;
}

const perConnection =
  (each: number, atMost = Infinity): RelayModel =>
  connections =>
    Math.min(connections * each, atMost);

describe('the number of connections', () => {
  it('begins with few, and is never above the limit', () => {
    expect(new Tuner(20).connections).toBe(4);
    expect(new Tuner(2).connections).toBe(2);
    expect(new Tuner(0).connections).toBe(0);
    const tuner = new Tuner(20);
    expect(run(tuner, perConnection(100), 5).at(-1)).toBe(20);
    tuner.setLimit(3);
    expect(tuner.connections).toBe(3);
    tuner.setLimit(20);
    expect(tuner.connections).toBe(3);
    expect(run(tuner, perConnection(100), 3, 6_000).at(-1)).toBe(20);
  });

  it('has doubled to the limit within two seconds where the relay keeps up', () => {
    expect(run(new Tuner(64), perConnection(100), 2)).toEqual([expect.any(Number), 64]);
  });

  it('stops where more of them bring nothing, and tries again after a while', () => {
    const tuner = new Tuner(64);
    const seen = run(tuner, perConnection(100, 800), 4);
    expect(seen.at(-1)).toBe(16);
    expect(run(tuner, perConnection(100), 10, 4_000).at(-1)).toBe(64);
  });

  it('goes back where more of them do harm', () => {
    const tuner = new Tuner(64);
    const seen = run(tuner, connections => (connections <= 8 ? connections * 100 : 200), 4);
    expect(seen.at(-1)).toBe(8);
  });

  it('stays where not all of them are wanted', () => {
    const tuner = new Tuner(64);
    for (let ms = 0; ms < 5_000; ms += 1) tuner.sent(ms, 2);
    expect(tuner.connections).toBe(4);
  });

  it('is not judged by the time in which there was nothing to send', () => {
    const tuner = new Tuner(64);
    for (let ms = 0; ms < 3_000; ms += 1) {
      if (ms % 100 === 0) tuner.starve();
      tuner.sent(ms, tuner.connections);
    }
    expect(tuner.connections).toBe(64);
  });
});

describe('a relay that refuses one connection more', () => {
  it('has as many as it takes for a minute; then one more is tried, and more if it takes that', () => {
    const tuner = new Tuner(64);
    run(tuner, perConnection(100), 1);
    tuner.refuse(1_000, 10);
    expect(tuner.connections).toBe(10);
    expect(run(tuner, perConnection(100), 59, 1_000).every(count => count === 10)).toBe(true);
    const seen = run(tuner, perConnection(100), 2, 60_500);
    expect(seen[0]).toBeGreaterThan(10);
    expect(seen[1]).toBeGreaterThan(seen[0] ?? 0);
  });

  it('keeps one at least', () => {
    const tuner = new Tuner(64);
    tuner.refuse(0, 0);
    expect(tuner.connections).toBe(1);
  });

  it('begins anew after it was in trouble', () => {
    const tuner = new Tuner(64);
    tuner.refuse(0, 1);
    tuner.reset();
    expect(tuner.connections).toBe(4);
    expect(run(tuner, perConnection(100), 2).at(-1)).toBe(64);
  });
});
