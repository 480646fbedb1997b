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
  readonly request: {
    readonly ip: string;
    readonly userAgent: string;
    /** Sets (or, with null, clears) the session cookie on the answer. Null over WebSocket, where none can be set. */
    readonly setSession: ((token: string | null, expires: Date) => void) | null;
  };
  /** Loaders of this request, made on first use. */
  readonly loaders: Map<symbol, unknown>;
}

/** Runs `work` in one transaction, or in the one that is open already. */
export function inTransaction<T>(ctx: Ctx, work: (ctx: TxCtx) => Promise<T>): Promise<T> {
  return ctx.db.transaction(tx => work({ ...ctx, db: tx }));
}
