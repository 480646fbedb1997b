import type { RelayId } from '@chasqui/domain';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm';

export type RelayKind = 'SMTP' | 'MAILBOX';
export type RelaySecurity = 'NONE' | 'STARTTLS' | 'TLS';
/** How Chasqui signs in: with a password, or with an OAuth 2.0 access token in its place. */
export type RelayAuth = 'PASSWORD' | 'XOAUTH2';

/** How many messages a second a relay is handed at most for recipients of one domain. */
export interface DomainPace {
  /** In lower case. */
  domain: string;
  perSecond: number;
}

/** An SMTP server that Chasqui hands mail to. */
@Entity('relays')
export class Relay {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: RelayId;

  @Column({ type: 'text' })
  kind: RelayKind;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  host: string;

  @Column({ type: 'integer' })
  port: number;

  @Column({ type: 'text' })
  security: RelaySecurity;

  @Column({ type: 'text', nullable: true })
  username: string | null;

  @Column({ type: 'text' })
  auth: RelayAuth;

  /** The password or the access token, encrypted under a key of CHASQUI_SECRET. */
  @Column({ name: 'password_sealed', type: 'text', nullable: true })
  passwordSealed: string | null;

  @Column({ name: 'max_connections', type: 'integer' })
  maxConnections: number;

  @Column({ name: 'max_per_second', type: 'integer', nullable: true })
  maxPerSecond: number | null;

  @Column({ name: 'domain_paces', type: 'jsonb' })
  domainPaces: DomainPace[];

  /** Order of preference, lowest first. */
  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'boolean' })
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
