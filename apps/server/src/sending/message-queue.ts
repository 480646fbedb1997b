import type { ShipmentId } from '@chasqui/domain';
import type { Claimed } from './claimed.js';

/** Whose messages: a shipment's, or null for those without shipment. */
export type QueueKey = ShipmentId | null;

/**
 * The messages that this worker has claimed and not begun, by shipment. Messages without shipment go first, then the
 * shipments take turns, so that a small one beside a large one is not kept waiting.
 */
export class MessageQueue {
  private readonly queues = new Map<QueueKey, Claimed[]>();
  private readonly waiting: (() => void)[] = [];
  private turn: QueueKey[] = [];

  /** Puts claimed messages in line and wakes as many of those who wait. */
  add(key: QueueKey, messages: readonly Claimed[]): void {
    if (messages.length === 0) return;
    const queue = this.queues.get(key);
    // Kept in reverse, so that taking the next one is a pop.
    if (queue === undefined) this.queues.set(key, messages.toReversed());
    else queue.unshift(...messages.toReversed());
    for (const wake of this.waiting.splice(0, messages.length)) wake();
  }

  /** Resolves when there may be a message, or when `signal` aborts. */
  ready(signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.total > 0) return Promise.resolve();
    return new Promise(resolve => {
      const wake = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(wake), 1);
        resolve();
      };
      signal.addEventListener('abort', leave, { once: true });
      this.waiting.push(wake);
    });
  }

  /** The next message, or null when there is none. */
  next(): Claimed | null {
    const direct = this.queues.get(null)?.pop();
    if (direct !== undefined) return direct;
    for (let round = 0; round < 2; round++) {
      for (let key = this.turn.shift(); key !== undefined; key = this.turn.shift()) {
        const message = this.queues.get(key)?.pop();
        if (message === undefined) continue;
        this.turn.push(key);
        return message;
      }
      this.turn = [...this.queues]
        .filter(([key, queue]) => key !== null && queue.length > 0)
        .map(([key]) => key);
    }
    return null;
  }

  /** How many messages of a shipment wait here. */
  length(key: QueueKey): number {
    return this.queues.get(key)?.length ?? 0;
  }

  /** Takes out everything of a shipment, or everything there is. */
  drop(key?: QueueKey): Claimed[] {
    const keys = key === undefined ? [...this.queues.keys()] : [key];
    const dropped = keys.flatMap(each => this.queues.get(each) ?? []);
    for (const each of keys) this.queues.delete(each);
    return dropped;
  }

  private get total(): number {
    let total = 0;
    for (const queue of this.queues.values()) total += queue.length;
    return total;
  }
}
