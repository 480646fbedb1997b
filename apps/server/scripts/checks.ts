import { isDeepStrictEqual } from 'node:util';

/** Gathers what was checked and how it went. */
export class Checks {
  passed = 0;
  failed = 0;

  note(text: string): void {
    console.log(`  ${text}`);
  }

  equal(what: string, actual: unknown, expected: unknown): void {
    if (isDeepStrictEqual(actual, expected)) this.pass(what);
    else this.fail(what, `expected ${show(expected)}, found ${show(actual)}`);
  }

  /** Checks something of each of many; says how many it failed for and shows the first. */
  each<T>(what: string, items: readonly T[], fault: (item: T) => string | null): void {
    const faults = items.flatMap(item => fault(item) ?? []);
    if (faults.length === 0) this.pass(`${what} (${items.length})`);
    else this.fail(what, `${faults.length} of ${items.length}: ${faults.slice(0, 3).join(' | ')}`);
  }

  report(): void {
    console.log(`\n${this.passed} checks passed, ${this.failed} failed`);
  }

  private pass(what: string): void {
    this.passed += 1;
    console.log(`ok    ${what}`);
  }

  private fail(what: string, why: string): void {
    this.failed += 1;
    console.log(`FAIL  ${what}: ${why}`);
  }
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 400 ? `${text.slice(0, 400)}... (${text.length} characters)` : text;
}
