import { describe, expect, it } from '@jest/globals';
import type { Claimed } from './claimed.js';
import { DomainPaces, LONGEST_WAIT_MS } from './domain-paces.js';

const to = (address: string) => ({ address }) as Claimed;

function pacesOf(perSecond: number, alive = 1): DomainPaces {
  const paces = new DomainPaces();
  paces.setLimits([{ domain: 'slow.example', perSecond }], { alive });
  return paces;
}

describe('the pace of a domain', () => {
  it('gives each message to it a turn of its own, which it keeps', () => {
    const paces = pacesOf(10);
    const messages = [1, 2, 3].map(n => to(`u${n}@slow.example`));
    expect(messages.map(message => paces.waitFor(message, true, 1_000))).toEqual([0, 100, 200]);
    expect(messages.map(message => paces.waitFor(message, true, 1_250))).toEqual([0, 0, 0]);
    expect(paces.waitFor(to('u4@slow.example'), true, 1_250)).toBe(50);
  });

  it('holds for that domain as people write it, and not for those below it or others', () => {
    const paces = pacesOf(1);
    for (const address of ['a@slow.example', 'b@mail.slow.example', 'c@example.com', 'd@notslow.example'])
      expect(paces.waitFor(to(address), true, 0)).toBe(0);
    expect(paces.waitFor(to('e@SLOW.example'), true, 0)).toBe(1_000);
  });

  it('is shared among workers, also where that is less than one a second', () => {
    const paces = pacesOf(1, 2);
    expect([1, 2].map(n => paces.waitFor(to(`u${n}@slow.example`), true, 0))).toEqual([0, 2_000]);
  });

  it('lets none wait for longer than a while: those come back later, spread over the time until their turn', () => {
    const paces = pacesOf(1);
    const waits = Array.from({ length: 2_000 }, (_, i) => paces.waitFor(to(`u${i}@slow.example`), true, 0));
    expect(waits.filter(wait => wait <= LONGEST_WAIT_MS)).toHaveLength(31);
    const absences = waits.slice(31);
    expect(Math.min(...absences)).toBeGreaterThan(LONGEST_WAIT_MS);
    expect(Math.max(...absences)).toBeLessThanOrEqual(601_000);
    expect(new Set(absences).size).toBeGreaterThan(500);
  });

  it('lets none wait where there is no room for it', () => {
    const paces = pacesOf(10);
    expect(paces.waitFor(to('u1@slow.example'), false, 0)).toBe(0);
    expect(paces.waitFor(to('u2@slow.example'), false, 0)).toBeGreaterThan(LONGEST_WAIT_MS);
  });

  it('changes at once, and ends at once', () => {
    const paces = pacesOf(1);
    for (const n of [1, 2, 3]) paces.waitFor(to(`u${n}@slow.example`), true, 0);
    paces.setLimits([{ domain: 'slow.example', perSecond: 10 }], { alive: 1 });
    expect(paces.waitFor(to('u4@slow.example'), true, 0)).toBe(0);
    expect(paces.waitFor(to('u5@slow.example'), true, 0)).toBe(100);
    paces.setLimits([], { alive: 1 });
    expect(paces.waitFor(to('u6@slow.example'), true, 0)).toBe(0);
  });
});
