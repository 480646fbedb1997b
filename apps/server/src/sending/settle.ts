import type { LeaseId, WorkerId } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import type { Claimed } from './claimed.js';
import { CampaignNotifier } from '../shipments/index.js';
import type { SendingStats } from './sending-stats.js';
import { type SettledOutcome, settleOutcomes } from './settle.sql.js';

interface Waiting {
  message: Claimed;
  outcome: SettledOutcome;
  /** Milliseconds of performance.now() when the outcome was known. */
  since: number;
  committed: () => void;
}

/** Outcomes of one statement at most: enough for every connection of a busy worker. */
const LARGEST_GROUP = 500;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Writes outcomes in groups: while one group is on its way to the database, the next one gathers. A group is repeated
 * until the database answers, since what the relay accepted must not be forgotten.
 */
export class Settler {
  private waiting: Waiting[] = [];
  private running: Promise<void> | null = null;
  private readonly open = new Map<LeaseId, number>();
  private readonly notifier: CampaignNotifier;
  /** Outcomes committed so far. */
  settled = 0;

  constructor(
    private readonly ctx: Pick<Ctx, 'db' | 'log'>,
    private readonly worker: () => WorkerId,
    private readonly stats: SendingStats,
  ) {
    this.notifier = new CampaignNotifier(ctx);
  }

  /** Announces the messages of a lease, so that the lease is dropped with the last of them. */
  expect(leaseId: LeaseId, count: number): void {
    this.open.set(leaseId, (this.open.get(leaseId) ?? 0) + count);
  }

  /** A message of a lease went back to the queue instead of being settled. */
  forget(message: Claimed): void {
    const left = (this.open.get(message.leaseId) ?? 1) - 1;
    if (left > 0) this.open.set(message.leaseId, left);
    else this.open.delete(message.leaseId);
  }

  /** Resolves when the outcome is committed. */
  settle(message: Claimed, outcome: SettledOutcome): Promise<void> {
    return new Promise(committed => {
      this.waiting.push({ message, outcome, since: performance.now(), committed });
      this.running ??= this.run();
    });
  }

  /** Resolves when everything handed in so far is committed. */
  async drain(): Promise<void> {
    while (this.running !== null) await this.running;
    await this.notifier.flush();
  }

  private async run(): Promise<void> {
    // Lets the other connections that got their answers in this moment join the group.
    await new Promise(resolve => setImmediate(resolve));
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, LARGEST_GROUP);
      await this.write(group);
      this.settled += group.length;
      const now = performance.now();
      for (const { message, outcome, since, committed } of group) {
        this.stats.settled(outcome.status, now - since);
        if (message.campaignId !== null) this.notifier.note(message.campaignId);
        committed();
      }
      await new Promise(resolve => setImmediate(resolve));
    }
    this.running = null;
  }

  private async write(group: readonly Waiting[]): Promise<void> {
    const done = this.leasesDoneBy(group);
    const outcomes = group.map(({ outcome }) => outcome);
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        await this.ctx.db.rows(settleOutcomes(this.worker(), outcomes, done));
        return;
      } catch (error) {
        this.ctx.log.warn(
          { error: (error as Error).message, outcomes: outcomes.length },
          'Outcomes could not be written; trying again.',
        );
        await new Promise(resolve => setTimeout(resolve, pause));
      }
    }
  }

  private leasesDoneBy(group: readonly Waiting[]): LeaseId[] {
    const done: LeaseId[] = [];
    for (const { message } of group) {
      const left = (this.open.get(message.leaseId) ?? 1) - 1;
      this.open.set(message.leaseId, left);
      if (left <= 0) {
        this.open.delete(message.leaseId);
        done.push(message.leaseId);
      }
    }
    return done;
  }
}
