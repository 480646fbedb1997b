import { RelayError, RelayErrorKind } from './relay-error.js';
import type { RelayEndpoint } from './relay-endpoint.js';
import { SmtpConnection } from './smtp-connection.js';
import { SmtpStep } from './smtp-step.js';

/** How many connections a pool has, and how long it keeps each. */
export interface SmtpPoolOptions {
  /** How many connections there may be at once, those being opened and closed included; `setLimit` changes it. */
  maxConnections: number;
  /** A connection unused for so long is closed. Milliseconds; 30 s unless given. */
  idleMs?: number | undefined;
  /** A connection that has carried so many messages is closed; unlimited unless given. */
  messagesPerConnection?: number | undefined;
}

/** For metrics: the present state, and what has been counted since the pool was made. */
export interface SmtpPoolCounters {
  /** Connections that are open, in use or idle. */
  open: number;
  inUse: number;
  /** Connections being opened. */
  opening: number;
  /** Calls of `acquire` that wait for a connection to become free. */
  waiting: number;
  /** Connections opened so far. */
  opened: number;
  /** Attempts to open one that have failed so far, without those that the caller gave up. */
  failed: number;
}

interface Turn {
  signal: AbortSignal | undefined;
  give: (connection: Promise<SmtpConnection> | SmtpConnection) => void;
  deny: (error: RelayError) => void;
}

const IDLE_MS = 30_000;

/** Connections to one relay: opened when needed, kept while they are of use, never more than the limit. */
export class SmtpPool {
  readonly #endpoint: RelayEndpoint;
  readonly #idleMs: number;
  readonly #messagesPerConnection: number;
  readonly #inUse = new Set<SmtpConnection>();
  /** The longest idle first. */
  readonly #idle: { connection: SmtpConnection; since: number }[] = [];
  /** The longest waiting first. */
  readonly #turns: Turn[] = [];
  readonly #abortOpening = new AbortController();
  #limit = 0;
  /** Connections that say QUIT; to the relay they still count. */
  readonly #leaving = new Set<SmtpConnection>();
  #opening = 0;
  #opened = 0;
  #failed = 0;
  #idleTimer: NodeJS.Timeout | undefined;
  #closed: Promise<void> | null = null;
  #allGone: (() => void) | null = null;

  /** @throws TypeError when the limit is no whole number of 0 or more */
  constructor(endpoint: RelayEndpoint, options: SmtpPoolOptions) {
    this.#endpoint = endpoint;
    this.#idleMs = options.idleMs ?? IDLE_MS;
    this.#messagesPerConnection = options.messagesPerConnection ?? Infinity;
    this.setLimit(options.maxConnections);
  }

  get counters(): SmtpPoolCounters {
    return {
      open: this.#inUse.size + this.#idle.length,
      inUse: this.#inUse.size,
      opening: this.#opening,
      waiting: this.#turns.length,
      opened: this.#opened,
      failed: this.#failed,
    };
  }

  /**
   * A connection for the caller alone: an idle one, or a new one, or, at the limit, the next to become free. Every
   * connection must be given back by `release`.
   *
   * @param signal gives up the waiting and the opening
   * @throws RelayError when a connection cannot be opened, the signal gives up, or the pool is closed
   */
  acquire(signal?: AbortSignal): Promise<SmtpConnection> {
    if (this.#closed !== null) return Promise.reject(poolClosed());
    if (signal?.aborted === true) return Promise.reject(givenUp());
    const idle = this.#idle.pop();
    if (idle === undefined) return this.#total < this.#limit ? this.#open(signal) : this.#wait(signal);
    this.#inUse.add(idle.connection);
    return Promise.resolve(idle.connection);
  }

  /**
   * Gives a connection back. It goes to whoever waits longest, or stays for later, or is closed when it is of no more use.
   *
   * @throws Error when it was not acquired here or was given back before
   */
  release(connection: SmtpConnection): void {
    if (!this.#inUse.delete(connection)) throw new Error('This connection is not in use from this pool.');
    if (connection.busy) connection.destroy();
    const spent = !connection.usable || connection.sent >= this.#messagesPerConnection;
    if (spent || this.#closed !== null || this.#staying >= this.#limit) return this.#retire(connection);

    const turn = this.#turns.shift();
    if (turn !== undefined) {
      this.#inUse.add(connection);
      return turn.give(connection);
    }
    this.#idle.push({ connection, since: performance.now() });
    this.#watchIdle();
  }

  /**
   * Changes how many connections there may be. Idle ones above it are closed now, those in use when they are released.
   *
   * @throws TypeError when it is no whole number of 0 or more
   */
  setLimit(limit: number): void {
    if (!Number.isInteger(limit) || limit < 0)
      throw new TypeError('The limit must be a whole number of 0 or more.');
    this.#limit = limit;
    while (this.#staying > limit && this.#retireLongestIdle());
    this.#admit();
  }

  /** Gives out no more connections, waits for those in use to be released, and takes leave of the relay. */
  close(): Promise<void> {
    this.#closed ??= new Promise(resolve => {
      this.#allGone = resolve;
    });
    for (const turn of this.#turns.splice(0)) turn.deny(poolClosed());
    while (this.#retireLongestIdle());
    this.#admit();
    return this.#closed;
  }

  /** Closes every connection at once; messages on their way are lost. */
  destroy(): void {
    void this.close();
    for (const connection of [...this.#inUse, ...this.#leaving]) connection.destroy();
    this.#abortOpening.abort();
  }

  get #total(): number {
    return this.#staying + this.#leaving.size;
  }

  get #staying(): number {
    return this.#inUse.size + this.#idle.length + this.#opening;
  }

  async #open(signal: AbortSignal | undefined): Promise<SmtpConnection> {
    const stop = this.#abortOpening.signal;
    this.#opening += 1;
    try {
      const either = signal === undefined ? stop : AbortSignal.any([signal, stop]);
      const connection = await SmtpConnection.open(this.#endpoint, either);
      this.#opened += 1;
      this.#inUse.add(connection);
      connection.onClose(() => this.#dropIdle(connection));
      return connection;
    } catch (error) {
      if (!(error instanceof RelayError && error.kind === RelayErrorKind.CANCELED)) this.#failed += 1;
      throw error;
    } finally {
      this.#opening -= 1;
      this.#admit();
    }
  }

  #wait(signal: AbortSignal | undefined): Promise<SmtpConnection> {
    return new Promise((resolve, reject) => {
      const turn: Turn = {
        signal,
        give: connection => {
          signal?.removeEventListener('abort', leave);
          resolve(connection);
        },
        deny: error => {
          signal?.removeEventListener('abort', leave);
          reject(error);
        },
      };
      const leave = (): void => {
        this.#turns.splice(this.#turns.indexOf(turn), 1);
        reject(givenUp());
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#turns.push(turn);
    });
  }

  /** There may be room: for those who wait, or for the end of `close`. */
  #admit(): void {
    while (this.#turns.length > 0 && this.#total < this.#limit) {
      const turn = this.#turns.shift();
      turn?.give(this.#open(turn.signal));
    }
    if (this.#total === 0) this.#allGone?.();
  }

  #retire(connection: SmtpConnection): void {
    this.#leaving.add(connection);
    const gone = (): void => {
      this.#leaving.delete(connection);
      this.#admit();
    };
    connection.quit().then(gone, gone);
  }

  #retireLongestIdle(): boolean {
    const longest = this.#idle.shift();
    if (longest !== undefined) this.#retire(longest.connection);
    return longest !== undefined;
  }

  /** The connection is over. Where one was idle, nobody waits; where it is in use, its user will notice and release it. */
  #dropIdle(connection: SmtpConnection): void {
    const at = this.#idle.findIndex(idle => idle.connection === connection);
    if (at !== -1) this.#idle.splice(at, 1);
  }

  /** One timer for all: it waits for the one that is idle longest. It keeps no process alive. */
  #watchIdle(): void {
    const [longest] = this.#idle;
    if (longest === undefined || this.#idleTimer !== undefined) return;
    this.#idleTimer = setTimeout(
      () => {
        this.#idleTimer = undefined;
        const before = performance.now() - this.#idleMs;
        while ((this.#idle[0]?.since ?? Infinity) <= before && this.#retireLongestIdle());
        this.#watchIdle();
      },
      Math.max(1, longest.since + this.#idleMs - performance.now()),
    ).unref();
  }
}

const poolClosed = (): RelayError =>
  new RelayError(SmtpStep.CONNECT, RelayErrorKind.POOL_CLOSED, 'The connections to the relay are closed.');

const givenUp = (): RelayError =>
  new RelayError(SmtpStep.CONNECT, RelayErrorKind.CANCELED, 'The attempt was given up.');
