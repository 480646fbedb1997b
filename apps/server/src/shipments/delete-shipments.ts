import type { CampaignId, ShipmentId } from '@chasqui/domain';
import { audit } from '../api-kit/audit.js';
import { type Ctx, type TxCtx, inTransaction } from '../api-kit/context.js';
import { distinctIds } from '../api-kit/parse-input.js';
import { hideCampaign } from '../campaigns/index.js';
import { hideAndPurge } from './hide-shipment.js';
import { lockCampaigns, shipmentIdsOf, shipmentsToDelete } from './shipments.sql.js';

/**
 * Deletes shipments with their deliveries and figures: one that is sending stops where it is. They are out of sight at
 * once; their rows are purged in steps.
 *
 * @returns the ids of those that were there.
 */
export async function deleteShipments(ctx: Ctx, given: readonly ShipmentId[]): Promise<ShipmentId[]> {
  const ids = distinctIds('ids', given);
  return inTransaction(ctx, async tx => {
    const found = await tx.db.rows<{ id: ShipmentId; campaignId: CampaignId }>(shipmentsToDelete(ids));
    await tx.db.execute(lockCampaigns(found.map(({ campaignId }) => campaignId)));
    const deleted: ShipmentId[] = [];
    for (const { id } of found) if (await deleteOne(tx, id)) deleted.push(id);
    return deleted;
  });
}

/** Deletes campaigns with their shipments, deliveries and figures. @returns the ids of those that were there. */
export async function deleteCampaigns(ctx: Ctx, given: readonly CampaignId[]): Promise<CampaignId[]> {
  const ids = distinctIds('ids', given);
  return inTransaction(ctx, async tx => {
    const found = await tx.db.rows<{ id: CampaignId; name: string }>(lockCampaigns(ids));
    for (const { id, name } of found) {
      for (const shipment of await tx.db.rows<{ id: ShipmentId }>(shipmentIdsOf(id)))
        await deleteOne(tx, shipment.id);
      await tx.db.execute(hideCampaign(id));
      await tx.jobs.enqueue(tx.db, 'campaign.purge', { campaignId: id });
      await audit(tx, { action: 'campaign.delete', subject: { kind: 'Campaign', id }, detail: { name } });
    }
    return found.map(campaign => campaign.id);
  });
}

async function deleteOne(tx: TxCtx, id: ShipmentId): Promise<boolean> {
  const campaignId = await hideAndPurge(tx, id);
  if (campaignId === null) return false;
  await audit(tx, { action: 'shipment.delete', subject: { kind: 'Shipment', id }, detail: { campaignId } });
  return true;
}
