import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { Histogram } from './histogram.js';
import { writeMetrics } from './write-metrics.js';

const NOTHING = {
  queues: [],
  ledger: { sent: 0, skipped: 0, bounced: 0, failed: 0, canceled: 0 },
  shipments: [],
  workers: [],
  relays: [],
  jobs: [],
};
const OWN = {
  name: 'here 1',
  process: {
    startedAt: 0,
    cpuSeconds: 0,
    residentBytes: 0,
    heapUsedBytes: 0,
    loopLag: new Histogram().figures,
  },
  requests: [],
  sockets: 0,
};

const sortedSet = (names: Iterable<string>) => [...new Set(names)].toSorted();

it('docs/operations.md says of every metric what is normal, and of no other', () => {
  const text = writeMetrics(OWN, NOTHING);
  const typed = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type]) => ({ name, type }));
  const names = typed.map(({ name }) => name);
  const docs = readFileSync(
    fileURLToPath(new URL('../../../../docs/operations.md', import.meta.url)),
    'utf8',
  );
  const [, watch = ''] = docs.split('## What to watch\n');
  const [table = '', alerts = ''] = watch.split('### Alerts\n');
  expect(sortedSet(table.match(/chasqui_\w+/g) ?? [])).toEqual(sortedSet(names));

  const series = new Set(typed.map(({ name, type }) => (type === 'histogram' ? `${name}_count` : name)));
  const asked = sortedSet(alerts.match(/chasqui_\w+/g) ?? []);
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter(name => !series.has(name))).toEqual([]);
});
