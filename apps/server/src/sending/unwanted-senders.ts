import { LIMITS } from '@chasqui/domain';

/** After so long a relay may have changed its mind about a sender. */
const REMEMBERED_MS = 60_000;

/** Senders whom a relay refused several times in a row: other relays are asked first for a while. */
export class UnwantedSenders {
  private readonly refused = new Map<string, { count: number; at: number }>();

  has(sender: string, now = performance.now()): boolean {
    const known = this.refused.get(sender);
    return (
      known !== undefined && known.count >= LIMITS.sendersRefusedBeforePause && now - known.at < REMEMBERED_MS
    );
  }

  refuse(sender: string, now = performance.now()): void {
    this.refused.set(sender, { count: (this.refused.get(sender)?.count ?? 0) + 1, at: now });
  }

  take(sender: string): void {
    if (this.refused.size > 0) this.refused.delete(sender);
  }
}
