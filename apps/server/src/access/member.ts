import { type MemberId, type Permission, ROLE_PERMISSIONS, Role } from '@chasqui/domain';
import { Field, ObjectType } from 'type-graphql';
import { ID } from '../api-kit/id.js';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm';

@Entity('members')
@ObjectType({ description: 'A person who signs in to the admin.' })
export class Member {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  @Field(() => ID, { description: 'Key of the member.' })
  id: MemberId;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'The address the member signs in with.' })
  email: string;

  @Column({ name: 'email_key', type: 'text' })
  emailKey: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'How the member is called; may be empty.' })
  name: string;

  @Column({ type: 'text' })
  @Field(() => Role, { description: 'What the member may do.' })
  role: Role;

  @Column({ name: 'password_hash', type: 'text' })
  passwordHash: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  @Field(() => Date, { description: 'When the member was added.' })
  createdAt: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Field(() => [String], { description: 'Everything the role allows, such as `campaigns:send`.' })
  permissions(): Permission[] {
    return [...ROLE_PERMISSIONS[this.role]];
  }
}
