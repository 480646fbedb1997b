import {
  type CampaignId,
  type ContentId,
  DeliveryReason,
  type MemberId,
  PauseReason,
  type ShipmentId,
  ShipmentPhase,
  ShipmentStatus,
  type TargetId,
} from '@chasqui/domain';
import type { Rule } from '@chasqui/targeting';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { ID } from '../api-kit/id.js';

/** A target as it was at launch. */
export interface FrozenTarget {
  id: TargetId;
  name: string;
  rule: Rule;
}

/** Whom a shipment goes to, as it was at launch; `include` null means everyone. */
export interface FrozenAudience {
  include: FrozenTarget[] | null;
  exclude: FrozenTarget[];
}

@Entity('shipments')
@ObjectType({ description: 'One launch of a campaign to the audience computed at that moment.' })
export class Shipment {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  @Field(() => ID, { description: 'Key of the shipment.' })
  id: ShipmentId;

  @Column({ name: 'campaign_id', type: 'bigint' })
  campaignId: CampaignId;

  @Column({ name: 'content_id', type: 'bigint' })
  contentId: ContentId;

  @Column({ type: 'text' })
  @Field(() => ShipmentStatus, { description: 'What became of it.' })
  status: ShipmentStatus;

  @Column({ type: 'text', nullable: true })
  @Field(() => ShipmentPhase, { nullable: true, description: 'Where it stands while it is pending.' })
  phase: ShipmentPhase | null;

  @Column({ type: 'jsonb' })
  audience: FrozenAudience;

  @Column({ name: 'skip_already_reached', type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether users who got the campaign before are skipped.' })
  skipAlreadyReached: boolean;

  @Column({ name: 'scheduled_at', type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was or is to start, if not at once.' })
  scheduledAt: Date | null;

  @Column({ name: 'starts_at', type: 'timestamptz', nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: 'No message leaves before; until then the launch can be undone by canceling.',
  })
  startsAt: Date | null;

  @Column({ name: 'started_at', type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it began.' })
  startedAt: Date | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it ended.' })
  finishedAt: Date | null;

  @Column({ name: 'prepare_last_user', type: 'bigint', nullable: true })
  prepareLastUser: string | null;

  @Column({ name: 'prepared_through', type: 'bigint' })
  preparedThrough: string;

  @Column({ name: 'prepared_at', type: 'timestamptz', nullable: true })
  preparedAt: Date | null;

  @Column({ name: 'retried_at', type: 'timestamptz', nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: 'When its failed messages were last put back to be tried again.',
  })
  retriedAt: Date | null;

  @Column({ name: 'pause_reason', type: 'text', nullable: true })
  @Field(() => PauseReason, { nullable: true, description: 'Why it stands still.' })
  pauseReason: PauseReason | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "Why it paused by itself or failed, in the relay's or our words.",
  })
  detail: string | null;

  @Column({ name: 'launched_by', type: 'bigint', nullable: true })
  launchedBy: MemberId | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was launched.' })
  createdAt: Date;

  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true })
  deletedAt: Date | null;

  @Field(() => Boolean, { description: 'Whether it goes to all users.' })
  toEveryone(): boolean {
    return this.audience.include === null;
  }

  @Field(() => [String], { description: 'Names of the targets it goes to, as they were at launch.' })
  targetNames(): string[] {
    return (this.audience.include ?? []).map(target => target.name);
  }

  @Field(() => [String], { description: 'Names of the targets left out, as they were at launch.' })
  excludedTargetNames(): string[] {
    return this.audience.exclude.map(target => target.name);
  }
}

@ObjectType({ description: 'What became of the messages of a shipment so far.' })
export class ShipmentFigures {
  @Field(() => Int, { description: 'Its audience: users selected by the targets.' })
  total: number;

  @Field(() => Int, { description: 'Its audience minus those skipped at preparation.' })
  scope: number;

  @Field(() => Int, { description: 'Skipped on purpose; each delivery says why.' })
  skipped: number;

  @Field(() => Int, {
    description: 'Accepted by a relay or put into an inbox, whatever became of them later.',
  })
  sent: number;

  @Field(() => Int, { description: 'Waiting to be tried again.' })
  deferred: number;

  @Field(() => Int, { description: 'Refused for the address.' })
  bounced: number;

  @Field(() => Int, { description: 'Could not be sent.' })
  failed: number;

  @Field(() => Int, { description: 'Canceled before their turn.' })
  canceled: number;

  @Field(() => Int, { description: 'All opens by people.' })
  opens: number;

  @Field(() => Int, { description: 'Users who opened at least once.' })
  uniqueOpens: number;

  @Field(() => Int, { description: 'All clicks by people, on any link.' })
  clicks: number;

  @Field(() => Int, { description: 'Users who clicked at least once.' })
  uniqueClicks: number;

  @Field(() => Int, { description: 'Opens by mail scanners and prefetchers; not in `opens`.' })
  machineOpens: number;

  @Field(() => Int, { description: 'Clicks by mail scanners; not in `clicks`.' })
  machineClicks: number;

  @Field(() => Int, { description: 'Users who reported it as spam.' })
  complaints: number;

  @Field(() => Int, { description: 'Users who opted out through it.' })
  unsubscribed: number;
}

@ObjectType({ description: 'Messages that could not be sent, or not yet, for one reason.' })
export class ReasonCount {
  @Field(() => DeliveryReason, { description: 'Why.' })
  reason: DeliveryReason;

  @Field(() => Int, { description: 'How many of those looked at.' })
  count: number;

  @Field(() => String, { nullable: true, description: "The relay's or our words that were said most." })
  reply: string | null;
}

@ObjectType({ description: 'How far a shipment has come.' })
export class ShipmentProgress {
  @Field(() => ShipmentPhase, { nullable: true, description: 'Where it stands; null when it has ended.' })
  phase: ShipmentPhase | null;

  @Field(() => Int, { description: 'Users of the audience known so far.' })
  total: number;

  @Field(() => Int, { description: 'Sent.' })
  sent: number;

  @Field(() => Int, { description: 'Bounced or failed.' })
  failed: number;

  @Field(() => Int, { description: 'Skipped.' })
  skipped: number;

  @Field(() => Int, { description: 'Waiting to be tried again.' })
  deferred: number;

  @Field(() => Int, { description: 'Still to do, deferred ones included.' })
  remaining: number;

  @Field(() => Float, { description: 'Messages a second, over the last few seconds.' })
  ratePerSecond: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds until the queue is empty at this rate; null when that cannot be told.',
  })
  etaSeconds: number | null;

  @Field(() => Date, {
    nullable: true,
    description: 'While only deferred messages are left: until when they are tried at the latest.',
  })
  retryUntil: Date | null;

  @Field(() => ReasonCount, {
    nullable: true,
    description: 'Why messages are deferred: the reason most seen, among the 1,000 that are due last.',
  })
  deferredReason: ReasonCount | null;
}
