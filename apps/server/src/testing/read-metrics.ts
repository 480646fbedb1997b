/** One line of an exposition. */
export interface MetricSample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

const LINE = /^([a-z_]+)(?:\{([^}]*)\})? (-?[\d.e+-]+)$/;

/**
 * Reads what `/metrics` says as Prometheus does.
 *
 * @throws Error when it is not in its format: every sample under its TYPE, and none twice.
 */
export function readMetrics(text: string): MetricSample[] {
  const types = new Map<string, string>();
  const seen = new Set<string>();
  const samples: MetricSample[] = [];
  for (const line of text.trimEnd().split('\n')) {
    const [, typed, type] = /^# TYPE (\S+) (gauge|counter|histogram)$/.exec(line) ?? [];
    if (typed !== undefined && type !== undefined) {
      if (types.has(typed)) throw new Error(`Typed twice: ${typed}`);
      types.set(typed, type);
    }
    if (line.startsWith('# ')) continue;
    const [, name, labels = '', value] = LINE.exec(line) ?? [];
    if (name === undefined) throw new Error(`This is no sample: ${line}`);
    if (!types.has(name) && types.get(name.replace(/_(bucket|sum|count)$/, '')) !== 'histogram')
      throw new Error(`This has no type: ${line}`);
    if (seen.has(`${name}{${labels}}`)) throw new Error(`This is said twice: ${line}`);
    seen.add(`${name}{${labels}}`);
    const pairs = [...labels.matchAll(/([a-z_]+)="((?:[^"\\]|\\.)*)"/g)];
    samples.push({
      name,
      labels: Object.fromEntries(pairs.map(([, label = '', of = '']) => [label, of])),
      value: Number(value),
    });
  }
  return samples;
}

/** The value of the only sample with these labels; undefined: there is none. */
export function valueOf(
  samples: readonly MetricSample[],
  name: string,
  labels: Record<string, string> = {},
): number | undefined {
  const found = samples.filter(
    sample =>
      sample.name === name &&
      Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
  );
  if (found.length > 1) throw new Error(`More than one ${name} ${JSON.stringify(labels)}`);
  return found[0]?.value;
}
