import { setMaxListeners } from 'node:events';
import { LIMITS, type RelayId, type ShipmentId } from '@chasqui/domain';
import { type SendOutcome, UnsendableMessage } from '@chasqui/smtp';
import { type Ctx, inTransaction } from '../api-kit/context.js';
import type { ListenHub } from '../db/listen-hub.js';
import { SHIPMENT_CHANNEL, pauseBySystem, startDueShipments } from '../shipments/index.js';
import { ClaimSize } from './claim-size.js';
import {
  claimDirect,
  claimShipment,
  dropDoneLeases,
  resetStuckQueue,
  returnMessages,
  wakeDueDeferred,
} from './claim.js';
import { type SendingShipment, sendingShipments } from './claim.sql.js';
import type { Claimed } from './claimed.js';
import { finishShipment } from './finish.js';
import { Heartbeat } from './heartbeat.js';
import type { LaneOptions } from './lane.js';
import { MessageQueue } from './message-queue.js';
import { consequenceOf } from './outcome.js';
import { type RenderedMessage, renderMessage } from './render.js';
import { Route } from './route.js';
import { SendingStats } from './sending-stats.js';
import { Settler } from './settle.js';
import { Waker } from './waker.js';
import type { Way } from './way.js';

/** How often the pipeline looks around when it hears nothing. */
const TICK_MS = 500;
const RELAYS_MS = 5_000;
const DIRECT_CLAIM = 100;
const MOST_SENDERS = 256;

/**
 * Sends what shipments have queued: claims messages ahead of need, hands each over a connection of its own turn, and
 * settles the outcomes in groups. A sender takes its next message only when its last outcome is committed, so that a
 * death repeats at most one message per connection.
 */
export class Pipeline {
  private readonly queue = new MessageQueue();
  private readonly claimSize = new ClaimSize();
  private readonly waker = new Waker();
  private readonly stats = new SendingStats();
  private readonly heartbeat: Heartbeat;
  private readonly settler: Settler;
  private readonly route: Route;
  private readonly stopping = new AbortController();
  private readonly senders = new Set<Promise<void>>();
  private readonly refusals = new Map<ShipmentId, number>();
  private shipments = new Map<ShipmentId, SendingShipment>();
  private relaysReadAt = Number.NEGATIVE_INFINITY;
  private looking: Promise<void> | null = null;
  private ranDry = false;

  constructor(
    private readonly ctx: Ctx,
    private readonly listen: ListenHub,
    relays: LaneOptions = {},
  ) {
    this.heartbeat = new Heartbeat(
      ctx,
      () => this.queue.drop(),
      () => this.stats.write(this.route.connections),
    );
    this.settler = new Settler(ctx, () => this.heartbeat.id, this.stats);
    const hooks = {
      standing: () => this.heartbeat.standing,
      changed: () => this.startSenders(),
      rested: (relay: RelayId) => this.stats.rested(relay),
    };
    this.route = new Route(ctx, hooks, relays);
  }

  async start(): Promise<void> {
    // Every sender listens for the end.
    setMaxListeners(0, this.stopping.signal);
    await this.heartbeat.start();
    await this.listen.listen(SHIPMENT_CHANNEL, () => this.waker.wake());
    this.listen.reconnected(() => this.waker.wake());
    this.looking = this.look();
  }

  /** Lets messages on the wire end, settles them, and gives the rest back. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.waker.wake();
    await this.looking;
    await Promise.all(this.senders);
    await this.settler.drain();
    await this.giveBack(this.queue.drop());
    await dropDoneLeases(this.ctx, this.heartbeat.id);
    await this.route.close();
    await this.heartbeat.stop();
    this.stats.stop();
  }

  /** The claiming side: looks around, claims ahead, finishes what is done. */
  private async look(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        if (this.heartbeat.fresh) await this.lookOnce();
      } catch (error) {
        this.ctx.log.warn(
          { error: (error as Error).message },
          'The pipeline could not look around; trying again.',
        );
      }
      await this.waker.sleep(TICK_MS);
    }
  }

  private async lookOnce(): Promise<void> {
    await this.readRelays();
    await startDueShipments(this.ctx);
    await wakeDueDeferred(this.ctx);
    await this.readShipments();
    if (this.route.size === 0) return this.sendNothing();
    this.take(null, await claimDirect(this.ctx, this.heartbeat.id, DIRECT_CLAIM));
    const size = this.claimSize.next(this.settler.settled, this.ranDry, this.shipments.size);
    this.ranDry = false;
    for (const shipment of this.shipments.values()) await this.claimAhead(shipment, size);
    this.startSenders();
  }

  private async readRelays(): Promise<void> {
    if (performance.now() - this.relaysReadAt < RELAYS_MS) return this.route.share();
    await this.route.refresh();
    this.relaysReadAt = performance.now();
  }

  /** There is no relay, or other workers have all the connections to it: what cannot be sent here is left to them. */
  private async sendNothing(): Promise<void> {
    await this.giveBack(this.queue.drop());
    for (const id of this.shipments.keys()) await inTransaction(this.ctx, tx => finishShipment(tx, id));
  }

  private async readShipments(): Promise<void> {
    const rows = await this.ctx.db.rows<SendingShipment>(sendingShipments());
    const current = new Map(rows.map(row => [row.id, row]));
    for (const id of this.shipments.keys()) if (!current.has(id)) await this.abandon(id);
    this.shipments = current;
  }

  /** A shipment was paused, canceled or deleted: what was not begun goes back. */
  private async abandon(id: ShipmentId): Promise<void> {
    this.shipments.delete(id);
    this.refusals.delete(id);
    await this.giveBack(this.queue.drop(id));
  }

  private async claimAhead(shipment: SendingShipment, size: number): Promise<void> {
    if (this.queue.length(shipment.id) > size / 2) return;
    const claimed = await claimShipment(this.ctx, this.heartbeat.id, shipment, size);
    this.take(shipment.id, claimed);
    if (claimed.length === 0 && this.queue.length(shipment.id) === 0) await this.finish(shipment.id);
  }

  private take(key: ShipmentId | null, claimed: readonly Claimed[]): void {
    for (const message of claimed) this.settler.expect(message.leaseId, 1);
    this.queue.add(key, claimed);
  }

  private async finish(id: ShipmentId): Promise<void> {
    const stuck = await inTransaction(this.ctx, async tx => {
      // A lease whose last message was given back while another of it was being settled has nobody to drop it.
      await dropDoneLeases(tx, this.heartbeat.id);
      if ((await finishShipment(tx, id)) !== 'STUCK') return false;
      await resetStuckQueue(tx, id);
      return true;
    });
    if (stuck)
      this.ctx.log.warn(
        { shipment: id },
        'Messages are queued that no worker has in hand; looking through the queue again.',
      );
  }

  private startSenders(): void {
    const wanted = this.stopping.signal.aborted ? 0 : Math.min(this.route.size, MOST_SENDERS);
    while (this.senders.size < wanted) {
      const sender = this.send().finally(() => this.senders.delete(sender));
      this.senders.add(sender);
    }
  }

  /** The sending side: one message after another, each only when there is a connection for it. */
  private async send(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted && this.senders.size <= Math.max(1, this.route.size)) {
      await this.queue.ready(signal);
      const way = signal.aborted ? null : await this.route.acquire(signal);
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
    while (!this.stopping.signal.aborted && way.connection.usable) {
      const message = this.queue.next();
      if (message === null) return this.noteDryness();
      if (this.queue.length(message.shipmentId) === 0) this.noteDryness();
      try {
        if (!(await this.sendOne(message, way))) return;
      } catch (error) {
        this.ctx.log.error(
          { err: error, delivery: message.id },
          'A message could not be handled; it goes back to the queue.',
        );
        await this.giveBack([message]);
        await new Promise(resolve => setTimeout(resolve, TICK_MS));
        return;
      }
      if (!(await way.next(this.stopping.signal))) return;
    }
  }

  private noteDryness(): void {
    this.ranDry = true;
    this.waker.wake();
  }

  /** @returns whether the connection may carry another message. */
  private async sendOne(message: Claimed, way: Way): Promise<boolean> {
    const rendered = await renderMessage(this.ctx, message);
    if (!this.mayStart(message)) {
      await this.giveBack([message]);
      return true;
    }
    if (!rendered.ok) return this.settleFault(message, rendered.why);
    try {
      return await this.handOver(message, way, rendered.message);
    } catch (error) {
      if (error instanceof UnsendableMessage) return this.settleFault(message, error.message);
      throw error;
    }
  }

  private async handOver(message: Claimed, way: Way, mail: RenderedMessage): Promise<boolean> {
    const began = performance.now();
    const outcome = await way.connection.send(mail);
    const consequence = consequenceOf(message, outcome, this.ctx.now(), Math.random());
    this.stats.answered(way.relayId, consequence, performance.now() - began);
    if (consequence.kind === 'RELAY_TROUBLE') {
      if (!endsOldConnection(outcome, way)) way.trouble(consequence.detail);
      await this.giveBack([message]);
      return false;
    }
    if (outcome.kind === 'accepted' || outcome.kind === 'refused') way.success();
    await this.settler.settle(message, consequence.outcome);
    await this.watchRefusals(message, consequence.outcome.status, consequence.outcome.reply ?? '');
    return true;
  }

  private async settleFault(message: Claimed, why: string): Promise<boolean> {
    const fault = {
      id: message.id,
      leaseId: message.leaseId,
      status: 'FAILED',
      reason: 'RENDERING',
      reply: why,
      dueAt: null,
      suppress: false,
    } as const;
    await this.settler.settle(message, fault);
    await this.watchRefusals(message, 'FAILED', why);
    return true;
  }

  /** Looked at as late as can be: right before the message begins. */
  private mayStart(message: Claimed): boolean {
    if (!this.heartbeat.fresh || this.stopping.signal.aborted) return false;
    if (message.workerId !== this.heartbeat.id) return false;
    return message.shipmentId === null || this.shipments.has(message.shipmentId);
  }

  /** Many permanent refusals in a row without a success are no accident: the shipment pauses with the relay's words. */
  private async watchRefusals(message: Claimed, status: string, reply: string): Promise<void> {
    if (message.shipmentId === null || status === 'DEFERRED') return;
    if (status === 'SENT') return void this.refusals.delete(message.shipmentId);
    const count = (this.refusals.get(message.shipmentId) ?? 0) + 1;
    this.refusals.set(message.shipmentId, count);
    if (count < LIMITS.refusalsBeforePause) return;
    await pauseBySystem(this.ctx, message.shipmentId, 'REFUSALS', reply);
    await this.abandon(message.shipmentId);
  }

  /** Gives messages back that were not begun. Repeated until the database answers: their lease would keep them. */
  private async giveBack(messages: readonly Claimed[]): Promise<void> {
    if (messages.length === 0) return;
    for (const message of messages) this.settler.forget(message);
    for (;;) {
      try {
        return await returnMessages(this.ctx, this.heartbeat.id, messages);
      } catch (error) {
        this.ctx.log.warn(
          { error: (error as Error).message, messages: messages.length },
          'Messages could not be given back; trying again.',
        );
        await new Promise(resolve => setTimeout(resolve, TICK_MS));
      }
    }
  }
}

/** Whether the relay ended a connection that had served: that says nothing about the next one. */
function endsOldConnection(outcome: SendOutcome, way: Way): boolean {
  const ended = outcome.kind === 'lost' || (outcome.kind === 'refused' && outcome.reply.code === 421);
  return ended && way.connection.sent > 1;
}
