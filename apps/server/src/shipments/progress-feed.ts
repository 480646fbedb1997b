import type { CampaignId } from '@chasqui/domain';
import { Repeater } from '@graphql-yoga/subscription';
import { IsNull } from 'typeorm';
import type { RequestCtx } from '../api-kit/context.js';
import { isTransient } from '../db/errors.js';
import { Shipment } from './shipment.js';
import { SHIPMENT_CHANNEL } from './shipments.sql.js';

/** A shipment under way is looked at this often even if nothing is heard, so that the time left counts down. */
const TICK_MS = 1_000;
/** At most one look in this time, however much is heard. */
const PAUSE_MS = 250;

/**
 * The newest shipment of a campaign: now, and again whenever it changes, until the subscriber leaves. Null while the
 * campaign has none. While the database is away the subscriber waits with it.
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
    let running = false;
    try {
      while (!stopped) {
        // What is heard from here on may not be in what is read.
        const worthTelling = changed || running;
        changed = false;
        const shipment = await newestShipment(ctx, campaignId);
        if (shipment === 'AWAY') {
          changed = true;
        } else {
          running = isRunning(shipment);
          if (worthTelling || running) await push(shipment);
        }
        await sleep(PAUSE_MS);
        if (!changed && !stopped)
          await new Promise<void>(resolve => {
            wake = resolve;
            if (running) setTimeout(resolve, TICK_MS - PAUSE_MS);
          });
      }
    } catch (error) {
      stop(error); // Otherwise the subscriber would wait for ever.
    } finally {
      unlisten();
      unhook();
    }
  });
}

function isRunning(shipment: Shipment | null): boolean {
  return shipment?.status === 'PENDING' && shipment.phase !== 'PAUSED' && shipment.phase !== 'SCHEDULED';
}

async function newestShipment(ctx: RequestCtx, campaignId: CampaignId): Promise<Shipment | null | 'AWAY'> {
  ctx.loaders.clear();
  try {
    return await ctx.db.entities.findOne(Shipment, {
      where: { campaignId, deletedAt: IsNull() },
      order: { id: 'DESC' },
    });
  } catch (error) {
    if (isTransient(error)) return 'AWAY';
    throw error;
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
