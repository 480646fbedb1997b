import type { ShipmentId } from '@chasqui/domain';
import type { TxCtx } from '../api-kit/context.js';
import { noteForMembers } from '../notices/index.js';
import { moveShipment } from '../shipments/index.js';
import { type Standing, standingOf } from './finish.sql.js';

/** What is left of a shipment after a look at it. */
export type Verdict = 'ENDED' | 'RETRYING' | 'UNDER_WAY' | 'STUCK';

/**
 * Ends a shipment that has nothing left to do (of one that failed members are told), or says that only deferred messages are left.
 *
 * @returns STUCK when messages are queued though no worker has any in hand and none could be claimed: the queue's mark
 * must be set back then.
 */
export async function finishShipment(tx: TxCtx, id: ShipmentId): Promise<Verdict> {
  const standing = await tx.db.row<Standing>(standingOf(id));
  if (standing === null || !['PREPARING', 'SENDING', 'RETRYING'].includes(standing.state)) return 'ENDED';
  if (!standing.prepared || standing.refilling || standing.leased) return 'UNDER_WAY';
  if (standing.queued) return 'STUCK';
  if (standing.absent) return 'UNDER_WAY';
  if (standing.deferred) {
    await tx.db.row(moveShipment(id, { from: ['SENDING'], to: 'RETRYING' }));
    return 'RETRYING';
  }
  const detail = whyNothingWasSent(standing);
  const ended = await tx.db.row(
    moveShipment(id, {
      from: ['PREPARING', 'SENDING', 'RETRYING'],
      to: detail === null ? 'COMPLETED' : 'FAILED',
      detail,
    }),
  );
  if (ended !== null && detail !== null) await noteForMembers(tx, id, 'FAILED', detail);
  return 'ENDED';
}

function whyNothingWasSent({ total, skipped, sent }: Standing): string | null {
  if (sent > 0) return null;
  if (total === 0) return 'Nobody was reached: the targets select no user.';
  if (total === skipped)
    return 'Nobody was reached: every user of the audience was skipped. The deliveries say why.';
  return 'No message could be sent. The deliveries say why.';
}
