import type { RelayId } from '@chasqui/domain';
import { z } from 'zod';

const count = z.number().nonnegative();
const histogram = z.object({ bounds: z.array(z.number()), counts: z.array(count), sum: count });

const relay = z.object({
  id: z.string().transform(id => id as RelayId),
  /** What it said to the messages that this worker handed over: taken, try later, refused, or that it takes no mail. */
  answers: z.object({ accepted: count, deferred: count, refused: count, trouble: count }),
  /** How often it was left alone because it took no mail. */
  rests: count,
  /** Messages taken, a second, since the beat before. */
  perSecond: count,
  connections: z.object({ open: count, inUse: count }),
  /** From the beginning of a message to the relay's last word about it. */
  handOver: histogram,
});

/** What a worker says of itself with each beat; counts are since it started. */
const workerStats = z.object({
  relays: z.array(relay),
  /** Outcomes committed. */
  settled: z.object({ SENT: count, DEFERRED: count, BOUNCED: count, FAILED: count }),
  /** From the outcome to its commit. */
  settle: histogram,
  process: z.object({
    startedAt: count,
    cpuSeconds: count,
    residentBytes: count,
    heapUsedBytes: count,
    loopLag: histogram,
  }),
});

export type WorkerStats = z.infer<typeof workerStats>;
export type RelayStats = WorkerStats['relays'][number];

/** What a worker wrote; null before its first beat, and of one of another version that says it otherwise. */
export function parseWorkerStats(written: unknown): WorkerStats | null {
  const parsed = workerStats.safeParse(written);
  return parsed.success ? parsed.data : null;
}
