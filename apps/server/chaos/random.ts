/** Random figures that are the same for the same seed (mulberry32). */
export class Random {
  private state: number;

  /** @param salt other figures for each, from the same seed. */
  constructor(seed: number, salt: string) {
    this.state = Buffer.from(salt).reduce((sum, octet) => Math.imul(sum, 31) + octet, seed) | 0;
  }

  /** From 0 up to, but not including, `below`. */
  below(below: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below;
  }

  /** So many of them, in random order. */
  pick<T>(items: readonly T[], count: number): T[] {
    const left = [...items];
    return Array.from({ length: Math.min(count, left.length) }, () =>
      left.splice(Math.floor(this.below(left.length)), 1),
    ).flat();
  }
}
