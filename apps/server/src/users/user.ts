import { type AttributeValue, Gender, type UserId } from '@chasqui/domain';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm';
import { ID } from '../api-kit/id.js';

@Entity('users')
@ObjectType({ description: 'A person who can receive messages.' })
export class User {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  @Field(() => ID, { description: 'Key of the user.' })
  id: UserId;

  @Column({ name: 'external_id', type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Key of the user in your own systems.' })
  externalId: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email: string | null;

  @Column({ name: 'email_key', type: 'text', nullable: true })
  emailKey: string | null;

  @Column({ name: 'first_name', type: 'text' })
  @Field(() => String, { description: 'First name; may be empty.' })
  firstName: string;

  @Column({ name: 'last_name', type: 'text' })
  @Field(() => String, { description: 'Last name; may be empty.' })
  lastName: string;

  @Column({ type: 'text', insert: false, update: false })
  @Field(() => String, { description: 'First and last name.' })
  name: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Language tag (RFC 5646), such as `pt-BR`.' })
  language: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Country code (ISO 3166-1 alpha-2), such as `CL`.' })
  country: string | null;

  @Column({ name: 'time_zone', type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'IANA name of the time zone.' })
  timeZone: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => Gender, { nullable: true, description: 'Gender.' })
  gender: Gender | null;

  @Column({ name: 'birth_date', type: 'date', nullable: true })
  @Field(() => String, { nullable: true, description: 'Date of birth, `1990-02-28`.' })
  birthDate: string | null;

  @Column({ type: 'jsonb' })
  @Field(() => GraphQLJSONObject, { description: 'Values of the declared attributes, by key.' })
  attributes: Record<string, AttributeValue>;

  @Column({ type: 'text', array: true })
  @Field(() => [String], { description: 'Tags.' })
  tags: string[];

  @Column({ name: 'registered_at', type: 'timestamptz' })
  @Field(() => Date, { description: 'When the user registered with you.' })
  registeredAt: Date;

  @Column({ name: 'last_seen_at', type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When the user was last seen on your site.' })
  lastSeenAt: Date | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  @Field(() => Date, { description: 'When the user came into Chasqui.' })
  createdAt: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  @Field(() => Date, { description: 'When the user was last changed.' })
  updatedAt: Date;
}
