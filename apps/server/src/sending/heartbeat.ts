import type { WorkerId } from '@chasqui/domain';
import { hostname } from 'node:os';
import { type Ctx, inTransaction } from '../api-kit/context.js';
import type { WorkerStats } from '../metrics/index.js';
import type { Standing } from './share.js';
import {
  type Beat,
  type DeadWorker,
  beat,
  deadWorkers,
  deleteWorker,
  insertWorker,
  lockDeadWorker,
  lockQueues,
  returnLeasesOf,
} from './workers.sql.js';

const BEAT_MS = 5_000;
/** Older than this, and the worker starts no message. */
const STALE_MS = 10_000;
/** A worker unseen for so long is given up for dead, and its messages return to the queue. */
const DEAD_AFTER_MS = 30_000;
/** After so long without a beat the others no longer count this worker. */
const FORGOTTEN_MS = 15_000;
/** By then every other worker has beaten since it could see this one, and has given back what is now this one's. */
const KNOWN_AFTER_MS = BEAT_MS + 1_000;

/** Says that this worker lives, and notices when others no longer do. Leases belong to workers, not to messages. */
export class Heartbeat {
  private workerId: WorkerId | null = null;
  private lastBeat = 0;
  private timer: NodeJS.Timeout | null = null;
  private beating: Promise<void> | null = null;
  private lastCount: Beat = { alive: 1, rank: 0 };
  /** Since when the others can see this worker. */
  private seenSince = 0;

  constructor(
    private readonly ctx: Ctx,
    /** Called when this worker was given up for dead: what it has in hand is no longer its own. */
    private readonly lost: () => void,
    /** What there is to watch of this worker; written with each beat. */
    private readonly stats: () => WorkerStats,
  ) {}

  get id(): WorkerId {
    if (this.workerId === null) throw new Error('The worker is not registered yet.');
    return this.workerId;
  }

  /** Whether this worker may start a message: its heart beat a short while ago. */
  get fresh(): boolean {
    return performance.now() - this.lastBeat < STALE_MS;
  }

  /** This worker among those alive, as of the last beat. */
  get standing(): Standing {
    const { alive } = this.lastCount;
    return { ...this.lastCount, known: alive === 1 || performance.now() - this.seenSince >= KNOWN_AFTER_MS };
  }

  async start(): Promise<void> {
    await this.register();
    await this.beat();
    this.timer = setInterval(() => {
      this.beating ??= this.beat().finally(() => {
        this.beating = null;
      });
    }, BEAT_MS);
  }

  /** Takes leave; leases that are left (there should be none) are found by the other workers. */
  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.beating;
    await this.ctx.db.execute(deleteWorker(this.id));
  }

  private async register(): Promise<void> {
    const began = performance.now();
    const row = await this.ctx.db.row<{ id: WorkerId }>(insertWorker(`${hostname()} ${process.pid}`));
    if (row === null) throw new Error('The worker could not be registered.');
    this.workerId = row.id;
    this.lastBeat = began;
    this.seenSince = performance.now();
  }

  private async beat(): Promise<void> {
    const began = performance.now();
    try {
      const row = await this.ctx.db.row<Beat>(beat(this.id, this.stats()));
      if (row === null) {
        this.ctx.log.warn({ worker: this.id }, 'This worker was given up for dead; beginning anew.');
        this.lost();
        await this.register();
        return;
      }
      if (began - this.lastBeat >= FORGOTTEN_MS) this.seenSince = performance.now();
      this.lastCount = row;
      this.lastBeat = began;
      await this.buryTheDead();
    } catch (error) {
      this.ctx.log.warn({ error: (error as Error).message }, 'The heartbeat could not be written.');
    }
  }

  private async buryTheDead(): Promise<void> {
    for (const dead of await this.ctx.db.rows<DeadWorker>(deadWorkers(DEAD_AFTER_MS)))
      await returnLeases(this.ctx, dead, DEAD_AFTER_MS);
  }
}

/**
 * Puts what a dead worker had in hand back to the queues and forgets the worker, at once: a beat that comes while this
 * is done finds no worker any more, and nothing that was returned is sent by the one that had it. What it claimed since
 * its queues were looked up stays its own until the next look, and the worker with it.
 */
export async function returnLeases(ctx: Ctx, { id, queues }: DeadWorker, deadAfterMs: number): Promise<void> {
  const buried = await inTransaction(ctx, async tx => {
    await tx.db.rows(lockQueues(queues));
    if ((await tx.db.row(lockDeadWorker(id, deadAfterMs))) === null) return null;
    const freed = await tx.db.row<{ returned: number }>(returnLeasesOf(id, queues));
    await tx.db.execute(deleteWorker(id));
    return freed;
  });
  if (buried === null) return;
  ctx.log.warn(
    { worker: id, returned: buried.returned },
    'A worker died; what it had not settled went back to the queue.',
  );
}
