import { type CampaignId, Channel, type ShipmentId, SkipReason, type TargetId } from '@chasqui/domain';
import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { SortDirection } from '../api-kit/enums.js';
import { ID } from '../api-kit/id.js';
import type { RelayTrouble } from '../relays/index.js';

@InputType({ description: 'Whose audience: of a campaign as it is, or of a channel with targets.' })
export class AudienceInput {
  @Field(() => ID, { nullable: true, description: 'A campaign.' })
  campaignId?: CampaignId | null;

  @Field(() => Channel, { nullable: true, description: 'Without a campaign: the channel.' })
  channel?: Channel | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Without a campaign: the targets; all users if left out.',
  })
  targets?: TargetId[] | null;

  @Field(() => [ID], { nullable: true, description: 'Without a campaign: the targets that are left out.' })
  exclude?: TargetId[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether users who got the campaign before are skipped.',
  })
  skipAlreadyReached?: boolean | null;
}

registerEnumType(SkipReason, {
  name: 'SkipReason',
  description: 'Why a launch skips a user.',
  valuesConfig: {
    NO_ADDRESS: { description: 'Has no e-mail address.' },
    UNSUBSCRIBED: { description: 'Opted out of the channel.' },
    SUPPRESSED: { description: 'The address bounced for good or complained.' },
    HELD: { description: 'The hold of the settings lets only certain addresses through.' },
    DUPLICATE_ADDRESS: { description: 'Another user has the same address.' },
    ALREADY_RECEIVED: { description: 'Got the campaign before.' },
  },
});

@ObjectType({ description: 'Users that a launch skips for one reason.' })
class SkippedCount {
  @Field(() => SkipReason, { description: 'Why.' })
  reason: SkipReason;

  @Field(() => Int, { description: 'How many.' })
  count: number;
}

@ObjectType({ description: 'What a launch would reach and skip now.' })
export class Audience {
  @Field(() => Int, { description: 'Users that the targets select.' })
  total: number;

  @Field(() => Int, { description: 'Users who would get a message.' })
  reached: number;

  @Field(() => [SkippedCount], { description: 'Users who would be skipped, by reason.' })
  skipped: SkippedCount[];
}

@InputType({ description: 'What to launch, and how.' })
export class LaunchCampaignInput {
  @Field(() => ID, { description: 'Which campaign.' })
  campaignId: CampaignId;

  @Field(() => Date, {
    nullable: true,
    description:
      'When, up to two years ahead; at once (after ten seconds in which it can be undone) if left out.',
  })
  scheduleAt?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether users who got the campaign before are skipped.',
  })
  skipAlreadyReached?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'A repeat with the same key returns the first shipment instead of launching again.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Whose failed messages are tried again.' })
export class RetryFailedInput {
  @Field(() => ID, { description: 'A shipment that has ended, or that only retries deferred messages.' })
  shipmentId: ShipmentId;
}

const ShipmentsSortField = {
  STARTED_AT: 'STARTED_AT',
  SCOPE: 'SCOPE',
  SENT: 'SENT',
  STATUS: 'STATUS',
} as const;
type ShipmentsSortField = (typeof ShipmentsSortField)[keyof typeof ShipmentsSortField];
registerEnumType(ShipmentsSortField, {
  name: 'ShipmentsSortField',
  description: 'What shipments are sorted by.',
  valuesConfig: {
    STARTED_AT: { description: 'When they began, or are to begin.' },
    SCOPE: { description: 'Audience minus those skipped at preparation.' },
    SENT: { description: 'Messages sent.' },
    STATUS: { description: 'What became of them.' },
  },
});

@InputType({ description: 'How shipments are sorted.' })
export class ShipmentsSort {
  @Field(() => ShipmentsSortField, { description: 'By what.' })
  field: ShipmentsSortField;

  @Field(() => SortDirection, { description: 'Which way.' })
  direction: SortDirection;
}

@ObjectType({ description: 'What keeps mail from leaving: no relay takes any. Chasqui keeps trying.' })
export class MailTrouble implements RelayTrouble {
  @Field(() => String, { description: 'The relay that is preferred.' })
  name: string;

  @Field(() => String, { description: 'What it said, or what happened.' })
  words: string;

  @Field(() => Date, { description: 'Since when it takes no mail.' })
  since: Date;
}
