import type { Config } from '../config.js';
import type { Queryable, Transaction } from '../db/database.js';
import type { ListenHub } from '../db/listen-hub.js';
import type { Jobs } from '../jobs/jobs.js';
import type { Log } from '../log.js';
import type { Keys } from './keys.js';
import type { Principal } from './principal.js';

/** What every verb is given: the outside world of the process, and on whose behalf it acts. */
export interface Ctx {
  readonly config: Config;
  readonly db: Queryable;
  readonly jobs: Jobs;
  readonly keys: Keys;
  readonly log: Log;
  /** The time; tests set their own. */
  readonly now: () => Date;
  readonly principal: Principal;
}

/** A context whose `db` is an open transaction. */
export interface TxCtx extends Ctx {
  readonly db: Transaction;
}

/** What a request to the API has besides. */
export interface RequestCtx extends Ctx {
  readonly listen: ListenHub;
  readonly request: HttpRequest | SocketRequest;
  /** Loaders of this request, made on first use. */
  readonly loaders: Map<symbol, unknown>;
}

interface HttpRequest {
  /** Behind proxies that are trusted, the address that they tell. */
  readonly ip: string;
  readonly userAgent: string;
  /** Sets (or, with null, clears) the session cookie on the answer. */
  readonly setSession: (token: string | null, expires: Date) => void;
}

/** Over WebSocket no cookie can be set, and nobody asks from where it was opened. */
interface SocketRequest {
  readonly userAgent: string;
  readonly setSession: null;
}

/** Runs `work` in one transaction, or in the one that is open already. */
export function inTransaction<T>(ctx: Ctx, work: (ctx: TxCtx) => Promise<T>): Promise<T> {
  return ctx.db.transaction(tx => work({ ...ctx, db: tx }));
}
