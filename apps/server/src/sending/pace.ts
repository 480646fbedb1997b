/** Where those who wait were let through late, so much time is made up for at most. */
const CATCH_UP_MS = 100;

/** Lets so many messages a second through, evenly, first come, first served. */
export class Pace {
  private intervalMs = 0;
  private nextAt = 0;
  private readonly waiting: (() => void)[] = [];
  private timer: NodeJS.Timeout | null = null;

  /** @param perSecond null: as fast as it goes. */
  setLimit(perSecond: number | null): void {
    const intervalMs = perSecond === null ? 0 : 1_000 / perSecond;
    if (intervalMs === this.intervalMs) return;
    this.intervalMs = intervalMs;
    this.nextAt = Math.min(this.nextAt, performance.now() + intervalMs);
    this.letThrough();
  }

  /** Whether messages have to wait for their time. */
  get limited(): boolean {
    return this.intervalMs > 0;
  }

  /** Resolves when the next message may go; also when `signal` aborts, and when all are let go. */
  async wait(signal: AbortSignal): Promise<void> {
    if (this.waiting.length === 0 && this.take(performance.now(), 0)) return;
    await new Promise<void>(resolve => {
      const go = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(go), 1);
        go();
        this.letThrough();
      };
      if (signal.aborted) return resolve();
      signal.addEventListener('abort', leave, { once: true });
      this.waiting.push(go);
      this.letThrough();
    });
  }

  /** Ends the waiting of all: there is something else to look at. */
  letGo(): void {
    for (const go of this.waiting.splice(0)) go();
    this.letThrough();
  }

  private letThrough(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    while (this.waiting.length > 0 && this.take(performance.now(), CATCH_UP_MS)) this.waiting.shift()?.();
    if (this.waiting.length === 0) return;
    this.timer = setTimeout(() => this.letThrough(), Math.max(1, this.nextAt - performance.now()));
  }

  private take(now: number, catchUpMs: number): boolean {
    if (this.intervalMs === 0) return true;
    if (this.nextAt - now >= 1) return false;
    this.nextAt = Math.max(this.nextAt, now - catchUpMs) + this.intervalMs;
    return true;
  }
}
