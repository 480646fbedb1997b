import type { Ctx, TxCtx } from '../api-kit/context.js';
import type { Prepared } from '../db/database.js';
import { isTransient } from '../db/errors.js';
import { CampaignNotifier, notifyCampaigns } from '../shipments/index.js';
import { type TrackedEvent, insertEvents, lockDeliveries } from './record-events.sql.js';

interface Waiting {
  event: TrackedEvent;
  resolve: () => void;
  reject: (error: unknown) => void;
}

const LARGEST_GROUP = 1_000;
/** Groups on their way to the database at once: while one is being committed, the next is written. */
const GROUPS = 2;
const TRIES = 3;

/**
 * Writes opens and clicks in groups: while groups are on their way to the database the next one gathers. Each caller is
 * answered after the commit of its event.
 */
export class EventRecorder {
  private waiting: Waiting[] = [];
  private readonly running = new Set<Promise<void>>();
  private looking = false;
  private readonly notifier: CampaignNotifier;

  constructor(private readonly ctx: Pick<Ctx, 'db' | 'log'>) {
    this.notifier = new CampaignNotifier(ctx);
  }

  /** Resolves when the event is committed; rejects when the database does not take it. */
  record(event: TrackedEvent): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ event, resolve, reject });
      this.lookLater();
    });
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    while (this.running.size > 0 || this.waiting.length > 0) {
      this.look();
      await Promise.all(this.running);
    }
    await this.notifier.flush();
  }

  /** Lets the other requests that came in this moment join the group. */
  private lookLater(): void {
    if (this.looking || this.running.size === GROUPS) return;
    this.looking = true;
    setImmediate(() => {
      this.looking = false;
      this.look();
    });
  }

  private look(): void {
    if (this.waiting.length === 0 || this.running.size === GROUPS) return;
    const group = this.waiting.splice(0, LARGEST_GROUP);
    const writing = this.writeGroup(group).then(() => {
      this.running.delete(writing);
      this.lookLater();
    });
    this.running.add(writing);
  }

  private async writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      await this.write(group.map(({ event }) => event));
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  private async write(events: readonly TrackedEvent[]): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        const campaigns = await this.ctx.db.preparedTransaction(tx => writeEvents(tx, events));
        for (const campaignId of campaigns) this.notifier.note(campaignId);
        return;
      } catch (error) {
        if (tries === TRIES || !isTransient(error)) throw error;
      }
    }
  }
}

/** Writes events inside a transaction and returns the campaigns whose figures moved. */
async function writeEvents(tx: Prepared, events: readonly TrackedEvent[]): Promise<string[]> {
  await tx.preparedRows(lockDeliveries([...new Set(events.map(event => event.deliveryId))]));
  const rows = await tx.preparedRows<{ campaignId: string }>(insertEvents(events));
  return rows.map(row => row.campaignId);
}

/** Writes events as part of something larger, such as reading a notification. */
export async function recordEvents(tx: TxCtx, events: readonly TrackedEvent[]): Promise<void> {
  const campaigns = await writeEvents(tx.db, events);
  if (campaigns.length > 0) await notifyCampaigns(tx, campaigns);
}
