import { Histogram, type HistogramFigures } from './histogram.js';

/** How a process fares. */
export interface ProcessFigures {
  /** Seconds since 1970. */
  startedAt: number;
  cpuSeconds: number;
  residentBytes: number;
  heapUsedBytes: number;
  /** How late its event loop came to what was due, in seconds, looked at ten times a second. */
  loopLag: HistogramFigures;
}

const LOOK_MS = 100;

/** Watches this process; what is on its event loop for long keeps everything else waiting. */
export class ProcessWatch {
  private readonly lag = new Histogram();
  private readonly startedAt = Date.now() / 1_000 - process.uptime();
  private readonly timer: NodeJS.Timeout;
  private lookedAt = performance.now();

  constructor() {
    this.timer = setInterval(() => {
      const now = performance.now();
      this.lag.observe(Math.max(0, now - this.lookedAt - LOOK_MS) / 1_000);
      this.lookedAt = now;
    }, LOOK_MS);
    this.timer.unref();
  }

  get figures(): ProcessFigures {
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    return {
      startedAt: this.startedAt,
      cpuSeconds: (user + system) / 1_000_000,
      residentBytes: rss,
      heapUsedBytes: heapUsed,
      loopLag: this.lag.figures,
    };
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
