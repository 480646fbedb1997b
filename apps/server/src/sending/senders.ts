import type { RetryPolicy } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import type { Claimed } from './claimed.js';
import { type Offered, offer } from './detours.js';
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

/** A message with its mail. */
interface Ready {
  message: Claimed;
  rendered: Rendered;
}

/**
 * The sending side: as many senders as there may be connections, each with one message at a time. A sender begins its
 * next message only when its last outcome is committed, so that a death repeats at most one message per connection. The
 * next one is taken and made meanwhile: then there is nothing left to do for it but to be sent.
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
    for (let next = await this.next(way); next !== null;) {
      const { message } = next;
      try {
        next = await this.sendOne(next, way);
      } catch (error) {
        return this.giveUp(message, error);
      }
    }
  }

  /** @returns the next message for this connection; null when there is none, or the connection is not good for it. */
  private async sendOne({ message, rendered }: Ready, way: Way): Promise<Ready | null> {
    const { side } = this;
    if (!side.mayStart(message)) {
      await side.giveBack([message]);
      return this.next(way);
    }
    const offered = await this.offer(message, rendered, way);
    if (offered.kind === 'NOT_NOW') {
      side.setAside(message, REFUSED_PAUSE_MS);
      return this.follow(null, way);
    }
    if (offered.kind === 'RELAY_TROUBLE') {
      await side.giveBack([message]);
      return null;
    }
    const outcome =
      offered.kind === 'SENDER_REFUSED' ? await side.senderRefused(message, offered.detail) : offered.outcome;
    if (outcome === null) {
      side.setAside(message, REFUSED_PAUSE_MS);
      return this.follow(null, way);
    }
    const committed = side.settler.settle(message, outcome);
    const ahead = way.paced ? null : this.next(way);
    await committed;
    await side.settled(message, outcome);
    return this.follow(ahead, way);
  }

  private async offer(message: Claimed, rendered: Rendered, way: Way): Promise<Offered> {
    const { settler } = this.side;
    settler.begun();
    try {
      return await offer(this.side, message, rendered, way);
    } finally {
      settler.returned();
    }
  }

  /** The message that was made meanwhile, if the connection is good for it, or the one whose turn it is then. */
  private async follow(ahead: Promise<Ready | null> | null, way: Way): Promise<Ready | null> {
    const good = way.connection.usable && (await way.next(this.side.stopping));
    if (ahead === null) return good ? this.next(way) : null;
    const next = await ahead;
    if (good || next === null) return next;
    this.side.queue.putBack(next.message);
    return null;
  }

  /** Takes the next message and makes its mail. */
  private async next(way: Way): Promise<Ready | null> {
    const { side } = this;
    const message = this.take(way);
    if (message === null) {
      side.ranDry();
      return null;
    }
    try {
      return { message, rendered: await renderMessage(side.ctx, message) };
    } catch (error) {
      await this.giveUp(message, error);
      return null;
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
