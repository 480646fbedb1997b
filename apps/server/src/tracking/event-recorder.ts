import type { Ctx, TxCtx } from '../api-kit/context.js';
import type { Transaction } from '../db/database.js';
import { isTransient } from '../db/errors.js';
import { CampaignNotifier, notifyCampaigns } from '../shipments/index.js';
import { type TrackedEvent, insertEvents, lockDeliveries } from './record-events.sql.js';

interface Waiting {
  event: TrackedEvent;
  resolve: () => void;
  reject: (error: unknown) => void;
}

const LARGEST_GROUP = 1_000;
const TRIES = 3;

/**
 * Writes opens and clicks in groups: while one group is being committed the next one gathers. Each caller is answered
 * after the commit of its event.
 */
export class EventRecorder {
  private waiting: Waiting[] = [];
  private running: Promise<void> | null = null;
  private readonly notifier: CampaignNotifier;

  constructor(private readonly ctx: Pick<Ctx, 'db' | 'log'>) {
    this.notifier = new CampaignNotifier(ctx);
  }

  /** Resolves when the event is committed; rejects when the database does not take it. */
  record(event: TrackedEvent): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ event, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    while (this.running !== null) await this.running;
    await this.notifier.flush();
  }

  private async run(): Promise<void> {
    await new Promise(resolve => setImmediate(resolve));
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, LARGEST_GROUP);
      try {
        await this.write(group.map(({ event }) => event));
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.running = null;
  }

  private async write(events: readonly TrackedEvent[]): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        const campaigns = await this.ctx.db.transaction(tx => writeEvents(tx, events));
        for (const campaignId of campaigns) this.notifier.note(campaignId);
        return;
      } catch (error) {
        if (tries === TRIES || !isTransient(error)) throw error;
      }
    }
  }
}

/** Writes events inside a transaction and returns the campaigns whose figures moved. */
async function writeEvents(tx: Transaction, events: readonly TrackedEvent[]): Promise<string[]> {
  await tx.rows(lockDeliveries([...new Set(events.map(event => event.deliveryId))]));
  const rows = await tx.rows<{ campaignId: string }>(insertEvents(events));
  return rows.map(row => row.campaignId);
}

/** Writes events as part of something larger, such as reading a notification. */
export async function recordEvents(tx: TxCtx, events: readonly TrackedEvent[]): Promise<void> {
  const campaigns = await writeEvents(tx.db, events);
  if (campaigns.length > 0) await notifyCampaigns(tx, campaigns);
}
