import type { NoticeId, NoticeKind, ShipmentId } from '@chasqui/domain';
import type { TxCtx } from '../api-kit/context.js';
import { insertNotice } from './notices.sql.js';

/** Has members told by mail what happened to a shipment, in the transaction in which it happened: once, or not at all. */
export async function noteForMembers(
  tx: TxCtx,
  shipmentId: ShipmentId,
  kind: NoticeKind,
  detail: string | null,
): Promise<void> {
  const notice = await tx.db.row<{ id: NoticeId }>(insertNotice(shipmentId, kind, detail));
  if (notice === null) throw new Error('The notice was not inserted.');
  await tx.jobs.enqueue(tx.db, 'notice.tell', { noticeId: notice.id });
}
