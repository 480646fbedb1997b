import { setMaxListeners } from 'node:events';
import type { LeaseId, RelayId, RetryPolicy, ShipmentId } from '@chasqui/domain';
import { type Ctx, inTransaction } from '../api-kit/context.js';
import type { ListenHub } from '../db/listen-hub.js';
import { readSettings, retryPolicyOf } from '../settings/index.js';
import { SHIPMENT_CHANNEL, startDueShipments } from '../shipments/index.js';
import { Aside } from './aside.js';
import { ClaimSize } from './claim-size.js';
import {
  claimDirect,
  claimShipment,
  dropDoneLeases,
  resetStuckQueue,
  returnMessages,
  returnUnheardClaims,
  wakeDueDeferred,
} from './claim.js';
import { type SendingShipment, sendingShipments } from './claim.sql.js';
import type { Claimed } from './claimed.js';
import { LONGEST_WAIT_MS } from './domain-paces.js';
import { finishShipment } from './finish.js';
import { Heartbeat } from './heartbeat.js';
import type { LaneOptions } from './lane.js';
import { MessageQueue } from './message-queue.js';
import { senderRefused } from './outcome.js';
import { Refusals } from './refusals.js';
import { Route } from './route.js';
import { Senders } from './senders.js';
import { SendingStats } from './sending-stats.js';
import type { SettledOutcome } from './settle.sql.js';
import { Settler } from './settle.js';
import { Waker } from './waker.js';

/** How often the pipeline looks around when it hears nothing. */
const TICK_MS = 500;
const RELAYS_MS = 5_000;
const DIRECT_CLAIM = 100;

/**
 * Sends what shipments have queued: claims messages ahead of need, lets the senders hand them over, and finishes what is
 * done. This is the claiming side; see `Senders` for the other.
 */
export class Pipeline {
  private readonly queue = new MessageQueue();
  private readonly aside = new Aside(message => this.queue.putBack(message));
  /** Messages whose domain has its turn much later, with the milliseconds until then: they go back to the queue. */
  private readonly absent = new Map<Claimed, number>();
  private readonly claimSize = new ClaimSize();
  private readonly waker = new Waker();
  private readonly stats = new SendingStats();
  private readonly heartbeat: Heartbeat;
  private readonly settler: Settler;
  private readonly route: Route;
  private readonly refusals: Refusals;
  private readonly senders: Senders;
  private readonly stopping = new AbortController();
  private shipments = new Map<ShipmentId, SendingShipment>();
  private relaysReadAt = Number.NEGATIVE_INFINITY;
  private looking: Promise<void> | null = null;
  private ranDry = false;
  /** Stays set where a claim failed: it may have taken messages all the same, of which nobody heard. */
  private claiming = false;
  private newestLease: LeaseId | null = null;
  /** With so few messages of a shipment left in hand, the next are claimed. */
  private lowMark = 0;
  /** How deferred messages are tried again; read with the relays, before anything is claimed. */
  private retries: RetryPolicy;

  constructor(
    private readonly ctx: Ctx,
    private readonly listen: ListenHub,
    relays: LaneOptions = {},
  ) {
    const { queue, stats } = this;
    this.heartbeat = new Heartbeat(
      ctx,
      () => this.drop(),
      () => stats.write(this.route.connections),
    );
    this.settler = new Settler(
      ctx,
      () => this.heartbeat.id,
      stats,
      () => this.waker.wake(),
    );
    const hooks = {
      standing: () => this.heartbeat.standing,
      changed: () => this.senders.start(),
      rested: (relay: RelayId) => stats.rested(relay),
    };
    this.route = new Route(ctx, hooks, relays);
    this.refusals = new Refusals(ctx);
    this.senders = new Senders({
      ctx,
      queue,
      route: this.route,
      settler: this.settler,
      stats,
      stopping: this.stopping.signal,
      retries: () => this.retries,
      mayStart: message => this.mayStart(message),
      taken: ({ shipmentId }) => this.noteTaken(shipmentId),
      mayWait: () => this.aside.hasRoom,
      setAside: (message, waitMs) => this.setAside(message, waitMs),
      ranDry: () => this.noteDryness(),
      giveBack: messages => this.giveBack(messages),
      senderRefused: (message, words) => this.senderRefused(message, words),
      settled: (message, outcome) => this.watchRefusals(message, outcome),
    });
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
    await this.senders.ended();
    await this.settler.drain();
    await this.giveBack(this.drop());
    await dropDoneLeases(this.ctx, this.heartbeat.id);
    await this.route.close();
    await this.heartbeat.stop();
    this.stats.stop();
  }

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
    await this.sendAway();
    if (this.route.size === 0) return this.sendNothing();
    if (this.claiming) await returnUnheardClaims(this.ctx, this.heartbeat.id, this.newestLease);
    this.claiming = true;
    this.take(null, await claimDirect(this.ctx, this.heartbeat.id, DIRECT_CLAIM));
    const size = this.claimSize.next(this.settler.settled, this.ranDry, this.shipments.size);
    this.ranDry = false;
    this.lowMark = Math.floor(size / 2);
    for (const shipment of this.shipments.values()) await this.claimAhead(shipment, size);
    this.claiming = false;
    this.senders.start();
  }

  private async readRelays(): Promise<void> {
    if (performance.now() - this.relaysReadAt < RELAYS_MS) return this.route.share();
    await this.route.refresh();
    this.retries = retryPolicyOf(await readSettings(this.ctx));
    this.relaysReadAt = performance.now();
  }

  /** There is no relay, or other workers have all the connections to it: what cannot be sent here is left to them. */
  private async sendNothing(): Promise<void> {
    await this.giveBack(this.drop());
    // As in `finish`; here no settling follows that would drop it.
    await dropDoneLeases(this.ctx, this.heartbeat.id);
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
    this.refusals.forget(id);
    await this.giveBack(this.drop(id));
  }

  private async claimAhead(shipment: SendingShipment, size: number): Promise<void> {
    if (this.queue.length(shipment.id) > this.lowMark) return;
    const claimed = await claimShipment(this.ctx, this.heartbeat.id, shipment, size);
    this.take(shipment.id, claimed);
    if (claimed.length === 0 && this.queue.length(shipment.id) === 0) await this.finish(shipment.id);
  }

  private take(key: ShipmentId | null, claimed: readonly Claimed[]): void {
    for (const message of claimed) this.settler.expect(message.leaseId, 1);
    this.newestLease = claimed.at(-1)?.leaseId ?? this.newestLease;
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

  /** Looks for more in time, so that the senders need not wait; and no more often than there may be some. */
  private noteTaken(id: ShipmentId | null): void {
    const left = this.queue.length(id);
    if (left === this.lowMark) this.waker.wake();
    if (left === 0) this.noteDryness();
  }

  private noteDryness(): void {
    this.ranDry = true;
    this.waker.wake();
  }

  private setAside(message: Claimed, waitMs: number): void {
    if (waitMs <= LONGEST_WAIT_MS) return this.aside.add(message, waitMs);
    if (this.absent.size === 0) this.waker.wake();
    this.absent.set(message, waitMs);
  }

  /** What waits here for longer than a while is not kept from the other workers. */
  private async sendAway(): Promise<void> {
    const absences = new Map(this.absent);
    this.absent.clear();
    await this.giveBack([...absences.keys()], absences);
  }

  /** Takes out what was not begun, of a shipment or altogether. */
  private drop(id?: ShipmentId): Claimed[] {
    const absent = [...this.absent.keys()].filter(message => id === undefined || message.shipmentId === id);
    for (const message of absent) this.absent.delete(message);
    return [...this.queue.drop(id), ...this.aside.drop(id), ...absent];
  }

  /** Looked at as late as can be: right before the message begins. */
  private mayStart(message: Claimed): boolean {
    if (!this.heartbeat.fresh || this.stopping.signal.aborted) return false;
    if (message.workerId !== this.heartbeat.id) return false;
    return message.shipmentId === null || this.shipments.has(message.shipmentId);
  }

  private async watchRefusals(message: Claimed, outcome: SettledOutcome): Promise<void> {
    try {
      const paused = await this.refusals.note(message, outcome);
      if (paused && message.shipmentId !== null) await this.abandon(message.shipmentId);
    } catch (error) {
      this.ctx.log.warn(
        { error: (error as Error).message, shipment: message.shipmentId },
        'A shipment that is refused could not be paused; its next refusal tries again.',
      );
    }
  }

  private async senderRefused(message: Claimed, words: string): Promise<SettledOutcome | null> {
    if (message.shipmentId === null) return senderRefused(message, words);
    if (await this.refusals.noteSender(message.shipmentId, words)) await this.abandon(message.shipmentId);
    return null;
  }

  /** Gives messages back that were not begun. Repeated until the database answers: their lease would keep them. */
  private async giveBack(
    messages: readonly Claimed[],
    absencesMs?: ReadonlyMap<Claimed, number>,
  ): Promise<void> {
    if (messages.length === 0) return;
    for (;;) {
      try {
        await returnMessages(this.ctx, this.heartbeat.id, messages, absencesMs);
        break;
      } catch (error) {
        this.ctx.log.warn(
          { error: (error as Error).message, messages: messages.length },
          'Messages could not be given back; trying again.',
        );
        await new Promise(resolve => setTimeout(resolve, TICK_MS));
      }
    }
    for (const message of messages) this.settler.forget(message);
  }
}
