import { type CampaignId, Channel, type SenderId, type TargetId, type TemplateId } from '@chasqui/domain';
import { Field, InputType, Int, registerEnumType } from 'type-graphql';
import { SortDirection } from '../api-kit/enums.js';
import { ID } from '../api-kit/id.js';

@InputType({ description: 'A campaign to make.' })
export class CreateCampaignInput {
  @Field(() => String, { description: 'Name of the campaign.' })
  name: string;

  @Field(() => Channel, { description: 'Mail or notification.' })
  channel: Channel;

  @Field(() => String, { nullable: true, description: 'Subject of the mail, or title of the notification.' })
  subject?: string | null;

  @Field(() => String, { nullable: true, description: 'Line that mail programs show after the subject.' })
  preheader?: string | null;

  @Field(() => ID, { nullable: true, description: 'Mail: who it is from; the default sender if left out.' })
  senderId?: SenderId | null;

  @Field(() => String, { nullable: true, description: 'Mail: where answers go.' })
  replyTo?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Mail: the template whose design is copied; none begins with an empty page.',
  })
  templateId?: TemplateId | null;

  @Field(() => String, {
    nullable: true,
    description: 'The message, instead of a template: MJML of a mail, HTML of a notification.',
  })
  content?: string | null;

  @Field(() => String, { nullable: true, description: 'Notification: where it leads when it is opened.' })
  actionUrl?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it goes to targets; off: to all users.' })
  targeting?: boolean | null;

  @Field(() => [ID], { nullable: true, description: 'The targets it goes to, with `targeting`.' })
  targetIds?: TargetId[] | null;

  @Field(() => [ID], { nullable: true, description: 'The targets that are left out, with `targeting`.' })
  excludedTargetIds?: TargetId[] | null;
}

@InputType({ description: 'What to change of a campaign; fields that are left out stay as they are.' })
export class UpdateCampaignInput {
  @Field(() => ID, { description: 'Which campaign.' })
  id: CampaignId;

  @Field(() => String, { nullable: true, description: 'Name of the campaign.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Subject of the mail, or title of the notification.' })
  subject?: string | null;

  @Field(() => String, { nullable: true, description: 'Line that mail programs show after the subject.' })
  preheader?: string | null;

  @Field(() => ID, { nullable: true, description: 'Mail: who it is from.' })
  senderId?: SenderId | null;

  @Field(() => String, { nullable: true, description: 'Mail: where answers go; null: as the sender says.' })
  replyTo?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it goes to targets; off: to all users.' })
  targeting?: boolean | null;

  @Field(() => [ID], { nullable: true, description: 'All targets it goes to.' })
  targetIds?: TargetId[] | null;

  @Field(() => [ID], { nullable: true, description: 'All targets that are left out.' })
  excludedTargetIds?: TargetId[] | null;
}

@InputType({ description: 'The message of a campaign.' })
export class UpdateCampaignContentInput {
  @Field(() => ID, { description: 'Which campaign.' })
  id: CampaignId;

  @Field(() => Int, {
    description:
      'The revision that was edited. When the campaign has another by now, nothing is saved (CONFLICT).',
  })
  revision: number;

  @Field(() => String, {
    description:
      'MJML of a mail, HTML of a notification. Refused with line and name when a variable is unknown or a tag would be lost.',
  })
  content: string;

  @Field(() => String, { nullable: true, description: 'Subject or title, if it changed as well.' })
  subject?: string | null;

  @Field(() => String, { nullable: true, description: 'Preheader, if it changed as well.' })
  preheader?: string | null;

  @Field(() => String, { nullable: true, description: 'Notification: where it leads; null: nowhere.' })
  actionUrl?: string | null;
}

@InputType({ description: 'Which campaigns.' })
export class CampaignsFilter {
  @Field(() => Channel, { nullable: true, description: 'Only of this channel.' })
  channel?: Channel | null;

  @Field(() => String, { nullable: true, description: 'Words of the name; case and accents do not matter.' })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those that use this target.' })
  targetId?: TargetId | null;
}

export const CampaignsSortField = {
  NAME: 'NAME',
  CHANNEL: 'CHANNEL',
  SENT: 'SENT',
  LAST_SHIPMENT: 'LAST_SHIPMENT',
  CREATED_AT: 'CREATED_AT',
} as const;
export type CampaignsSortField = (typeof CampaignsSortField)[keyof typeof CampaignsSortField];

registerEnumType(CampaignsSortField, {
  name: 'CampaignsSortField',
  description: 'What campaigns are sorted by.',
  valuesConfig: {
    NAME: { description: 'Name.' },
    CHANNEL: { description: 'Mail or notification.' },
    SENT: { description: 'Messages sent over all shipments.' },
    LAST_SHIPMENT: { description: 'When it was last launched.' },
    CREATED_AT: { description: 'When it was made.' },
  },
});

@InputType({ description: 'How campaigns are sorted.' })
export class CampaignsSort {
  @Field(() => CampaignsSortField, { description: 'By what.' })
  field: CampaignsSortField;

  @Field(() => SortDirection, { description: 'Which way.' })
  direction: SortDirection;
}
