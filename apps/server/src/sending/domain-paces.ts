import { domainToASCII } from 'node:url';
import type { DomainPace } from '../relays/index.js';
import type { Claimed } from './claimed.js';
import { type Standing, paceShare } from './share.js';

/** A message whose turn comes within so much time waits for it here; others go back to the queue meanwhile. */
export const LONGEST_WAIT_MS = 30_000;
/** Those come back within so much time, each at its turn as far as that can be told. */
const LONGEST_ABSENCE_MS = 600_000;

interface Turns {
  intervalMs: number;
  /** When the next turn is. */
  nextAt: number;
  /** When the next message that goes back to the queue is to be there again. */
  backAt: number;
}

/** How fast a relay may go to single domains of recipients. A domain's pace does not hold for the domains below it. */
export class DomainPaces {
  private readonly turns = new Map<string, Turns>();
  /** Messages that have had their turn. */
  private readonly granted = new WeakSet<Claimed>();

  setLimits(limits: readonly DomainPace[], standing: Pick<Standing, 'alive'>): void {
    const before = new Map(this.turns);
    this.turns.clear();
    for (const { domain, perSecond } of limits) {
      const intervalMs = 1_000 / paceShare(perSecond, standing);
      const known = before.get(domain);
      if (known !== undefined && known.intervalMs === intervalMs) this.turns.set(domain, known);
      else this.turns.set(domain, { intervalMs, nextAt: 0, backAt: 0 });
    }
  }

  /**
   * How long a message has to wait for its turn: one that need not, or that waited, may go now (0). Up to
   * `LONGEST_WAIT_MS` the turn is its own.
   *
   * @param mayWait whether there is room for another message that waits.
   * @returns milliseconds.
   */
  waitFor(message: Claimed, mayWait: boolean, now = performance.now()): number {
    if (this.turns.size === 0 || this.granted.has(message)) return 0;
    const turns = this.turns.get(domainOf(message.address));
    if (turns === undefined) return 0;
    turns.nextAt = Math.max(turns.nextAt, now);
    const waitMs = turns.nextAt - now;
    if (waitMs > 0 && (waitMs > LONGEST_WAIT_MS || !mayWait)) return absence(turns, now);
    turns.nextAt += turns.intervalMs;
    this.granted.add(message);
    return waitMs;
  }
}

/** More than come back in time are spread over it once more. */
function absence(turns: Turns, now: number): number {
  if (turns.backAt < turns.nextAt || turns.backAt - now > LONGEST_ABSENCE_MS) turns.backAt = turns.nextAt;
  turns.backAt += turns.intervalMs;
  return Math.max(LONGEST_WAIT_MS + 1, turns.backAt - now);
}

function domainOf(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return /^[a-z0-9.-]*$/.test(domain) ? domain : domainToASCII(domain);
}
