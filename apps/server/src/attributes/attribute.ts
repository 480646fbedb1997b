import { type AttributeDeclaration, type AttributeId, AttributeType } from '@chasqui/domain';
import { Field, InputType, ObjectType } from 'type-graphql';
import { ID } from '../api-kit/id.js';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('attributes')
@ObjectType({ description: 'A declared attribute of users: what rules and variables may name.' })
export class Attribute implements AttributeDeclaration {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  @Field(() => ID, { description: 'Key of the attribute.' })
  id: AttributeId;

  @Column({ type: 'text' })
  @Field(() => String, {
    description: 'Name in variables and rules, such as `plan` in `{{ user.attributes.plan }}`.',
  })
  key: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name for people.' })
  label: string;

  @Column({ type: 'text' })
  @Field(() => AttributeType, { description: 'Which values it takes.' })
  type: AttributeType;

  @Column({ type: 'text', array: true })
  @Field(() => [String], { description: 'The values of a CHOICE or LIST.' })
  choices: string[];

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was declared.' })
  createdAt: Date;
}

@InputType({ description: 'An attribute to declare.' })
export class CreateAttributeInput {
  @Field(() => String, {
    description: 'Lower-case letters, digits and `_`, beginning with a letter. It cannot be changed later.',
  })
  key: string;

  @Field(() => String, { nullable: true, description: 'Name for people; the key if left out.' })
  label?: string | null;

  @Field(() => AttributeType, { description: 'Which values it takes. It cannot be changed later.' })
  type: AttributeType;

  @Field(() => [String], {
    nullable: true,
    description: 'The values of a CHOICE (required) or LIST (optional).',
  })
  choices?: string[] | null;
}

@InputType({ description: 'What to change of an attribute.' })
export class UpdateAttributeInput {
  @Field(() => ID, { description: 'Which attribute.' })
  id: AttributeId;

  @Field(() => String, { nullable: true, description: 'Name for people.' })
  label?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'All values; one that users have cannot be taken away.',
  })
  choices?: string[] | null;
}
