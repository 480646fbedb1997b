import { type RelayEndpoint, RelayError, type SmtpConnection, SmtpPool } from '@chasqui/smtp';
import type { Ctx } from '../api-kit/context.js';
import type { RelayStats } from '../metrics/index.js';
import { type Relay, endpointOf, noteRelayRecovery, noteRelayTrouble } from '../relays/index.js';
import { DomainPaces } from './domain-paces.js';
import { HangUps } from './hang-ups.js';
import { Pace } from './pace.js';
import { type Standing, paceShare, wholeShare } from './share.js';
import { Tuner } from './tuner.js';
import { UnwantedSenders } from './unwanted-senders.js';

/** WELL takes mail; RESTING was in trouble a moment ago; DUE has rested, and one connection is to try it. */
export type Health = 'WELL' | 'RESTING' | 'DUE';

const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 60_000;
export const MESSAGES_PER_CONNECTION = 10_000;

/** What is the same for all relays and differs in tests only, where nobody waits for minutes. */
export interface LaneOptions {
  /** Time-outs other than those of RFC 5321, and certificates to trust. */
  endpoint?: Pick<RelayEndpoint, 'timeouts' | 'tls'>;
  /** How long a relay in trouble rests at first, in milliseconds. */
  firstRestMs?: number;
}

/** Why a connection was not had, where that may be because there are too many already. */
const MAYBE_TOO_MANY: ReadonlySet<string> = new Set(['REFUSED', 'CLOSED', 'TIMEOUT', 'NETWORK']);

/** A relay with this worker's connections to it: how many there may be, how fast they may go, and how the relay does. */
export class Lane {
  private readonly pool: SmtpPool;
  private readonly tuner = new Tuner(0);
  readonly pace = new Pace();
  readonly domainPaces = new DomainPaces();
  readonly unwanted = new UnwantedSenders();
  readonly hangUps = new HangUps();
  /** Connections in the hands of senders, those being opened included. */
  private taken = 0;
  /** How many of them are about to be given back. */
  private leaving = 0;
  private troubles = 0;
  private restsUntil = 0;
  /** The connection that tries the relay after its rest. */
  private trial: SmtpConnection | 'OPENING' | null = null;
  /** Whether it stands written that the relay takes no mail. */
  private troubleWritten = false;
  private open = true;

  /**
   * @throws Error when the relay is set up wrongly.
   */
  constructor(
    private readonly ctx: Pick<Ctx, 'db' | 'keys' | 'log'>,
    public relay: Relay,
    private readonly hooks: {
      /** There may be more or fewer connections, or the relay does better or worse. */
      changed(): void;
      rested(): void;
    },
    private readonly options: LaneOptions,
  ) {
    const endpoint = { ...endpointOf(ctx.keys, relay), ...options.endpoint };
    this.pool = new SmtpPool(endpoint, {
      maxConnections: 0,
      messagesPerConnection: MESSAGES_PER_CONNECTION,
    });
  }

  /** Takes over what was changed about the relay. */
  adopt(relay: Relay): void {
    this.relay = relay;
    this.troubleWritten ||= relay.trouble !== null;
  }

  /** Takes over this worker's part of the limits. */
  share(standing: Standing): void {
    const { relay } = this;
    this.tuner.setLimit(wholeShare(relay.maxConnections, standing));
    this.pool.setLimit(this.tuner.connections);
    this.pace.setLimit(relay.maxPerSecond === null ? null : paceShare(relay.maxPerSecond, standing));
    this.domainPaces.setLimits(relay.domainPaces, standing);
  }

  /** Connections that there may be now. */
  get size(): number {
    if (!this.open) return 0;
    return this.health === 'WELL' ? this.tuner.connections : Math.min(1, this.tuner.connections);
  }

  get connections(): RelayStats['connections'] {
    const { open, inUse } = this.pool.counters;
    return { open, inUse };
  }

  get health(): Health {
    if (this.troubles === 0) return 'WELL';
    return performance.now() < this.restsUntil || this.trial !== null ? 'RESTING' : 'DUE';
  }

  /** Milliseconds until the relay has rested; 0 when it does not rest. */
  get restMs(): number {
    return Math.max(0, this.restsUntil - performance.now());
  }

  /** Whether another connection may be taken. */
  get hasRoom(): boolean {
    if (!this.open || this.health === 'RESTING') return false;
    return this.health === 'DUE' ? this.tuner.connections > 0 : this.taken < this.tuner.connections;
  }

  /** Whether a connection may go on to its next message. */
  get mayGoOn(): boolean {
    return this.open && this.health === 'WELL' && this.taken - this.leaving <= this.tuner.connections;
  }

  /** A connection, at the pace of the relay. Null: it was not to be had, or `signal` aborted. */
  async take(signal: AbortSignal): Promise<SmtpConnection | null> {
    const isTrial = this.health === 'DUE';
    if (isTrial) this.trial = 'OPENING';
    this.taken += 1;
    const connection = await this.connect(signal, isTrial);
    if (isTrial) this.trial = connection;
    if (connection === null) {
      this.taken -= 1;
      return null;
    }
    await this.pace.wait(signal);
    if (this.open && !signal.aborted && (isTrial || this.health === 'WELL')) return connection;
    this.release(connection, false);
    return null;
  }

  release(connection: SmtpConnection, wasLeaving: boolean): void {
    this.taken -= 1;
    if (wasLeaving) this.leaving -= 1;
    if (this.trial === connection) this.trial = null;
    this.pool.release(connection);
    this.hooks.changed();
  }

  /** A connection will be given back in a moment. */
  leave(): void {
    this.leaving += 1;
  }

  /** A connection finds nothing to send. */
  starve(): void {
    this.tuner.starve();
  }

  /** The relay gave its verdict on a message. One that was begun before the relay had to rest does not end the rest. */
  succeed(): void {
    if (this.restMs > 0) return;
    const recovered = this.troubles > 0;
    this.troubles = 0;
    this.trial = null;
    const grown = this.tuner.sent(performance.now(), this.taken);
    if (grown) this.pool.setLimit(this.tuner.connections);
    if (recovered || grown) this.hooks.changed();
    if (this.troubleWritten) this.recover();
  }

  /** The relay takes no mail: it rests, longer each time. */
  rest(detail: string): void {
    if (this.restMs > 0) return; // Several connections report the same trouble.
    const firstRestMs = this.options.firstRestMs ?? FIRST_REST_MS;
    const restMs = Math.min(firstRestMs * 2 ** this.troubles, LONGEST_REST_MS);
    this.troubles += 1;
    this.restsUntil = performance.now() + restMs;
    this.tuner.reset();
    this.pool.setLimit(this.tuner.connections);
    this.pace.letGo();
    this.hooks.rested();
    this.hooks.changed();
    this.ctx.log.warn({ relay: this.relay.name, detail, restMs }, 'A relay is in trouble and rests.');
    this.troubleWritten = true;
    this.write(noteRelayTrouble(this.ctx, this.relay.id, detail));
  }

  /** The relay is used no longer; resolves when its connections are gone. */
  close(): Promise<void> {
    this.open = false;
    this.pace.letGo();
    return this.pool.close();
  }

  private async connect(signal: AbortSignal, isTrial: boolean): Promise<SmtpConnection | null> {
    try {
      return await this.pool.acquire(signal);
    } catch (error) {
      if (!(error instanceof RelayError)) throw error;
      if (error.kind === 'CANCELED' || error.kind === 'POOL_CLOSED') return null;
      if (isTrial || !this.takesNoMore(error))
        this.rest(error.reply === null ? `${error.step}: ${error.words}` : error.words);
      return null;
    }
  }

  /** A relay that refuses one connection more while others are open is well: it says how many it takes. */
  private takesNoMore({ kind, reply, message }: RelayError): boolean {
    const { open, opening } = this.pool.counters;
    const permanent = reply !== null && reply.code >= 500;
    if (permanent || !MAYBE_TOO_MANY.has(kind) || open + opening === 0) return false;
    this.tuner.refuse(performance.now(), open + opening);
    this.pool.setLimit(this.tuner.connections);
    this.ctx.log.info(
      { relay: this.relay.name, detail: message, connections: this.tuner.connections },
      'A relay refused one connection more; it keeps those that it has.',
    );
    return true;
  }

  private recover(): void {
    this.troubleWritten = false;
    this.write(noteRelayRecovery(this.ctx, this.relay.id));
  }

  /** What is written here is for people to read; sending does not wait for it. */
  private write(written: Promise<void>): void {
    written.catch((error: unknown) =>
      this.ctx.log.warn({ error: (error as Error).message }, 'How a relay does could not be written down.'),
    );
  }
}
