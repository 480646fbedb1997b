import type { CampaignId } from '@chasqui/domain';
import { Repeater } from '@graphql-yoga/subscription';
import { IsNull } from 'typeorm';
import type { RequestCtx } from '../api-kit/context.js';
import { isTransient } from '../db/errors.js';
import type { ListenHub } from '../db/listen-hub.js';
import { loadCounters } from './figures.js';
import { isWaiting, loadDeferred } from './progress.js';
import { Shipment } from './shipment.js';
import { SHIPMENT_CHANNEL } from './shipments.sql.js';

/** A shipment under way is looked at this often even if nothing is heard, so that the time left counts down. */
const TICK_MS = 1_000;
/** At most one look in this time, however much is heard. */
const PAUSE_MS = 250;

/**
 * The newest shipment of a campaign: now, and again whenever it changes, until the subscriber leaves. Null while the
 * campaign has none. While the database is away the subscriber waits with it. One look is for all who watch the same
 * campaign in this process.
 */
export function watchShipment(ctx: RequestCtx, campaignId: CampaignId): AsyncIterable<Shipment | null> {
  return new Repeater<Shipment | null>(async (push, stop) => {
    const subscriber = new Subscriber(ctx, push, stop);
    const watch = watchOf(ctx, campaignId);
    watch.join(subscriber);
    await stop;
    watch.leave(subscriber);
  });
}

/** The watches of each process, by what they listen to. */
const watches = new WeakMap<ListenHub, Map<CampaignId, Watch>>();

function watchOf(ctx: RequestCtx, campaignId: CampaignId): Watch {
  const ofProcess = watches.get(ctx.listen) ?? new Map<CampaignId, Watch>();
  watches.set(ctx.listen, ofProcess);
  const watch = ofProcess.get(campaignId) ?? new Watch(ctx, campaignId, () => ofProcess.delete(campaignId));
  ofProcess.set(campaignId, watch);
  return watch;
}

/** What one look saw. */
interface Sight {
  shipment: Shipment | null;
  /** With the figures in them, which subscribers would otherwise ask for one by one. */
  loaders: ReadonlyMap<symbol, unknown>;
}

/** Looks at a campaign's newest shipment for as long as somebody watches. */
class Watch {
  private readonly subscribers = new Set<Subscriber>();
  private changed = false;
  private running = false;
  private begun = false;
  private wake = () => {};

  /** @param ended is called when nobody watches any more, or something went wrong: this one watches no longer. */
  constructor(
    private readonly ctx: RequestCtx,
    private readonly campaignId: CampaignId,
    private readonly ended: () => void,
  ) {}

  join(subscriber: Subscriber): void {
    this.subscribers.add(subscriber);
    if (!this.begun) void this.run();
    this.begun = true;
    this.wake();
  }

  leave(subscriber: Subscriber): void {
    this.subscribers.delete(subscriber);
    this.wake();
  }

  private async run(): Promise<void> {
    const stopListening: (() => void)[] = [];
    try {
      const { listen } = this.ctx;
      stopListening.push(
        listen.reconnected(this.heard),
        await listen.listen(SHIPMENT_CHANNEL, payload => payload === this.campaignId && this.heard()),
      );
      while (this.subscribers.size > 0) {
        await this.look();
        await sleep(PAUSE_MS);
        await this.somethingToSee();
      }
    } catch (error) {
      for (const subscriber of this.subscribers) subscriber.fail(error); // Otherwise they would wait for ever.
    } finally {
      this.ended();
      for (const stop of stopListening) stop();
    }
  }

  private readonly heard = (): void => {
    this.changed = true;
    this.wake();
  };

  private async look(): Promise<void> {
    // What is heard from here on may not be in what is read.
    const worthTelling = this.changed || this.running;
    this.changed = false;
    const sight = await see(this.ctx, this.campaignId);
    if (sight === 'AWAY') {
      this.changed = true;
      return;
    }
    this.running = isRunning(sight.shipment);
    for (const subscriber of this.subscribers)
      if (worthTelling || this.running || subscriber.isNew) subscriber.tell(sight);
  }

  private async somethingToSee(): Promise<void> {
    const somebodyIsNew = [...this.subscribers].some(subscriber => subscriber.isNew);
    if (this.changed || somebodyIsNew || this.subscribers.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>(resolve => {
      this.wake = resolve;
      if (this.running) timer = setTimeout(resolve, TICK_MS - PAUSE_MS);
    });
    clearTimeout(timer);
  }
}

/** Somebody who watches, told at their own pace: who is slow misses what is no longer so. */
class Subscriber {
  isNew = true;
  private next: Sight | null = null;
  private busy = false;

  constructor(
    private readonly ctx: RequestCtx,
    private readonly push: (shipment: Shipment | null) => PromiseLike<unknown>,
    readonly fail: (error: unknown) => void,
  ) {}

  tell(sight: Sight): void {
    this.isNew = false;
    this.next = sight;
    if (!this.busy) this.pushAll().catch(this.fail);
  }

  private async pushAll(): Promise<void> {
    this.busy = true;
    for (let sight = this.next; sight !== null; sight = this.next) {
      this.next = null;
      this.ctx.loaders.clear();
      for (const [name, loader] of sight.loaders) this.ctx.loaders.set(name, loader);
      await this.push(sight.shipment);
    }
    this.busy = false;
  }
}

function isRunning(shipment: Shipment | null): boolean {
  return shipment?.status === 'PENDING' && shipment.phase !== 'PAUSED' && shipment.phase !== 'SCHEDULED';
}

async function see(ctx: RequestCtx, campaignId: CampaignId): Promise<Sight | 'AWAY'> {
  try {
    const shipment = await ctx.db.entities.findOne(Shipment, {
      where: { campaignId, deletedAt: IsNull() },
      order: { id: 'DESC' },
    });
    return { shipment, loaders: shipment === null ? new Map() : await withFigures(ctx, shipment) };
  } catch (error) {
    if (isTransient(error)) return 'AWAY';
    throw error;
  }
}

async function withFigures(ctx: RequestCtx, shipment: Shipment): Promise<Sight['loaders']> {
  const loaders = new Map<symbol, unknown>();
  try {
    const looking = { ...ctx, loaders };
    const counters = await loadCounters(looking, shipment.id);
    if (isWaiting(shipment, counters)) await loadDeferred(looking, shipment.id);
  } catch (error) {
    if (isTransient(error)) throw error;
    loaders.clear(); // It is just being deleted; whoever asks for its figures is told.
  }
  return loaders;
}

function sleep(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
