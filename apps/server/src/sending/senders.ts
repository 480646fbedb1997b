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

/** How a connection goes on. */
interface Next {
  ready: Ready | null;
  /** The outcome before is committed, and what follows from it is done. */
  committed: Promise<void>;
}

/**
 * The sending side: as many senders as there may be connections, each with one message at a time. The content of a
 * message goes out only when the outcome of the one before is committed, so that a death repeats at most one message per
 * connection: no relay takes a message before its final dot. Meanwhile the next one is taken, made, and its envelope said.
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
    let next: Next = { ready: await this.next(way), committed: Promise.resolve() };
    while (next.ready !== null) {
      const { ready, committed } = next;
      try {
        next = await this.sendOne(ready, way, committed);
      } catch (error) {
        await this.giveUp(ready.message, error);
        next = { ready: null, committed };
      }
    }
    // Whoever has the connection next must not find anything uncommitted on it.
    await next.committed;
  }

  /**
   * @param before the commit of the outcome that this connection had before.
   * @returns the next message for this connection; null when there is none, or the connection is not good for it.
   */
  private async sendOne({ message, rendered }: Ready, way: Way, before: Promise<void>): Promise<Next> {
    const { side } = this;
    if (!side.mayStart(message)) {
      await side.giveBack([message]);
      return { ready: await this.next(way), committed: before };
    }
    const offered = await this.offer(message, rendered, way, before);
    await before;
    if (offered.kind === 'NOT_NOW') {
      side.setAside(message, REFUSED_PAUSE_MS);
      return this.follow(way);
    }
    if (offered.kind === 'RELAY_TROUBLE' || offered.kind === 'WITHHELD') {
      await side.giveBack([message]);
      return { ready: null, committed: before };
    }
    const outcome =
      offered.kind === 'SENDER_REFUSED' ? await side.senderRefused(message, offered.detail) : offered.outcome;
    if (outcome === null) {
      side.setAside(message, REFUSED_PAUSE_MS);
      return this.follow(way);
    }
    return this.follow(
      way,
      side.settler.settle(message, outcome).then(() => side.settled(message, outcome)),
    );
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

  /**
   * The next message for this connection, if it is good for another one: made while the outcome before is being
   * committed, unless the relay has a pace. Then it is taken when its time has come.
   */
  private async follow(way: Way, committed: Promise<void> = Promise.resolve()): Promise<Next> {
    if (way.paced) await committed;
    const ahead = way.paced ? null : await this.next(way);
    const good = way.connection.usable && (await way.next(this.side.stopping));
    if (good) return { ready: ahead ?? (way.paced ? await this.next(way) : null), committed };
    if (ahead !== null) this.side.queue.putBack(ahead.message);
    return { ready: null, committed };
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
