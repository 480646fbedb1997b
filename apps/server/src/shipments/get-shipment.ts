import type { ShipmentId } from '@chasqui/domain';
import { IsNull } from 'typeorm';
import type { Ctx } from '../api-kit/context.js';
import { notFound } from '../api-kit/refusal.js';
import { Shipment } from './shipment.js';

/** @throws Refusal NOT_FOUND, also for one that is being deleted. */
export async function getShipment(ctx: Pick<Ctx, 'db'>, id: ShipmentId): Promise<Shipment> {
  const shipment = await ctx.db.entities.findOneBy(Shipment, { id, deletedAt: IsNull() });
  if (shipment === null) throw notFound('shipment');
  return shipment;
}
