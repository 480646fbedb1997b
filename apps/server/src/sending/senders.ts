import type { RetryPolicy } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import type { Claimed } from './claimed.js';
import { type Offered, offer } from './detours.js';
import { InHand } from './in-hand.js';
import type { MessageQueue } from './message-queue.js';
import { type Rendered, renderMessage } from './render.js';
import type { Route } from './route.js';
import type { SendingStats } from './sending-stats.js';
import type { SettledOutcome } from './settle.sql.js';
import type { Settler } from './settle.js';
import type { Way } from './way.js';

const MOST_SENDERS = 256;
const FAULT_PAUSE_MS = 500;
/** How long a message waits whose sender is refused, or that no relay takes now, before it is offered again. */
const REFUSED_PAUSE_MS = 1_000;

/** What the senders need of the pipeline. */
export interface SendingSide {
  ctx: Ctx;
  queue: MessageQueue;
  route: Route;
  settler: Settler;
  stats: SendingStats;
  /** No message is begun any more once it aborts. */
  stopping: AbortSignal;
  /** How deferred messages are tried again. */
  retries(): RetryPolicy;
  /** Asked right before a message begins: whether it may. */
  mayStart(message: Claimed): boolean;
  /** A message was taken: whether more are to be claimed may be looked at. */
  taken(message: Claimed): void;
  /** Whether another message may wait for the turn of its domain. */
  mayWait(): boolean;
  /** A message was taken whose domain has its next turn in so many milliseconds. */
  setAside(message: Claimed, waitMs: number): void;
  /** There was no message to take. */
  ranDry(): void;
  /** Messages that were not begun go back to the queue of the database. */
  giveBack(messages: readonly Claimed[]): Promise<void>;
  /** Every relay refuses its sender. @returns how that ends the message; null: it is not over for it. */
  senderRefused(message: Claimed, words: string): Promise<SettledOutcome | null>;
  /** An outcome is committed. */
  settled(message: Claimed, outcome: SettledOutcome): Promise<void>;
}

/**
 * The sending side: as many senders as there may be connections. The content of a message goes out only when every
 * outcome that its connection had before is committed, so that a death repeats at most one message per connection: no
 * relay takes a message before its final dot. The next one is taken and made while a message is on its way, and its
 * envelope goes out behind the content of that one.
 */
export class Senders {
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly side: SendingSide) {}

  /** Starts as many as the route has connections for; superfluous ones end by themselves. */
  start(): void {
    const { route, stopping } = this.side;
    const wanted = stopping.aborted ? 0 : Math.min(route.size, MOST_SENDERS);
    while (this.running.size < wanted) {
      const sender = this.send().finally(() => this.running.delete(sender));
      this.running.add(sender);
    }
  }

  /** Resolves when the messages on the wire have ended; `stopping` must have aborted. */
  async ended(): Promise<void> {
    await Promise.all(this.running);
  }

  private async send(): Promise<void> {
    const { queue, route, stopping } = this.side;
    while (!stopping.aborted && this.running.size <= Math.max(1, route.size)) {
      await queue.ready(stopping);
      const way = stopping.aborted ? null : await route.acquire(stopping);
      if (way === null) continue;
      try {
        await this.sendAll(way);
      } finally {
        way.release();
      }
    }
  }

  /** Sends over one connection as long as there are messages and it is good for another. */
  private async sendAll(way: Way): Promise<void> {
    let last = Promise.resolve();
    for (let current = await this.begin(way, last); current !== null;) {
      // Where the relay has a pace, a message is taken when its time has come.
      const ahead = way.paced ? null : await this.beginAnother(way, current.committed);
      await this.conclude(current);
      last = current.committed;
      if (way.paced) await last;
      current = ahead ?? (await this.beginAnother(way, last));
    }
    // Whoever has the connection next must not find anything uncommitted on it.
    await last;
  }

  private async beginAnother(way: Way, before: Promise<void>): Promise<InHand | null> {
    const good = way.connection.usable && (await way.next(this.side.stopping));
    return good ? this.begin(way, before) : null;
  }

  /**
   * Takes the next message, makes its mail and begins to hand it over.
   *
   * @param before the commit of the outcome that this connection has before: the content waits for it.
   */
  private async begin(way: Way, before: Promise<void>): Promise<InHand | null> {
    const { side } = this;
    for (let message = this.take(way); message !== null; message = this.take(way)) {
      if (!side.mayStart(message)) {
        await side.giveBack([message]);
        continue;
      }
      try {
        const rendered = await renderMessage(side.ctx, message);
        return new InHand(message, this.offer(message, rendered, way, before), before);
      } catch (error) {
        await this.giveUp(message, error);
        return null;
      }
    }
    side.ranDry();
    return null;
  }

  private async offer(
    message: Claimed,
    rendered: Rendered,
    way: Way,
    before: Promise<void>,
  ): Promise<Offered> {
    const { side } = this;
    const onTheWire = side.settler.onTheWire();
    const clearance = before.then(() => side.mayStart(message) && onTheWire.begin());
    try {
      return await offer(side, { message, rendered, clearance }, way);
    } finally {
      onTheWire.end();
    }
  }

  /** Waits for what becomes of a message, and has it settled or put back. */
  private async conclude(inHand: InHand): Promise<void> {
    const { side } = this;
    const { message } = inHand;
    let committed = Promise.resolve();
    try {
      const outcome = await this.outcomeOf(message, await inHand.offered);
      if (outcome !== null)
        committed = side.settler.settle(message, outcome).then(() => side.settled(message, outcome));
    } catch (error) {
      await this.giveUp(message, error);
    } finally {
      inHand.conclude(committed);
    }
  }

  /** What is to be settled; null: it was put back. */
  private async outcomeOf(message: Claimed, offered: Offered): Promise<SettledOutcome | null> {
    const { side } = this;
    switch (offered.kind) {
      case 'RELAY_TROUBLE':
      case 'WITHHELD':
        await side.giveBack([message]);
        return null;
      case 'NOT_NOW':
        side.setAside(message, REFUSED_PAUSE_MS);
        return null;
      case 'SENDER_REFUSED': {
        const outcome = await side.senderRefused(message, offered.detail);
        if (outcome === null) side.setAside(message, REFUSED_PAUSE_MS);
        return outcome;
      }
      case 'SETTLE':
        return offered.outcome;
    }
  }

  /** The next message whose domain has its turn; those that have to wait for theirs hold up nobody. */
  private take(way: Way): Claimed | null {
    const { side } = this;
    for (;;) {
      const message = side.stopping.aborted ? null : side.queue.next();
      if (message === null) return null;
      side.taken(message);
      const waitMs = way.waitFor(message, side.mayWait());
      if (waitMs === 0) return message;
      side.setAside(message, waitMs);
    }
  }

  /** A fault of our own must cost nobody a message. */
  private async giveUp(message: Claimed, error: unknown): Promise<void> {
    this.side.ctx.log.error(
      { err: error, delivery: message.id },
      'A message could not be handled; it goes back to the queue.',
    );
    await this.side.giveBack([message]);
    await new Promise(resolve => setTimeout(resolve, FAULT_PAUSE_MS));
  }
}
