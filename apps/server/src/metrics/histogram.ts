/** Upper bounds of the buckets, in seconds: from what a relay on the loopback takes to the patience of a time-out. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] as const;

/** What a histogram has counted, as it is written down. */
export interface HistogramFigures {
  /** Upper bounds of all buckets but the last, which has none. */
  bounds: number[];
  /** How many fell into each bucket and no lower one: one more than there are bounds. */
  counts: number[];
  /** Of all that was observed. */
  sum: number;
}

/** How long something took, by how often. Cheap enough for every message. */
export class Histogram {
  private readonly counts: number[] = Array.from({ length: BOUNDS.length + 1 }, () => 0);
  private sum = 0;

  observe(seconds: number): void {
    let bucket = 0;
    while (bucket < BOUNDS.length && seconds > (BOUNDS[bucket] as number)) bucket += 1;
    (this.counts[bucket] as number) += 1;
    this.sum += seconds;
  }

  get figures(): HistogramFigures {
    return { bounds: [...BOUNDS], counts: [...this.counts], sum: this.sum };
  }
}
