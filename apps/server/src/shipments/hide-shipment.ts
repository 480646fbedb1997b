import type { CampaignId, ShipmentId } from '@chasqui/domain';
import type { TxCtx } from '../api-kit/context.js';
import { hideShipment } from './shipments.sql.js';

/**
 * Takes a shipment out of sight at once; its rows are purged in steps afterwards.
 *
 * @returns its campaign, or null when it was not there.
 */
export async function hideAndPurge(tx: TxCtx, id: ShipmentId): Promise<CampaignId | null> {
  const hidden = await tx.db.row<{ campaignId: CampaignId }>(hideShipment(id));
  if (hidden === null) return null;
  await tx.jobs.enqueue(tx.db, 'shipment.purge', { shipmentId: id });
  return hidden.campaignId;
}
