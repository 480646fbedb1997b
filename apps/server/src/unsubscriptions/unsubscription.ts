import {
  type CampaignId,
  Channel,
  type DeliveryId,
  type UnsubscriptionId,
  UnsubscriptionSource,
  type UserId,
} from '@chasqui/domain';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { ID } from '../api-kit/id.js';

@Entity('unsubscriptions')
@ObjectType({ description: 'The opt-out of a user from one channel.' })
export class Unsubscription {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  @Field(() => ID, { description: 'Key of the unsubscription.' })
  id: UnsubscriptionId;

  @Column({ name: 'user_id', type: 'bigint', nullable: true })
  userId: UserId | null;

  @Column({ type: 'text' })
  @Field(() => Channel, { description: 'The channel that the user left.' })
  channel: Channel;

  @Column({ name: 'email_key', type: 'text', nullable: true })
  emailKey: string | null;

  @Column({ type: 'text' })
  @Field(() => UnsubscriptionSource, { description: 'How.' })
  source: UnsubscriptionSource;

  @Column({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When.' })
  at: Date;

  @Column({ name: 'delivery_id', type: 'bigint', nullable: true })
  deliveryId: DeliveryId | null;

  @Column({ name: 'campaign_id', type: 'bigint', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The campaign whose message led to it.' })
  campaignId: CampaignId | null;
}
