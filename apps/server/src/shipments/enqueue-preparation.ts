import type { Channel, ShipmentId } from '@chasqui/domain';
import type { TxCtx } from '../api-kit/context.js';

/**
 * Has a shipment prepared: a mail at once, since no message leaves before the shipment starts; a notification only when
 * it starts, since its preparation is its sending.
 */
export async function enqueuePreparation(
  tx: TxCtx,
  channel: Channel,
  shipment: { id: ShipmentId; startsAt: Date | null },
): Promise<void> {
  const { id, startsAt } = shipment;
  const ahead = startsAt !== null && startsAt > tx.now();
  const startAfter = channel === 'NOTIFICATION' && ahead ? startsAt : null;
  await tx.jobs.enqueue(tx.db, 'shipment.prepare', { shipmentId: id }, startAfter);
}
