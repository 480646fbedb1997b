import type { Ctx } from '../api-kit/context.js';
import { notifyShipments } from './shipments.sql.js';

/** Tells the API processes that these campaigns moved; in a transaction, once it is committed. */
export async function notifyCampaigns(ctx: Pick<Ctx, 'db'>, campaignIds: readonly string[]): Promise<void> {
  await ctx.db.rows(notifyShipments(campaignIds));
}

/** API processes are told at most this often that a campaign's shipment or figures moved. */
const PAUSE_MS = 250;

/** Tells the API processes which campaigns moved, a few times a second at most, so that screens that watch them look again. */
export class CampaignNotifier {
  private readonly moved = new Set<string>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly ctx: Pick<Ctx, 'db' | 'log'>) {}

  /** Something of this campaign is committed that a screen may show. */
  note(campaignId: string): void {
    this.moved.add(campaignId);
    this.timer ??= setTimeout(() => void this.tell(), PAUSE_MS);
  }

  /** Tells at once what is still to be told. */
  async flush(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    await this.tell();
  }

  private async tell(): Promise<void> {
    this.timer = null;
    const campaigns = [...this.moved];
    this.moved.clear();
    if (campaigns.length === 0) return;
    try {
      await notifyCampaigns(this.ctx, campaigns);
    } catch (error) {
      this.ctx.log.debug(
        { error: (error as Error).message },
        'Could not tell that campaigns moved; their next move does.',
      );
    }
  }
}
