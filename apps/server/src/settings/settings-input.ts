import { Field, InputType, Int } from 'type-graphql';
import { ID } from '../api-kit/id.js';
import type { SenderId } from '@chasqui/domain';

@InputType({ description: 'A sender as it shall be.' })
export class SenderInput {
  @Field(() => ID, { nullable: true, description: 'Key of the sender to change; none adds one.' })
  id?: SenderId | null;

  @Field(() => String, { description: 'Name that readers see.' })
  name: string;

  @Field(() => String, { description: 'Address that mails come from.' })
  address: string;

  @Field(() => String, { nullable: true, description: 'Where answers go, if not to the address itself.' })
  replyTo?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether new campaigns begin with this sender.' })
  isDefault?: boolean | null;
}

@InputType({ description: 'What to change; fields that are left out stay as they are.' })
export class UpdateSettingsInput {
  @Field(() => String, { nullable: true, description: 'Name of the organisation.' })
  organisationName?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal address for the footer.' })
  postalAddress?: string | null;

  @Field(() => String, { nullable: true, description: 'A further line of the footer.' })
  footerText?: string | null;

  @Field(() => String, { nullable: true, description: '`en` or `es`.' })
  language?: string | null;

  @Field(() => String, { nullable: true, description: 'IANA name of a time zone.' })
  timeZone?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether mails carry a pixel that tells when they are opened.',
  })
  trackOpens?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether clicks are counted.' })
  trackClicks?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether mails go only to `holdAddresses`.' })
  hold?: boolean | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The only addresses that are mailed while `hold` is on.',
  })
  holdAddresses?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How long after its first try a deferred mail is tried again: 1 to 60 minutes.',
  })
  retryFirstMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The longest pause between two tries: 5 to 1,440 minutes, no shorter than the first and no longer than `giveUpHours`.',
  })
  retryLongestMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How long after its first try a deferred mail is given up: 1 to 168 hours.',
  })
  giveUpHours?: number | null;

  @Field(() => [SenderInput], {
    nullable: true,
    description: 'All senders as they shall be: those left out are removed, unless a campaign uses them.',
  })
  senders?: SenderInput[] | null;
}
