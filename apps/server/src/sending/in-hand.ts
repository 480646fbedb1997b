import type { Claimed } from './claimed.js';
import type { Offered } from './detours.js';

/** A message that a connection has in hand: it is being handed over, or its envelope has gone ahead. */
export class InHand {
  /**
   * Resolves when nothing is left to be committed on the connection: the outcome of this message, unless it was put back,
   * and whatever the connection had before. That a message was put back says nothing about the one before it.
   */
  readonly committed: Promise<void>;
  private settle: (own: Promise<void>) => void = () => undefined;

  /** @param before the same of the message that the connection had before. */
  constructor(
    readonly message: Claimed,
    readonly offered: Promise<Offered>,
    before: Promise<void>,
  ) {
    const own = new Promise<void>(resolve => {
      this.settle = resolve;
    });
    this.committed = Promise.all([before, own]).then(() => undefined);
    // It is looked at when the message before is done with; until then nobody else would hear of an error.
    offered.catch(() => undefined);
  }

  /** @param committed when the outcome is committed; at once, where the message was put back. */
  conclude(committed: Promise<void>): void {
    this.settle(committed);
  }
}
