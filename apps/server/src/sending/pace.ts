/** Lets so many messages a second through, evenly; the time of each is set aside when it asks. */
export class Pace {
  private intervalMs = 0;
  private nextAt = 0;

  /** @param perSecond null: as fast as it goes. */
  setLimit(perSecond: number | null): void {
    this.intervalMs = perSecond === null ? 0 : 1_000 / perSecond;
  }

  /** Resolves when the next message may go, or when `signal` aborts. */
  async wait(signal: AbortSignal): Promise<void> {
    if (this.intervalMs === 0) return;
    const now = performance.now();
    const at = Math.max(now, this.nextAt);
    this.nextAt = at + this.intervalMs;
    if (at - now < 1) return;
    await new Promise<void>(resolve => {
      const timer = setTimeout(done, at - now);
      function done() {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
      signal.addEventListener('abort', done, { once: true });
    });
  }
}
