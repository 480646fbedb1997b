import type { HistogramFigures } from './histogram.js';

type Labels = Readonly<Record<string, string>>;
type Kind = 'gauge' | 'counter' | 'histogram';

interface Sample {
  labels?: Labels;
  value: number;
}

interface Distribution {
  labels?: Labels;
  value: HistogramFigures;
}

/**
 * Figures in the text format of Prometheus, version 0.0.4. Almost all of them come from the database, already counted;
 * what is left is to write them down, for which a library that counts would be in the way.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export class Exposition {
  static readonly CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';
  private readonly lines: string[] = [];

  /** What may go up and down. */
  gauge(name: string, help: string, samples: readonly Sample[]): void {
    this.describe(name, 'gauge', help);
    for (const { labels, value } of samples) this.write(name, labels, value);
  }

  /** What only grows while whoever counts it lives. */
  counter(name: string, help: string, samples: readonly Sample[]): void {
    this.describe(name, 'counter', help);
    for (const { labels, value } of samples) this.write(name, labels, value);
  }

  /** How often something took how long. */
  histogram(name: string, help: string, samples: readonly Distribution[]): void {
    this.describe(name, 'histogram', help);
    for (const { labels, value } of samples) {
      let total = 0;
      for (const [i, count] of value.counts.entries()) {
        total += count;
        const bound = value.bounds[i];
        this.write(`${name}_bucket`, { ...labels, le: bound === undefined ? '+Inf' : String(bound) }, total);
      }
      this.write(`${name}_sum`, labels, value.sum);
      this.write(`${name}_count`, labels, total);
    }
  }

  toString(): string {
    return `${this.lines.join('\n')}\n`;
  }

  private describe(name: string, kind: Kind, help: string): void {
    this.lines.push(`# HELP ${name} ${help.replace(/[\\\n]/g, escapeChar)}`, `# TYPE ${name} ${kind}`);
  }

  private write(name: string, labels: Labels = {}, value: number): void {
    const pairs = Object.entries(labels).map(
      ([label, text]) => `${label}="${text.replace(/[\\\n"]/g, escapeChar)}"`,
    );
    this.lines.push(`${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`);
  }
}

const escapeChar = (char: string) => (char === '\n' ? '\\n' : `\\${char}`);
