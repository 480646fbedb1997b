import type { Ctx, TxCtx } from '../api-kit/context.js';
import type { Prepared } from '../db/database.js';
import { isTransient } from '../db/errors.js';
import { GroupWriter } from '../db/group-writer.js';
import { CampaignNotifier, notifyCampaigns } from '../shipments/index.js';
import { type TrackedEvent, insertEvents } from './record-events.sql.js';

interface Waiting {
  event: TrackedEvent;
  resolve: () => void;
  reject: (error: unknown) => void;
}

const LARGEST_GROUP = 1_000;
const TRIES = 3;

/** Writes opens and clicks in groups. Each caller is answered after the commit of its event. */
export class EventRecorder {
  private readonly groups = new GroupWriter<Waiting>(group => this.writeGroup(group), {
    largest: LARGEST_GROUP,
  });
  private readonly notifier: CampaignNotifier;

  constructor(private readonly ctx: Pick<Ctx, 'db' | 'log'>) {
    this.notifier = new CampaignNotifier(ctx);
  }

  /** Resolves when the event is committed; rejects when the database does not take it. */
  record(event: TrackedEvent): Promise<void> {
    return new Promise((resolve, reject) => this.groups.add({ event, resolve, reject }));
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    await this.groups.drain();
    await this.notifier.flush();
  }

  private async writeGroup(group: readonly Waiting[]): Promise<() => void> {
    try {
      await this.write(group.map(({ event }) => event));
      return () => group.forEach(({ resolve }) => resolve());
    } catch (error) {
      return () => group.forEach(({ reject }) => reject(error));
    }
  }

  private async write(events: readonly TrackedEvent[]): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        const campaigns = await writeEvents(this.ctx.db, events);
        for (const campaignId of campaigns) this.notifier.note(campaignId);
        return;
      } catch (error) {
        if (tries === TRIES || !isTransient(error)) throw error;
      }
    }
  }
}

/** Writes events and returns the campaigns whose figures moved. */
async function writeEvents(db: Prepared, events: readonly TrackedEvent[]): Promise<string[]> {
  const rows = await db.preparedRows<{ campaignId: string }>(insertEvents(events));
  return rows.map(row => row.campaignId);
}

/** Writes events as part of something larger, such as reading a notification. */
export async function recordEvents(tx: TxCtx, events: readonly TrackedEvent[]): Promise<void> {
  const campaigns = await writeEvents(tx.db, events);
  if (campaigns.length > 0) await notifyCampaigns(tx, campaigns);
}
