import type { DatabaseFigures, WatchedWorker } from './database-figures.js';
import { Exposition } from './exposition.js';
import type { ProcessFigures } from './process-watch.js';
import type { RequestWatch } from './request-watch.js';
import type { RelayStats, WorkerStats } from './worker-stats.js';

/** The process that is asked. */
export interface OwnFigures {
  /** Tells it from the others; `instance` is Prometheus's own word for the address it asked. */
  name: string;
  process: ProcessFigures;
  requests: RequestWatch['figures'];
  sockets: number;
}

/** Everything there is to watch. Without an answer of the database: what this process knows by itself. */
export function writeMetrics(own: OwnFigures, database: DatabaseFigures | null): string {
  const out = new Exposition();
  out.gauge('chasqui_database_up', 'Whether the database answered this process just now.', [
    { value: database === null ? 0 : 1 },
  ]);
  if (database !== null) {
    writeQueues(out, database);
    writeWorkers(out, database.workers);
    writeRelays(out, database);
    writeJobs(out, database);
  }
  writeRequests(out, own);
  writeProcesses(out, own, database?.workers ?? []);
  return out.toString();
}

function writeQueues(out: Exposition, { queues, ledger, shipments }: DatabaseFigures): void {
  const byKind = (figure: 'queued' | 'deferred' | 'oldestSeconds') =>
    queues.map(row => ({ labels: { kind: row.kind }, value: row[figure] }));
  out.gauge(
    'chasqui_queue_age_seconds',
    'How long the oldest due message has waited for a worker to take it; 0 when none waits. Shipments that are paused do not count.',
    byKind('oldestSeconds'),
  );
  out.gauge('chasqui_messages_queued', 'Messages that may be sent now and are not.', byKind('queued'));
  out.gauge('chasqui_messages_deferred', 'Messages that wait to be tried again.', byKind('deferred'));
  out.gauge(
    'chasqui_ledger_deliveries',
    'Messages of all shipments that exist, by how they ended: less when shipments are deleted or tried again.',
    Object.entries(ledger).map(([outcome, value]) => ({ labels: { outcome }, value })),
  );
  out.gauge(
    'chasqui_shipments',
    'Shipments under way, by state, with why a paused one is paused.',
    shipments.map(({ state, reason, count }) => ({
      labels: { state: state.toLowerCase(), reason: reason.toLowerCase() },
      value: count,
    })),
  );
}

/** A worker with what it says of itself. */
type Speaking = WatchedWorker & { stats: WorkerStats };

const speaking = (workers: readonly WatchedWorker[]) =>
  workers.filter((worker): worker is Speaking => worker.stats !== null);

const labelsOf = ({ id, name }: WatchedWorker) => ({ worker: id, name });

function writeWorkers(out: Exposition, workers: readonly WatchedWorker[]): void {
  out.gauge('chasqui_workers', 'Workers that are registered: alive, or not yet given up for dead.', [
    { value: workers.length },
  ]);
  out.gauge(
    'chasqui_worker_heartbeat_age_seconds',
    'How long ago each worker last said that it lives.',
    workers.map(worker => ({ labels: labelsOf(worker), value: worker.beatSeconds })),
  );
  out.gauge(
    'chasqui_worker_leases',
    'Blocks of messages that each worker has in hand.',
    workers.map(worker => ({ labels: labelsOf(worker), value: worker.leases })),
  );
  out.gauge(
    'chasqui_worker_oldest_lease_age_seconds',
    'How long each worker has had its oldest block of messages; 0 when it has none.',
    workers.map(worker => ({ labels: labelsOf(worker), value: worker.oldestLeaseSeconds })),
  );
  out.counter(
    'chasqui_worker_settled_total',
    'Tries whose outcome each worker has committed since it started, by outcome.',
    speaking(workers).flatMap(worker =>
      Object.entries(worker.stats.settled).map(([outcome, value]) => ({
        labels: { ...labelsOf(worker), outcome: outcome.toLowerCase() },
        value,
      })),
    ),
  );
  out.histogram(
    'chasqui_worker_settle_seconds',
    'From the outcome of a try to its commit.',
    speaking(workers).map(worker => ({ labels: labelsOf(worker), value: worker.stats.settle })),
  );
}

function writeRelays(out: Exposition, { relays, workers }: DatabaseFigures): void {
  const named = relays.map(relay => ({ ...relay, labels: { relay: relay.id, relay_name: relay.name } }));
  out.gauge(
    'chasqui_relay_enabled',
    'Whether the relay is in use.',
    named.map(({ labels, enabled }) => ({ labels, value: Number(enabled) })),
  );
  out.gauge(
    'chasqui_relay_trouble',
    'Whether the relay took no mail when it was last tried.',
    named.map(({ labels, trouble }) => ({ labels, value: Number(trouble) })),
  );
  out.gauge(
    'chasqui_relay_connections_limit',
    'Connections that all workers together may have to the relay.',
    named.map(({ labels, maxConnections }) => ({ labels, value: maxConnections })),
  );
  /** A figure of each relay at each worker. */
  const each = <Value>(figure: (stats: RelayStats) => Value) =>
    speaking(workers).flatMap(worker =>
      worker.stats.relays.flatMap(stats => {
        const relay = named.find(({ id }) => id === stats.id);
        if (relay === undefined) return [];
        return [{ labels: { worker: worker.id, ...relay.labels }, value: figure(stats) }];
      }),
    );
  const byState = (['open', 'inUse'] as const).flatMap(state =>
    each(({ connections }) => connections[state]).map(({ labels, value }) => ({
      labels: { ...labels, state: state === 'open' ? 'open' : 'in_use' },
      value,
    })),
  );
  out.gauge(
    'chasqui_relay_connections',
    'Connections of each worker to the relay: open ones, and those of them that are in use.',
    byState,
  );
  out.gauge(
    'chasqui_relay_messages_per_second',
    'Messages that the relay took from each worker between its last two heartbeats, a second.',
    each(({ perSecond }) => perSecond),
  );
  out.counter(
    'chasqui_relay_answers_total',
    "The relay's last words about messages since the worker started: accepted, deferred (try later), refused (for good), trouble (no mail at all).",
    each(({ answers }) => answers).flatMap(({ labels, value }) =>
      Object.entries(value).map(([answer, count]) => ({ labels: { ...labels, answer }, value: count })),
    ),
  );
  out.counter(
    'chasqui_relay_rests_total',
    'How often the worker left the relay alone for a while because it took no mail.',
    each(({ rests }) => rests),
  );
  out.histogram(
    'chasqui_relay_hand_over_seconds',
    "From the beginning of a message to the relay's last word about it.",
    each(({ handOver }) => handOver),
  );
}

function writeJobs(out: Exposition, { jobs }: DatabaseFigures): void {
  out.gauge(
    'chasqui_jobs',
    'Jobs that are not done: waiting for a worker, scheduled for later, active, retrying after a failure, failed for good.',
    jobs.map(({ queue, state, count }) => ({ labels: { queue, state }, value: count })),
  );
}

function writeRequests(out: Exposition, { name, requests, sockets }: OwnFigures): void {
  out.histogram(
    'chasqui_http_request_seconds',
    'How long requests took, by the door that they came to and the kind of answer.',
    requests.map(({ labels, value }) => ({ labels: { process: name, ...labels }, value })),
  );
  out.gauge('chasqui_websockets', 'Open WebSockets.', [{ labels: { process: name }, value: sockets }]);
}

/** This process, and the workers by what they say of themselves. */
function writeProcesses(out: Exposition, own: OwnFigures, workers: readonly WatchedWorker[]): void {
  const processes = [
    { labels: { process: own.name, role: 'api' }, figures: own.process },
    // One that was killed and its successor may bear the same name for a while.
    ...speaking(workers).map(({ id, name, stats }) => ({
      labels: { process: name, role: 'worker', worker: id },
      figures: stats.process,
    })),
  ];
  const each = <Value>(figure: (figures: ProcessFigures) => Value) =>
    processes.map(({ labels, figures }) => ({ labels, value: figure(figures) }));
  out.gauge(
    'chasqui_process_start_time_seconds',
    'When the process started, in seconds since 1970.',
    each(figures => figures.startedAt),
  );
  out.counter(
    'chasqui_process_cpu_seconds_total',
    'Processor time that the process has used.',
    each(figures => figures.cpuSeconds),
  );
  out.gauge(
    'chasqui_process_resident_memory_bytes',
    'Memory of the process.',
    each(figures => figures.residentBytes),
  );
  out.gauge(
    'chasqui_process_heap_used_bytes',
    'Memory of it that its own data take.',
    each(figures => figures.heapUsedBytes),
  );
  out.histogram(
    'chasqui_process_event_loop_lag_seconds',
    'How late the process came to what was due, looked at ten times a second.',
    each(figures => figures.loopLag),
  );
}
