import type { RelayId } from '@chasqui/domain';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm';
import { ID } from '../api-kit/id.js';

export const RelayKind = { SMTP: 'SMTP', MAILBOX: 'MAILBOX' } as const;
export type RelayKind = (typeof RelayKind)[keyof typeof RelayKind];

export const RelaySecurity = { NONE: 'NONE', STARTTLS: 'STARTTLS', TLS: 'TLS' } as const;
export type RelaySecurity = (typeof RelaySecurity)[keyof typeof RelaySecurity];

export const RelayAuth = { PASSWORD: 'PASSWORD', XOAUTH2: 'XOAUTH2' } as const;
export type RelayAuth = (typeof RelayAuth)[keyof typeof RelayAuth];

registerEnumType(RelayKind, {
  name: 'RelayKind',
  description: 'What a relay is.',
  valuesConfig: {
    SMTP: { description: 'An SMTP server that passes mail on to its readers.' },
    MAILBOX: {
      description: 'The built-in mailbox: it keeps mail for members to look at; nothing reaches a reader.',
    },
  },
});

registerEnumType(RelaySecurity, {
  name: 'RelaySecurity',
  description: 'How the connection to a relay is protected. What is asked for is had, or no mail goes there.',
  valuesConfig: {
    NONE: { description: 'Not at all.' },
    STARTTLS: { description: 'TLS, begun with STARTTLS; usual on port 587.' },
    TLS: { description: 'TLS from the first byte; usual on port 465.' },
  },
});

registerEnumType(RelayAuth, {
  name: 'RelayAuth',
  description: 'How Chasqui signs in to a relay.',
  valuesConfig: {
    PASSWORD: { description: 'With a password (AUTH PLAIN or LOGIN).' },
    XOAUTH2: { description: 'With an OAuth 2.0 access token in its place (AUTH XOAUTH2).' },
  },
});

@ObjectType({ description: 'How fast a relay may go to the recipients of one domain.' })
export class DomainPace {
  @Field(() => String, { description: 'The domain of the addresses, in lower case and its ASCII form.' })
  domain: string;

  @Field(() => Int, { description: 'The most messages a second.' })
  perSecond: number;
}

@Entity('relays')
@ObjectType({ description: 'An SMTP server that Chasqui hands mail to.' })
export class Relay {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  @Field(() => ID, { description: 'Key of the relay.' })
  id: RelayId;

  @Column({ type: 'text' })
  @Field(() => RelayKind, { description: 'What it is.' })
  kind: RelayKind;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name for people.' })
  name: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name or address of the server.' })
  host: string;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Port.' })
  port: number;

  @Column({ type: 'text' })
  @Field(() => RelaySecurity, { description: 'How the connection is protected.' })
  security: RelaySecurity;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Who Chasqui is to the relay; null: it does not sign in.',
  })
  username: string | null;

  @Column({ type: 'text' })
  @Field(() => RelayAuth, { description: 'How it signs in.' })
  auth: RelayAuth;

  /** The password or the access token, encrypted under a key of CHASQUI_SECRET. */
  @Column({ name: 'password_sealed', type: 'text', nullable: true })
  passwordSealed: string | null;

  @Column({ name: 'max_connections', type: 'integer' })
  @Field(() => Int, { description: 'The most connections at a time, of all workers together.' })
  maxConnections: number;

  @Column({ name: 'max_per_second', type: 'integer', nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'The most messages a second, of all workers together; null: no limit.',
  })
  maxPerSecond: number | null;

  @Column({ name: 'domain_paces', type: 'jsonb' })
  @Field(() => [DomainPace], { description: 'Limits for the recipients of single domains.' })
  domainPaces: DomainPace[];

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Order of preference, lowest first.' })
  position: number;

  @Column({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether mail is handed to it.' })
  enabled: boolean;

  /** What it last said, while it takes no mail. */
  @Column({ type: 'text', nullable: true })
  trouble: string | null;

  /** When it began to take none. */
  @Column({ name: 'trouble_since', type: 'timestamptz', nullable: true })
  troubleSince: Date | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
