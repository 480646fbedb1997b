import type { SenderId } from '@chasqui/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { ID } from '../api-kit/id.js';
import {
  Column,
  CreateDateColumn,
  Entity,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
} from 'typeorm';

@Entity('settings')
@ObjectType({ description: 'What holds for the whole installation.' })
export class Settings {
  @PrimaryColumn({ type: 'smallint' })
  id: number;

  @Column({ name: 'organisation_name', type: 'text' })
  @Field(() => String, {
    description: 'Name of the organisation; stands in the footer of every campaign mail.',
  })
  organisationName: string;

  @Column({ name: 'postal_address', type: 'text' })
  @Field(() => String, {
    description: 'Postal address for the footer; the law asks for one in many countries.',
  })
  postalAddress: string;

  @Column({ name: 'footer_text', type: 'text' })
  @Field(() => String, { description: 'A further line of the footer; may be empty.' })
  footerText: string;

  @Column({ type: 'text' })
  @Field(() => String, {
    description: 'Language of footers and public pages for users who have none: `en` or `es`.',
  })
  language: string;

  @Column({ name: 'time_zone', type: 'text' })
  @Field(() => String, {
    description: 'IANA name of the time zone in which days begin, such as `America/Santiago`.',
  })
  timeZone: string;

  @Column({ name: 'track_opens', type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether mails carry a pixel that tells when they are opened.' })
  trackOpens: boolean;

  @Column({ name: 'track_clicks', type: 'boolean' })
  @Field(() => Boolean, {
    description: 'Whether links in mails lead through Chasqui, so that clicks are counted.',
  })
  trackClicks: boolean;

  @Column({ type: 'boolean' })
  @Field(() => Boolean, {
    description: 'Whether mails go only to the addresses of `holdAddresses`; for trying things out.',
  })
  hold: boolean;

  @Column({ name: 'hold_addresses', type: 'text', array: true })
  @Field(() => [String], { description: 'The only addresses that are mailed while `hold` is on.' })
  holdAddresses: string[];

  @Column({ name: 'retry_first_minutes', type: 'integer' })
  @Field(() => Int, {
    description: 'How long after its first try a deferred mail is tried again; the pause doubles each time.',
  })
  retryFirstMinutes: number;

  @Column({ name: 'retry_longest_minutes', type: 'integer' })
  @Field(() => Int, { description: 'The longest pause between two tries.' })
  retryLongestMinutes: number;

  @Column({ name: 'give_up_hours', type: 'integer' })
  @Field(() => Int, { description: 'How long after its first try a deferred mail is given up.' })
  giveUpHours: number;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  @Field(() => Date, { description: 'When the settings were last changed.' })
  updatedAt: Date;
}

@Entity('senders')
@ObjectType({ description: 'A name and address that campaigns are sent from.' })
export class Sender {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  @Field(() => ID, { description: 'Key of the sender.' })
  id: SenderId;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name that readers see.' })
  name: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Address that mails come from.' })
  address: string;

  @Column({ name: 'reply_to', type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where answers go, if not to the address itself.' })
  replyTo: string | null;

  @Column({ name: 'is_default', type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether new campaigns begin with this sender.' })
  isDefault: boolean;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
