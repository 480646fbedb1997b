import { type CampaignId, Channel, type SenderId, type TargetId, type TemplateId } from '@chasqui/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import {
  Column,
  CreateDateColumn,
  Entity,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
} from 'typeorm';
import { ID } from '../api-kit/id.js';

@Entity('campaigns')
@ObjectType({ description: 'What to say, to whom, on which channel.' })
export class Campaign {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  @Field(() => ID, { description: 'Key of the campaign.' })
  id: CampaignId;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name of the campaign; users see it only where a variable shows it.' })
  name: string;

  @Column({ type: 'text' })
  @Field(() => Channel, { description: 'Mail or notification; fixed after creation.' })
  channel: Channel;

  @Column({ type: 'text' })
  @Field(() => String, {
    description: 'Subject of the mail, or title of the notification; may hold variables.',
  })
  subject: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Line that mail programs show after the subject; may hold variables.' })
  preheader: string;

  @Column({ name: 'sender_id', type: 'bigint', nullable: true })
  senderId: SenderId | null;

  @Column({ name: 'reply_to', type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where answers go; none: as the sender says.' })
  replyTo: string | null;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'The message: MJML of a mail, HTML of a notification.' })
  content: string;

  @Column({ name: 'action_url', type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Where a notification leads when it is opened; may hold variables.',
  })
  actionUrl: string | null;

  @Column({ name: 'template_id', type: 'bigint', nullable: true })
  templateId: TemplateId | null;

  @Column({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether it goes to its targets; off: to all users.' })
  targeting: boolean;

  @Column({ type: 'integer' })
  @Field(() => Int, {
    description:
      'Grows with each change of the content; send it back when saving, so that nobody overwrites another.',
  })
  revision: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was made.' })
  createdAt: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was last changed.' })
  updatedAt: Date;

  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true })
  deletedAt: Date | null;
}

export type CampaignTargetKind = 'INCLUDE' | 'EXCLUDE';

@Entity('campaign_targets')
export class CampaignTarget {
  @PrimaryColumn({ name: 'campaign_id', type: 'bigint' })
  campaignId: CampaignId;

  @PrimaryColumn({ name: 'target_id', type: 'bigint' })
  targetId: TargetId;

  @Column({ type: 'text' })
  kind: CampaignTargetKind;
}
