import type { MessageValues } from '@chasqui/rendering';
import type {
  CampaignId,
  ContentId,
  DeliveryId,
  LeaseId,
  ShipmentId,
  UserId,
  WorkerId,
} from '@chasqui/domain';

/** A message in this worker's hands. */
export interface Claimed {
  id: DeliveryId;
  /** Null for a message without shipment: a test. */
  shipmentId: ShipmentId | null;
  campaignId: CampaignId | null;
  contentId: ContentId;
  userId: UserId | null;
  address: string;
  /** The variables that the content uses, as they were when the shipment was prepared. */
  values: MessageValues | null;
  /** Tries before this one. */
  attempts: number;
  firstTriedAt: Date | null;
  leaseId: LeaseId;
  /** Whose lease it is. A worker that was given up for dead is another one when it comes back. */
  workerId: WorkerId;
}
