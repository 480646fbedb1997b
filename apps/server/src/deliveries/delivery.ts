import {
  type CampaignId,
  Channel,
  type ContentId,
  DeliveryEventKind,
  type DeliveryId,
  DeliveryReason,
  DeliveryStatus,
  type ShipmentId,
  type UserId,
} from '@chasqui/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { ID } from '../api-kit/id.js';

@ObjectType({ description: 'One message to one user.' })
export class Delivery {
  @Field(() => ID, { description: 'Key of the delivery.' })
  id: DeliveryId;

  shipmentId: ShipmentId | null;
  campaignId: CampaignId | null;
  contentId: ContentId;
  userId: UserId | null;

  @Field(() => Channel, { description: 'How it travels.' })
  channel: Channel;

  @Field(() => DeliveryStatus, { description: 'What became of it.' })
  status: DeliveryStatus;

  @Field(() => DeliveryReason, {
    nullable: true,
    description: 'Why it was skipped, deferred, bounced or failed.',
  })
  reason: DeliveryReason | null;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts: number;

  @Field(() => String, { nullable: true, description: 'The address it went to; null for a notification.' })
  address: string | null;

  @Field(() => String, { nullable: true, description: "The relay's last words." })
  reply: string | null;

  @Field(() => Date, { description: 'When it was queued.' })
  createdAt: Date;

  @Field(() => Date, { nullable: true, description: 'When its shipment began.' })
  shippedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'While it waits: when it is tried next.' })
  dueAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When a relay accepted it, or it came into the inbox.' })
  sentAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was first opened by its reader.' })
  openedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When a link in it was first clicked by its reader.' })
  clickedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'Notification: when it was read.' })
  readAt: Date | null;
}

@ObjectType({ description: 'Something that happened to a delivery.' })
export class DeliveryEvent {
  @Field(() => ID, { description: 'Key of the event.' })
  id: string;

  @Field(() => DeliveryEventKind, { description: 'What happened.' })
  kind: DeliveryEventKind;

  @Field(() => Date, { description: 'When.' })
  at: Date;

  @Field(() => Boolean, { description: 'Whether a mail scanner or the like did it, not a person.' })
  machine: boolean;

  @Field(() => String, { nullable: true, description: 'CLICKED: where the link leads.' })
  url: string | null;

  @Field(() => DeliveryReason, { nullable: true, description: 'Why a try failed.' })
  reason: DeliveryReason | null;

  @Field(() => String, { nullable: true, description: "The relay's words." })
  reply: string | null;
}

@ObjectType({ description: 'A message exactly as it was sent, without tracking.' })
export class DeliveryContent {
  @Field(() => String, { description: 'Subject or title.' })
  subject: string;

  @Field(() => String, { description: 'The HTML. Show it in a sandboxed frame only.' })
  html: string;

  @Field(() => String, { description: 'The text part.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'Where a notification leads.' })
  actionUrl: string | null;
}
