import type { RelayId } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import type { RelayStats } from '../metrics/index.js';
import { type Relay, listRelays, sameEndpoint } from '../relays/index.js';
import { Lane, type LaneOptions } from './lane.js';
import type { Standing } from './share.js';
import { Way } from './way.js';

/** How long to wait at most before looking again whether there is a way. */
const LOOK_MS = 1_000;
const SHORTEST_WAIT_MS = 5;
/** How long a message holds its way to one relay while it waits for one to another. */
const DETOUR_PATIENCE_MS = 10_000;

/** What the route asks and tells the rest of the worker. */
export interface RouteHooks {
  /** This worker among those alive, who share the limits of a relay. */
  standing(): Standing;
  /** There may be more or fewer connections than before. */
  changed(): void;
  /** A relay takes no mail and is left alone for a while. */
  rested(relay: RelayId): void;
}

/**
 * The ways to the relays: the first healthy one in the order of preference is taken. The order is for failover and not
 * for sharing the load: what is above the limit of the preferred relay waits, since a limit says "no faster than this".
 */
export class Route {
  private lanes: Lane[] = [];
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly ctx: Ctx,
    private readonly hooks: RouteHooks,
    private readonly options: LaneOptions = {},
  ) {}

  /** Reads the relays again and takes over what changed; connections to unchanged ones stay. */
  async refresh(): Promise<void> {
    const relays = await listRelays(this.ctx);
    const kept: Lane[] = [];
    for (const relay of relays) {
      const known = this.lanes.find(lane => lane.relay.id === relay.id && sameEndpoint(lane.relay, relay));
      const lane = known ?? this.open(relay);
      if (lane === null) continue;
      lane.adopt(relay);
      kept.push(lane);
    }
    for (const lane of this.lanes) if (!kept.includes(lane)) void lane.close();
    this.lanes = kept;
    this.share();
  }

  /** Takes over how many workers share the limits now. */
  share(): void {
    for (const lane of this.lanes) lane.share(this.hooks.standing());
    this.ring();
  }

  /** Connections that this worker may use now. 0: it may send nothing, and should hold no message. */
  get size(): number {
    let size = 0;
    for (const lane of this.lanes) {
      size += lane.size;
      if (lane.health === 'WELL' && !isLeftToOthers(lane)) break;
    }
    return size;
  }

  /** The connections of this worker to each relay. */
  get connections(): Map<RelayId, RelayStats['connections']> {
    return new Map(this.lanes.map(lane => [lane.relay.id, lane.connections]));
  }

  /** A way to the best relay that is not resting; waits for one. Null when `signal` aborts. */
  async acquire(signal: AbortSignal): Promise<Way | null> {
    while (!signal.aborted) {
      const lane = this.preferred();
      if (lane === null || !lane.hasRoom) {
        await this.wait(signal);
        continue;
      }
      const connection = await lane.take(signal);
      if (connection !== null) return new Way(connection, lane, () => this.outdone(lane));
    }
    return null;
  }

  /**
   * A way to the best of the relays that were not tried, for one message. Null: none of them takes mail now, or has room
   * for it in time. Whoever waits holds a way to another relay, so that two could wait for each other for ever.
   */
  async detour(
    tried: ReadonlySet<RelayId>,
    signal: AbortSignal,
    patienceMs = DETOUR_PATIENCE_MS,
  ): Promise<Way | null> {
    const giveUp = performance.now() + patienceMs;
    while (!signal.aborted) {
      const lane = this.lanes.find(
        ({ relay, health, size }) => !tried.has(relay.id) && health === 'WELL' && size > 0,
      );
      if (lane === undefined) return null;
      if (!lane.hasRoom) {
        if (performance.now() >= giveUp) return null;
        await this.wait(signal);
        continue;
      }
      const connection = await lane.take(signal);
      if (connection !== null) return new Way(connection, lane, () => true);
    }
    return null;
  }

  /** Whether there are relays that were not tried, be they well or not. */
  hasOthers(tried: ReadonlySet<RelayId>): boolean {
    return this.lanes.some(({ relay }) => !tried.has(relay.id));
  }

  async close(): Promise<void> {
    await Promise.all(this.lanes.map(lane => lane.close()));
  }

  /** The first relay that takes mail, or that has rested and is to be tried. */
  private preferred(): Lane | null {
    return this.lanes.find(lane => lane.health !== 'RESTING' && !isLeftToOthers(lane)) ?? null;
  }

  private outdone(lane: Lane): boolean {
    const preferred = this.preferred();
    return preferred !== null && preferred !== lane;
  }

  private wait(signal: AbortSignal): Promise<void> {
    const rests = this.lanes.map(lane => lane.restMs).filter(ms => ms > 0);
    return new Promise(resolve => {
      const go = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', go);
        this.waiting.delete(go);
        resolve();
      };
      const timer = setTimeout(go, Math.max(SHORTEST_WAIT_MS, Math.min(LOOK_MS, ...rests)));
      signal.addEventListener('abort', go, { once: true });
      this.waiting.add(go);
    });
  }

  /** Something changed: those who wait look again. */
  private ring(): void {
    for (const go of this.waiting) go();
    this.hooks.changed();
  }

  /** A relay that is set up wrongly is left out, and does not keep the others from sending. */
  private open(relay: Relay): Lane | null {
    try {
      return new Lane(
        this.ctx,
        relay,
        { changed: () => this.ring(), rested: () => this.hooks.rested(relay.id) },
        this.options,
      );
    } catch (error) {
      this.ctx.log.error({ relay: relay.name, why: (error as Error).message }, 'A relay cannot be used.');
      return null;
    }
  }
}

/** A relay that this worker has no part of tells it nothing: others see whether it takes mail, and write it down. */
function isLeftToOthers({ size, health, relay }: Lane): boolean {
  return size === 0 && (health !== 'WELL' || relay.trouble !== null);
}
