import type { RelayId } from '@chasqui/domain';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm';

export type RelayKind = 'SMTP' | 'MAILBOX';
export type RelaySecurity = 'NONE' | 'STARTTLS' | 'TLS';

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

  /** Encrypted under a key of CHASQUI_SECRET. */
  @Column({ name: 'password_sealed', type: 'text', nullable: true })
  passwordSealed: string | null;

  @Column({ name: 'max_connections', type: 'integer' })
  maxConnections: number;

  @Column({ name: 'max_per_second', type: 'integer', nullable: true })
  maxPerSecond: number | null;

  /** Order of preference, lowest first. */
  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'boolean' })
  enabled: boolean;

  /** What it last said, while it takes no mail. */
  @Column({ type: 'text', nullable: true })
  trouble: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
