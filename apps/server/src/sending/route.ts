import type { RelayId } from '@chasqui/domain';
import { RelayError, type RelayEndpoint, type SmtpConnection, SmtpPool } from '@chasqui/smtp';
import type { Ctx } from '../api-kit/context.js';
import type { RelayStats } from '../metrics/index.js';
import {
  type Relay,
  endpointOf,
  listRelays,
  noteRelayRecovery,
  noteRelayTrouble,
  sameEndpoint,
} from '../relays/index.js';
import { Pace } from './pace.js';
import type { SendingStats } from './sending-stats.js';

/** A relay with this worker's connections to it. */
interface Lane {
  relay: Relay;
  pool: SmtpPool;
  pace: Pace;
  /** Milliseconds of performance.now() until which it rests. */
  restsUntil: number;
  troubles: number;
  /** Whether it stands written that the relay takes no mail. */
  known: boolean;
}

/** A connection to a relay, in the hands of one sender. */
export interface Way {
  relayId: RelayId;
  connection: SmtpConnection;
  /** Waits until the pace of the relay allows another message; false when the connection is to be given back. */
  next(signal: AbortSignal): Promise<boolean>;
  /** Gives the connection back. */
  release(): void;
  /** The relay is in trouble: it rests a while, longer each time. */
  trouble(detail: string): void;
  /** The relay took a message. */
  success(): void;
}

const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 60_000;
const NO_RELAY_MS = 1_000;
const MESSAGES_PER_CONNECTION = 10_000;

/** What is the same for all relays and differs in tests only, where nobody waits for minutes. */
export interface RouteOptions {
  /** Time-outs other than those of RFC 5321, and certificates to trust. */
  endpoint?: Pick<RelayEndpoint, 'timeouts' | 'tls'>;
  /** How long a relay in trouble rests at first, in milliseconds. */
  firstRestMs?: number;
}

/** The ways to the relays: the first healthy one in the order of preference is taken. */
export class Route {
  private lanes: Lane[] = [];

  constructor(
    private readonly ctx: Ctx,
    /** Live workers, among whom the limits of a relay are shared. */
    private readonly workers: () => number,
    private readonly stats: SendingStats,
    private readonly options: RouteOptions = {},
  ) {}

  /** Reads the relays again and takes over what changed; connections to unchanged ones stay. */
  async refresh(): Promise<void> {
    const relays = await listRelays(this.ctx);
    const kept: Lane[] = [];
    for (const relay of relays) {
      const known = this.lanes.find(lane => lane.relay.id === relay.id && sameEndpoint(lane.relay, relay));
      const lane = known ?? this.lane(relay);
      if (lane === null) continue;
      lane.relay = relay;
      lane.pool.setLimit(this.share(relay.maxConnections));
      lane.pace.setLimit(
        relay.maxPerSecond === null ? null : relay.maxPerSecond / Math.max(1, this.workers()),
      );
      kept.push(lane);
    }
    for (const lane of this.lanes) if (!kept.includes(lane)) void lane.pool.close();
    this.lanes = kept;
  }

  /** Connections that this worker may use altogether. */
  get size(): number {
    return this.lanes.reduce((sum, lane) => sum + this.share(lane.relay.maxConnections), 0);
  }

  /** The connections of this worker to each relay. */
  get connections(): Map<RelayId, RelayStats['connections']> {
    return new Map(
      this.lanes.map(({ relay, pool }) => {
        const { open, inUse } = pool.counters;
        return [relay.id, { open, inUse }];
      }),
    );
  }

  /** A way to the best relay that is not resting; waits for one. Null when `signal` aborts. */
  async acquire(signal: AbortSignal): Promise<Way | null> {
    while (!signal.aborted) {
      const now = performance.now();
      const lane = this.lanes.find(each => each.restsUntil <= now);
      if (lane === undefined) {
        const wakes = Math.min(...this.lanes.map(each => each.restsUntil), now + NO_RELAY_MS);
        await sleep(Math.max(20, wakes - now), signal);
        continue;
      }
      try {
        const connection = await lane.pool.acquire(signal);
        await lane.pace.wait(signal);
        return this.way(lane, connection);
      } catch (error) {
        if (!(error instanceof RelayError)) throw error;
        if (!signal.aborted && error.kind !== 'CANCELED' && error.kind !== 'POOL_CLOSED')
          this.rest(lane, error.message);
      }
    }
    return null;
  }

  async close(): Promise<void> {
    await Promise.all(this.lanes.map(lane => lane.pool.close()));
  }

  private way(lane: Lane, connection: SmtpConnection): Way {
    return {
      relayId: lane.relay.id,
      connection,
      next: async signal => {
        if (
          !this.lanes.includes(lane) ||
          lane.restsUntil > performance.now() ||
          connection.sent >= MESSAGES_PER_CONNECTION
        )
          return false;
        await lane.pace.wait(signal);
        return true;
      },
      release: () => lane.pool.release(connection),
      trouble: detail => this.rest(lane, detail),
      success: () => this.recovered(lane),
    };
  }

  private rest(lane: Lane, detail: string): void {
    const now = performance.now();
    if (lane.restsUntil > now) return; // Several connections report the same trouble.
    const pause = Math.min((this.options.firstRestMs ?? FIRST_REST_MS) * 2 ** lane.troubles, LONGEST_REST_MS);
    lane.troubles += 1;
    this.stats.rested(lane.relay.id);
    lane.restsUntil = now + pause;
    this.ctx.log.warn({ relay: lane.relay.name, detail, restsMs: pause }, 'A relay is in trouble and rests.');
    lane.known = true;
    this.write(noteRelayTrouble(this.ctx, lane.relay.id, detail));
  }

  private recovered(lane: Lane): void {
    lane.troubles = 0;
    if (!lane.known) return;
    lane.known = false;
    this.write(noteRelayRecovery(this.ctx, lane.relay.id));
  }

  /** What is written here is for people to read; sending does not wait for it. */
  private write(written: Promise<void>): void {
    written.catch((error: unknown) =>
      this.ctx.log.warn({ error: (error as Error).message }, 'How a relay does could not be written down.'),
    );
  }

  private share(limit: number): number {
    return Math.max(1, Math.floor(limit / Math.max(1, this.workers())));
  }

  /** A relay that is set up wrongly is left out, and does not keep the others from sending. */
  private lane(relay: Relay): Lane | null {
    try {
      return {
        relay,
        pool: this.open(relay),
        pace: new Pace(),
        restsUntil: 0,
        troubles: 0,
        known: relay.trouble !== null,
      };
    } catch (error) {
      this.ctx.log.error({ relay: relay.name, why: (error as Error).message }, 'A relay cannot be used.');
      return null;
    }
  }

  private open(relay: Relay): SmtpPool {
    return new SmtpPool(
      { ...endpointOf(this.ctx.keys, relay), ...this.options.endpoint },
      { maxConnections: this.share(relay.maxConnections), messagesPerConnection: MESSAGES_PER_CONNECTION },
    );
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
  });
}
