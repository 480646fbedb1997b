export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below, above] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  if (below === undefined || above === undefined) throw new Error('There is no median of nothing.');
  return (below + above) / 2;
}

/** Seconds that something took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

/** As 12,345. */
export const whole = (figure: number): string => Math.round(figure).toLocaleString('en');

/** Prints rows of cells: the first column to the left, figures to the right. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  for (const row of rows)
    console.log(
      `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('   ')}`,
    );
}

const EVERY_MS = 3_000;

/** Says now and then what is going on, while `work` takes its time. */
export async function withProgress<T>(say: () => string, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => console.log(`  ... ${say()}`), EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
