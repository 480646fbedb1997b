import type { Keys } from '../api-kit/keys.js';
import type { Config } from '../config.js';
import { ListenHub } from '../db/listen-hub.js';
import type { Log } from '../log.js';
import { openProcessContext } from '../process-context.js';
import { tellMembers } from '../notices/index.js';
import { Pipeline, prepareShipment } from '../sending/index.js';
import { cancelRest, purgeDeletedCampaign, purgeDeletedShipment, retryRest } from '../shipments/index.js';
import type { RunningRole } from './api.js';
import { expireRecords } from './expire-records.js';

const POOL_SIZE = 12;

/** The role `worker`: jobs and the sending pipeline. */
export async function runWorker(
  config: Config,
  databaseUrl: string,
  keys: Keys,
  log: Log,
): Promise<RunningRole> {
  const ctx = await openProcessContext({
    config,
    databaseUrl,
    keys,
    log,
    role: 'worker',
    poolSize: POOL_SIZE,
  });
  const listen = new ListenHub(databaseUrl, log);
  await listen.start();
  const pipeline = new Pipeline(ctx, listen);
  await pipeline.start();
  await ctx.jobs.work('shipment.prepare', ({ shipmentId }, signal) =>
    prepareShipment(ctx, shipmentId, signal),
  );
  await ctx.jobs.work('shipment.cancel', ({ shipmentId }, signal) => cancelRest(ctx, shipmentId, signal));
  await ctx.jobs.work('shipment.retryFailed', ({ shipmentId }, signal) => retryRest(ctx, shipmentId, signal));
  await ctx.jobs.work('shipment.purge', ({ shipmentId }, signal) =>
    purgeDeletedShipment(ctx, shipmentId, signal),
  );
  await ctx.jobs.work('campaign.purge', ({ campaignId }, signal) =>
    purgeDeletedCampaign(ctx, campaignId, signal),
  );
  await ctx.jobs.work('notice.tell', ({ noticeId }) => tellMembers(ctx, noticeId));
  await ctx.jobs.daily('records.expire', () => expireRecords(ctx));
  return {
    async stop() {
      await pipeline.stop();
      await ctx.close();
      await listen.close();
    },
  };
}
