import type { ShipmentId } from '@chasqui/domain';
import type { Claimed } from './claimed.js';

/** So many messages wait here at most. */
const MOST = 5_000;

/** Claimed messages that wait for the turn of their domain, so that they do not hold up others. */
export class Aside {
  private readonly waiting = new Map<Claimed, NodeJS.Timeout>();

  /** @param ripe called with each message when its turn has come. */
  constructor(private readonly ripe: (message: Claimed) => void) {}

  get hasRoom(): boolean {
    return this.waiting.size < MOST;
  }

  add(message: Claimed, waitMs: number): void {
    const timer = setTimeout(() => {
      this.waiting.delete(message);
      this.ripe(message);
    }, waitMs);
    this.waiting.set(message, timer);
  }

  /** Takes out everything of a shipment, or everything there is. */
  drop(shipmentId?: ShipmentId): Claimed[] {
    const dropped = [...this.waiting.keys()].filter(
      message => shipmentId === undefined || message.shipmentId === shipmentId,
    );
    for (const message of dropped) {
      clearTimeout(this.waiting.get(message));
      this.waiting.delete(message);
    }
    return dropped;
  }
}
