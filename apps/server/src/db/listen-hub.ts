import pg from 'pg';
import type { Log } from '../log.js';

type Handler = (payload: string) => void;

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * One LISTEN connection for the whole process. When it breaks it reconnects by itself, and every listener is told,
 * since notifications sent meanwhile are gone and whatever they announced must be read again.
 */
export class ListenHub {
  private readonly handlers = new Map<string, Set<Handler>>();
  private readonly onReconnected = new Set<() => void>();
  private client: pg.Client | null = null;
  private closed = false;
  private pauseMs = FIRST_PAUSE_MS;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly connectionString: string,
    private readonly log: Log,
  ) {}

  /** Connects for the first time; rejects when the database cannot be reached. */
  async start(): Promise<void> {
    await this.connect();
  }

  /** Calls `handler` with the payload of each NOTIFY on `channel`, until the returned function is called. */
  async listen(channel: string, handler: Handler): Promise<() => void> {
    const handlers = this.handlers.get(channel) ?? new Set();
    this.handlers.set(channel, handlers.add(handler));
    // Said anew for each handler: where it is listened already nothing changes, and whoever comes second while the
    // first is still being heard waits as well. When the connection is broken, its successor listens to all channels.
    const { client } = this;
    try {
      await client?.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      if (client === this.client) {
        handlers.delete(handler);
        throw error;
      }
    }
    return () => handlers.delete(handler);
  }

  /** Calls `handler` after each reconnection, until the returned function is called. */
  reconnected(handler: () => void): () => void {
    this.onReconnected.add(handler);
    return () => this.onReconnected.delete(handler);
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    const client = this.client;
    this.client = null;
    await client?.end();
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.connectionString,
      application_name: 'chasqui listen',
      keepAlive: true,
    });
    client.on('notification', ({ channel, payload }) => {
      for (const handler of this.handlers.get(channel) ?? []) handler(payload ?? '');
    });
    client.on('error', error => this.lost(client, error));
    client.on('end', () => this.lost(client, null));
    await client.connect();
    for (const channel of this.handlers.keys()) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    this.client = client;
    this.pauseMs = FIRST_PAUSE_MS;
  }

  private lost(client: pg.Client, error: Error | null): void {
    if (this.closed || this.client !== client) return;
    this.client = null;
    this.log.warn({ error: error?.message }, 'The LISTEN connection broke; reconnecting.');
    this.reconnectLater();
  }

  private reconnectLater(): void {
    this.timer = setTimeout(() => void this.reconnect(), this.pauseMs);
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
  }

  private async reconnect(): Promise<void> {
    if (this.closed) return;
    try {
      await this.connect();
    } catch (error) {
      this.log.warn({ error: (error as Error).message }, 'Could not reconnect for LISTEN; trying again.');
      this.reconnectLater();
      return;
    }
    for (const handler of this.onReconnected) handler();
  }
}
