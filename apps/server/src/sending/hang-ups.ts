import type { DeliveryId } from '@chasqui/domain';

/** So often a relay may hang up on a message before that counts as a try. */
const OFTEN = 3;
const MOST_KEPT = 10_000;

/**
 * The messages that a relay hung up on with 421 after it had taken their sender.
 *
 * The code says that the relay closes the connection, whatever the command was (RFC 5321 3.8, 4.2.1), so it is no verdict
 * on the message. A relay that says it of one message again and again, on connections that were good enough to begin with,
 * means that message all the same: without being counted, it would stay in the queue for ever.
 */
export class HangUps {
  private readonly times = new Map<DeliveryId, number>();

  /** Notes another one. @returns whether it counts as a try of the message: the third one, and all after it. */
  note(id: DeliveryId): boolean {
    const times = (this.times.get(id) ?? 0) + 1;
    const [oldest] = this.times.keys();
    if (oldest !== undefined && times === 1 && this.times.size >= MOST_KEPT) this.times.delete(oldest);
    this.times.set(id, times);
    return times >= OFTEN;
  }
}
