const SMALLEST = 100;
const LARGEST = 2_000;
const SECONDS = 0.5;

/**
 * How many messages of a shipment to claim at a time: about half a second of work at the present rate. Where the
 * senders ran out of messages since the last claim, the rate was ours and not theirs, so the next claim is twice as
 * large. Larger blocks would save next to nothing, and reading one holds up the sending of the others.
 */
export class ClaimSize {
  private size = SMALLEST;
  private measured = { at: performance.now(), settled: 0 };

  /** @param settled outcomes committed so far. @param ranDry whether the senders had to wait. @param shares shipments that share the rate. */
  next(settled: number, ranDry: boolean, shares: number): number {
    const now = performance.now();
    const seconds = (now - this.measured.at) / 1_000;
    if (seconds >= 1) {
      const second = (settled - this.measured.settled) / seconds;
      this.measured = { at: now, settled };
      if (!ranDry) this.size = second * SECONDS;
    }
    if (ranDry) this.size *= 2;
    this.size = Math.min(LARGEST, Math.max(SMALLEST, this.size));
    return Math.max(SMALLEST, Math.round(this.size / Math.max(1, shares)));
  }
}
