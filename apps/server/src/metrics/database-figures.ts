import type { Ctx } from '../api-kit/context.js';
import {
  type JobsRow,
  type LedgerRow,
  type QueueRow,
  type RelayRow,
  type ShipmentsRow,
  type WorkerRow,
  directQueue,
  ledgerOutcomes,
  pendingShipments,
  relaysToWatch,
  shipmentQueues,
  unfinishedJobs,
  workersWithStats,
} from './metrics.sql.js';
import { type WorkerStats, parseWorkerStats } from './worker-stats.js';

/** What stands in the database, the same whichever process is asked. */
export interface DatabaseFigures {
  queues: QueueRow[];
  ledger: LedgerRow;
  shipments: ShipmentsRow[];
  workers: WatchedWorker[];
  relays: RelayRow[];
  jobs: JobsRow[];
}

/** A worker, with what it says of itself while it lives. */
export type WatchedWorker = Omit<WorkerRow, 'stats'> & { stats: WorkerStats | null };

/** Messages without shipment that are counted at most. */
const MOST_DIRECT = 10_000;
/** What a worker said longer ago says nothing of now. */
const ALIVE_SECONDS = 15;

/** What the workers that live say of themselves. */
export async function readWorkerStats({ db }: Pick<Ctx, 'db'>): Promise<WorkerStats[]> {
  const workers = await db.rows<WorkerRow>(workersWithStats());
  return workers.map(statsOf).filter(stats => stats !== null);
}

export async function readFigures({ db }: Pick<Ctx, 'db'>): Promise<DatabaseFigures> {
  const [shipment, direct, ledger, shipments, workers, relays, jobs] = await Promise.all([
    db.rows<QueueRow>(shipmentQueues()),
    db.rows<QueueRow>(directQueue(MOST_DIRECT)),
    db.rows<LedgerRow>(ledgerOutcomes()),
    db.rows<ShipmentsRow>(pendingShipments()),
    db.rows<WorkerRow>(workersWithStats()),
    db.rows<RelayRow>(relaysToWatch()),
    db.rows<JobsRow>(unfinishedJobs()),
  ]);
  return {
    queues: [...shipment, ...direct],
    ledger: ledger[0] as LedgerRow,
    shipments,
    workers: workers.map(worker => ({ ...worker, stats: statsOf(worker) })),
    relays,
    jobs,
  };
}

function statsOf({ beatSeconds, stats }: WorkerRow): WorkerStats | null {
  return beatSeconds < ALIVE_SECONDS ? parseWorkerStats(stats) : null;
}
