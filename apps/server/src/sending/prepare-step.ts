import { type Ctx, type TxCtx, inTransaction } from '../api-kit/context.js';
import { violatesUnique } from '../db/errors.js';
import type { Sql } from '../db/sql.js';
import { notifyInboxes } from '../notifications/index.js';
import type { AudienceConditions } from '../shipments/index.js';
import {
  type StepRange,
  type Written,
  countWritten,
  insertDeliveries,
  insertSharing,
  takeStep,
} from './prepare.sql.js';
import type { SharedAddresses } from './shared-addresses.js';

/** Who gets a shipment, and what is kept of each. */
export interface Preparation {
  audience: AudienceConditions;
  /** An expression over a row `u` of users. */
  values: Sql;
  sharing: SharedAddresses;
}

/** The step is another process's, or the shipment stands elsewhere: what was written is undone. */
class StepNotTaken extends Error {}

/**
 * Writes the deliveries of one step in a transaction of its own. Most of the work is done beside the step before; what
 * depends on that one waits until it is committed: who of several users with one address wins, and the taking itself,
 * so that steps are taken in their order and each once.
 *
 * @param before whether the step before was taken.
 * @returns whether this one was.
 */
export async function prepareStep(
  ctx: Ctx,
  range: StepRange,
  preparation: Preparation,
  before: Promise<boolean>,
): Promise<boolean> {
  try {
    await inTransaction(ctx, tx => writeStep(tx, range, preparation, before));
    return true;
  } catch (error) {
    if (error instanceof StepNotTaken || violatesUnique(error, 'deliveries_user_shipment')) return false;
    throw error;
  }
}

async function writeStep(
  tx: TxCtx,
  range: StepRange,
  { audience, values, sharing: allSharing }: Preparation,
  before: Promise<boolean>,
): Promise<void> {
  const sharing = allSharing.within(range.from, range.through);
  const first = await tx.db.row<Written>(insertDeliveries(range, sharing, audience, values));
  if (first === null) throw new Error('A step of a preparation wrote nothing, not even a count.');
  if (!(await before)) throw new StepNotTaken();
  if ((await tx.db.row(takeStep(range))) === null) throw new StepNotTaken();
  const then =
    sharing.length > 0 ? await tx.db.row<Written>(insertSharing(range, sharing, audience, values)) : null;
  const written = {
    total: first.total + (then?.total ?? 0),
    skipped: first.skipped + (then?.skipped ?? 0),
    sent: first.sent + (then?.sent ?? 0),
  };
  await tx.db.row(countWritten(range, written));
  if (written.sent > 0) await notifyInboxes(tx, { above: range.from, through: range.through });
}
