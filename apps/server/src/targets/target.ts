import type { TargetId } from '@chasqui/domain';
import type { Rule } from '@chasqui/targeting';
import { GraphQLJSON } from 'graphql-scalars';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm';
import { ID } from '../api-kit/id.js';
import { User } from '../users/index.js';

@Entity('targets')
@ObjectType({ description: 'A saved rule that selects users.' })
export class Target {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  @Field(() => ID, { description: 'Key of the target.' })
  id: TargetId;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name of the target.' })
  name: string;

  @Column({ type: 'jsonb' })
  @Field(() => GraphQLJSON, {
    description: 'The rule as a tree of groups and rows; see packages/targeting/README.md.',
  })
  rule: Rule;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was made.' })
  createdAt: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was last changed.' })
  updatedAt: Date;
}

@InputType({ description: 'A target to make.' })
export class CreateTargetInput {
  @Field(() => String, { description: 'Name of the target.' })
  name: string;

  @Field(() => GraphQLJSON, { description: 'The rule.' })
  rule: unknown;
}

@InputType({ description: 'What to change of a target. Shipments keep the rule they were launched with.' })
export class UpdateTargetInput {
  @Field(() => ID, { description: 'Which target.' })
  id: TargetId;

  @Field(() => String, { nullable: true, description: 'Name of the target.' })
  name?: string | null;

  @Field(() => GraphQLJSON, { nullable: true, description: 'The rule.' })
  rule?: unknown;
}

@ObjectType({ description: 'Whom a rule selects.' })
export class RulePreview {
  @Field(() => Int, { description: 'How many users match now.' })
  count: number;

  @Field(() => [User], { description: 'Some of them.' })
  sample: User[];

  @Field(() => String, { description: 'The rule in words, in the language asked for.' })
  summary: string;
}
