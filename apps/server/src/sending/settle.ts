import type { LeaseId, WorkerId } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import { GroupWriter } from '../db/group-writer.js';
import type { Sql } from '../db/sql.js';
import type { Claimed } from './claimed.js';
import { CampaignNotifier } from '../shipments/index.js';
import type { SendingStats } from './sending-stats.js';
import { type SettledOutcome, settleOutcomes, settleSent } from './settle.sql.js';

interface Waiting {
  message: Claimed;
  outcome: SettledOutcome;
  /** Milliseconds of performance.now() when the outcome was known. */
  since: number;
  committed: () => void;
}

/** Outcomes of one statement at most: enough for every connection of a busy worker. */
const LARGEST_GROUP = 500;
/** A group waits no longer than this for the outcomes that are still to come, and not at all where there is time to spare. */
const LONGEST_GATHER_MS = 10;
/** How busy the process is to be for a group to wait, as a share of the time. */
const BUSY = 0.5;
/** How much of what was known before counts when a group is written. */
const INERTIA = 0.8;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Writes outcomes in groups. In a busy process a group waits until it has half as many as are still on the wire. Where
 * there is time to spare nobody is kept waiting: the content of the next mail waits for the commit.
 * A group is repeated until the database answers, since what the relay accepted must not be forgotten.
 */
export class Settler {
  private readonly groups = new GroupWriter<Waiting>(group => this.write(group), {
    largest: LARGEST_GROUP,
    patience: waiting => (waiting * 2 < this.begun ? this.gatherMs : null),
  });
  /** Messages on the wire. */
  private begun = 0;
  /** How much of the time the process has been busy of late. */
  private busy = 0;
  private looked = performance.eventLoopUtilization();
  /** For each lease the messages whose end is not committed. */
  private readonly open = new Map<LeaseId, number>();
  /** Leases whose last messages went back to the queue, to be dropped with the next group. */
  private ended: LeaseId[] = [];
  private readonly notifier: CampaignNotifier;
  /** Outcomes committed so far. */
  settled = 0;

  /** @param leaseDone is called when the last message of a lease is settled. */
  constructor(
    private readonly ctx: Pick<Ctx, 'db' | 'log'>,
    private readonly worker: () => WorkerId,
    private readonly stats: SendingStats,
    private readonly leaseDone: () => void,
  ) {
    this.notifier = new CampaignNotifier(ctx);
  }

  /** Announces the messages of a lease, so that the lease is dropped with the last of them. */
  expect(leaseId: LeaseId, count: number): void {
    this.open.set(leaseId, (this.open.get(leaseId) ?? 0) + count);
  }

  /** A message of a lease is back in the queue instead of being settled. */
  forget(message: Claimed): void {
    this.close(message.leaseId, 1);
  }

  /** For a message that is handed to a relay: between `begin` and `end` its outcome is worth a short wait. */
  onTheWire(): { begin(): boolean; end(): void } {
    let begun = false;
    let over = false;
    return {
      begin: () => {
        begun = !over;
        if (begun) this.begun += 1;
        return begun;
      },
      end: () => {
        if (begun) this.begun -= 1;
        begun = false;
        over = true;
      },
    };
  }

  /** Resolves when the outcome is committed. */
  settle(message: Claimed, outcome: SettledOutcome): Promise<void> {
    return new Promise(committed => {
      this.groups.add({ message, outcome, since: performance.now(), committed });
    });
  }

  /** Resolves when everything handed in so far is committed. */
  async drain(): Promise<void> {
    await this.groups.drain();
    await this.notifier.flush();
  }

  private get gatherMs(): number {
    return (Math.max(0, this.busy - BUSY) / (1 - BUSY)) * LONGEST_GATHER_MS;
  }

  private lookHowBusy(): void {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, this.looked);
    this.looked = now;
    this.busy = INERTIA * this.busy + (1 - INERTIA) * utilization;
  }

  private async write(group: readonly Waiting[]): Promise<() => void> {
    const counts = countByLease(group);
    const done = [...this.ended.splice(0), ...leasesEndedBy(counts, this.open)];
    const statement = statementFor(this.worker(), group, done);
    this.lookHowBusy();
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        await this.ctx.db.preparedRows(statement);
        break;
      } catch (error) {
        this.ctx.log.warn(
          { error: (error as Error).message, outcomes: group.length },
          'Outcomes could not be written; trying again.',
        );
        await new Promise(resolve => setTimeout(resolve, pause));
      }
    }
    this.settled += group.length;
    for (const [leaseId, count] of counts) this.close(leaseId, count, done);
    const now = performance.now();
    return () => {
      for (const { message, outcome, since, committed } of group) {
        this.stats.settled(outcome.status, now - since);
        if (message.campaignId !== null) this.notifier.note(message.campaignId);
        committed();
      }
    };
  }

  private close(leaseId: LeaseId, count: number, dropped: readonly LeaseId[] = []): void {
    const left = (this.open.get(leaseId) ?? count) - count;
    if (left > 0) return void this.open.set(leaseId, left);
    this.open.delete(leaseId);
    if (!dropped.includes(leaseId)) this.ended.push(leaseId);
    this.leaseDone();
  }
}

function countByLease(group: readonly Waiting[]): Map<LeaseId, number> {
  const counts = new Map<LeaseId, number>();
  for (const { message } of group) counts.set(message.leaseId, (counts.get(message.leaseId) ?? 0) + 1);
  return counts;
}

function leasesEndedBy(counts: ReadonlyMap<LeaseId, number>, open: ReadonlyMap<LeaseId, number>): LeaseId[] {
  return [...counts].filter(([id, count]) => (open.get(id) ?? count) <= count).map(([id]) => id);
}

function statementFor(worker: WorkerId, group: readonly Waiting[], done: readonly LeaseId[]): Sql {
  const outcomes = group.map(({ outcome }) => outcome);
  const shipmentId = group[0]?.message.shipmentId ?? null;
  const campaignId = group[0]?.message.campaignId ?? null;
  const allSent = group.every(
    ({ message, outcome }) => outcome.status === 'SENT' && message.shipmentId === shipmentId,
  );
  if (!allSent || shipmentId === null || campaignId === null) return settleOutcomes(worker, outcomes, done);
  const ids = outcomes.map(({ id }) => id);
  const replies = outcomes.map(({ reply }) => reply);
  return settleSent(worker, { shipmentId, campaignId, ids, replies }, done);
}
