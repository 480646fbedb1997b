/** How many connections a relay is tried with at first. */
const FEW = 4;
/** A number of connections is judged by so much time and so many messages per connection, at least. */
const WINDOW_MS = 250;
const WINDOW_MESSAGES = 2;
/** Connections that are added must bring this share of what as many brought before; otherwise there are enough. */
const WORTH = 0.05;
/** Where the rate falls below this share of what it was, the added connections do harm. */
const HARM = 0.85;
const FIRST_HOLD_MS = 5_000;
const LONGEST_HOLD_MS = 60_000;
/** For so long a number that the relay refused is not tried again. */
const REFUSED_MS = 60_000;

/**
 * Finds how many connections suit a relay, under its limit: begins with few, doubles them as long as they are all wanted
 * and more messages come through, and stops where more bring nothing. A relay that refuses one more connection while
 * others are open has said how many it takes; that holds for a minute, then one more is tried.
 *
 * Times are milliseconds of `performance.now()`.
 */
export class Tuner {
  private allowed = FEW;
  /** How many are added next. */
  private step = FEW;
  private before: { connections: number; rate: number } | null = null;
  private window: { since: number; messages: number; starved: boolean } | null = null;
  private holdMs = FIRST_HOLD_MS;
  private heldUntil = 0;

  /** @param limit connections that there may be at most. */
  constructor(private limit: number) {}

  /** How many connections there may be now. */
  get connections(): number {
    return Math.min(this.allowed, this.limit);
  }

  setLimit(limit: number): void {
    if (limit === this.limit) return;
    this.limit = limit;
    if (this.allowed <= limit) return;
    this.allowed = Math.max(1, limit);
    this.step = this.allowed;
    this.before = null;
  }

  /**
   * A message came through.
   *
   * @param inUse connections that are in use.
   * @returns whether there may be more connections from now on.
   */
  sent(now: number, inUse: number): boolean {
    this.window ??= { since: now, messages: 0, starved: false };
    const { window } = this;
    window.messages += 1;
    const elapsed = now - window.since;
    if (elapsed < WINDOW_MS || window.messages < WINDOW_MESSAGES * this.connections) return false;
    this.window = { since: now, messages: 0, starved: false };
    if (inUse < this.connections) return this.forget();
    if (window.starved) this.forget();
    return this.judge(window.messages / elapsed, now);
  }

  /** A connection found nothing to send: what comes through meanwhile says nothing about the relay. */
  starve(): void {
    if (this.window !== null) this.window.starved = true;
  }

  /** The relay refused another connection while so many were open. */
  refuse(now: number, open: number): void {
    this.allowed = Math.max(1, Math.min(this.allowed, open));
    this.step = 1;
    this.heldUntil = now + REFUSED_MS;
    this.forget();
  }

  /** The relay was in trouble: what was known about it holds no longer. */
  reset(): void {
    this.allowed = FEW;
    this.step = FEW;
    this.heldUntil = 0;
    this.holdMs = FIRST_HOLD_MS;
    this.window = null;
    this.forget();
  }

  private judge(rate: number, now: number): boolean {
    if (this.before !== null) this.weigh(this.before, rate / this.before.rate, now);
    this.before = null;
    if (now < this.heldUntil || this.allowed >= this.limit) return false;
    this.before = { connections: this.allowed, rate };
    this.allowed = Math.min(this.limit, this.allowed + this.step);
    this.step *= 2;
    return true;
  }

  private weigh(before: { connections: number }, gain: number, now: number): void {
    const added = this.allowed / before.connections - 1;
    if (gain >= 1 + WORTH * added) {
      this.holdMs = FIRST_HOLD_MS;
      return;
    }
    this.heldUntil = now + this.holdMs;
    this.holdMs = Math.min(this.holdMs * 2, LONGEST_HOLD_MS);
    if (gain >= HARM) return;
    this.allowed = before.connections;
    this.step = Math.max(1, Math.floor(before.connections / 4));
  }

  private forget(): false {
    this.before = null;
    return false;
  }
}
