import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CampaignId, ShipmentId } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import { SHORT_MAIL, addMailCampaign, furnish, launchAtOnce } from '../testing/factories.js';
import { type World, createWorld } from '../testing/world.js';
import { deleteCampaigns, deleteShipments } from './delete-shipments.js';

jest.setTimeout(60_000);

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
});

afterAll(() => world.end());

/** A context that counts how often transactions are begun, those that are made again included. */
function counting(): { ctx: Ctx; begun: () => number } {
  let begun = 0;
  const { db } = world.ctx;
  const counted = Object.create(db) as typeof db;
  counted.transaction = work =>
    db.transaction(tx => {
      begun++;
      return work(tx);
    });
  return { ctx: { ...world.ctx, db: counted }, begun: () => begun };
}

async function launchSeveral(count: number): Promise<{ campaigns: CampaignId[]; shipments: ShipmentId[] }> {
  const campaigns: CampaignId[] = [];
  const shipments: ShipmentId[] = [];
  for (let i = 0; i < count; i++) {
    const { id } = await addMailCampaign(world.ctx, { content: SHORT_MAIL, subject: 'Hi' });
    campaigns.push(id);
    shipments.push((await launchAtOnce(world.ctx, id)).id);
  }
  return { campaigns, shipments };
}

describe('deletions at the same time', () => {
  it('wait for one another whatever their order, and each record goes once', async () => {
    const { campaigns, shipments } = await launchSeveral(12);
    const { ctx, begun } = counting();
    const deletions = [
      deleteShipments(ctx, shipments),
      deleteShipments(ctx, shipments.toReversed()),
      deleteCampaigns(ctx, campaigns),
      deleteCampaigns(ctx, campaigns.toReversed()),
    ] as const;
    const [some, others, some2, others2] = await Promise.all(deletions);
    expect(begun()).toBe(deletions.length);
    expect([...some2, ...others2].toSorted()).toEqual(campaigns.toSorted());
    const named = [...some, ...others];
    expect(new Set(named).size).toBe(named.length);
    const [left] = await world.ctx.db.entities.query(
      `SELECT (SELECT count(*)::int FROM shipments WHERE deleted_at IS NULL) AS shipments,
              (SELECT count(*)::int FROM campaigns WHERE deleted_at IS NULL) AS campaigns,
              (SELECT count(*)::int FROM audit_log WHERE action = 'shipment.delete') AS "shipmentsNoted",
              (SELECT count(*)::int FROM audit_log WHERE action = 'campaign.delete') AS "campaignsNoted"`,
    );
    expect(left).toEqual({ shipments: 0, campaigns: 0, shipmentsNoted: 12, campaignsNoted: 12 });
  });
});
