import { LIMITS, type ShipmentId } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import { pauseBySystem } from '../shipments/index.js';
import type { Claimed } from './claimed.js';
import type { SettledOutcome } from './settle.sql.js';

/**
 * Counts the permanent refusals that a shipment meets in a row. Many without a success are no accident: the shipment
 * pauses with the relay's words.
 */
export class Refusals {
  private readonly inARow = new Map<ShipmentId, number>();
  private readonly sendersInARow = new Map<ShipmentId, number>();

  constructor(private readonly ctx: Ctx) {}

  /** @returns whether the shipment was paused. */
  async note({ shipmentId }: Claimed, { status, reply }: SettledOutcome): Promise<boolean> {
    if (shipmentId === null) return false;
    if (this.sendersInARow.size > 0) this.sendersInARow.delete(shipmentId);
    if (status === 'DEFERRED') return false;
    if (status === 'SENT') {
      if (this.inARow.size > 0) this.inARow.delete(shipmentId);
      return false;
    }
    const count = (this.inARow.get(shipmentId) ?? 0) + 1;
    this.inARow.set(shipmentId, count);
    if (count < LIMITS.refusalsBeforePause) return false;
    await pauseBySystem(this.ctx, shipmentId, 'REFUSALS', reply ?? '');
    return true;
  }

  /** No relay took the sender of a message. @returns whether the shipment was paused. */
  async noteSender(shipmentId: ShipmentId, words: string): Promise<boolean> {
    const count = (this.sendersInARow.get(shipmentId) ?? 0) + 1;
    this.sendersInARow.set(shipmentId, count);
    if (count < LIMITS.sendersRefusedBeforePause) return false;
    await pauseBySystem(this.ctx, shipmentId, 'SENDER_REFUSED', words);
    return true;
  }

  forget(shipmentId: ShipmentId): void {
    this.sendersInARow.delete(shipmentId);
    this.inARow.delete(shipmentId);
  }
}
