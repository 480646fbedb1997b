import type { CampaignId } from '@chasqui/domain';
import { Repeater } from '@graphql-yoga/subscription';
import { IsNull } from 'typeorm';
import type { RequestCtx } from '../api-kit/context.js';
import { Shipment } from './shipment.js';
import { SHIPMENT_CHANNEL } from './shipments.sql.js';

/** A shipment under way is looked at this often even if nothing is heard, so that the time left counts down. */
const TICK_MS = 1_000;
/** At most one look in this time, however much is heard. */
const PAUSE_MS = 250;

/**
 * The newest shipment of a campaign: now, and again whenever it changes, until the subscriber leaves. Null while the
 * campaign has none.
 */
export function watchShipment(ctx: RequestCtx, campaignId: CampaignId): AsyncIterable<Shipment | null> {
  return new Repeater<Shipment | null>(async (push, stop) => {
    let changed = true;
    let wake = () => {};
    let stopped = false;
    const heard = () => {
      changed = true;
      wake();
    };
    const unlisten = await ctx.listen.listen(SHIPMENT_CHANNEL, payload => payload === campaignId && heard());
    const unhook = ctx.listen.reconnected(heard);
    void stop.then(() => {
      stopped = true;
      wake();
    });
    while (!stopped) {
      const shipment = await newestShipment(ctx, campaignId);
      const running =
        shipment?.status === 'PENDING' && shipment.phase !== 'PAUSED' && shipment.phase !== 'SCHEDULED';
      if (changed || running) {
        changed = false;
        await push(shipment);
      }
      await sleep(PAUSE_MS);
      if (!changed && !stopped)
        await new Promise<void>(resolve => {
          wake = resolve;
          if (running) setTimeout(resolve, TICK_MS - PAUSE_MS);
        });
    }
    unlisten();
    unhook();
  });
}

function newestShipment(ctx: RequestCtx, campaignId: CampaignId): Promise<Shipment | null> {
  ctx.loaders.clear();
  return ctx.db.entities.findOne(Shipment, {
    where: { campaignId, deletedAt: IsNull() },
    order: { id: 'DESC' },
  });
}

function sleep(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
