import type { TemplateId } from '@chasqui/domain';
import { Field, InputType, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm';
import { ID } from '../api-kit/id.js';

@Entity('templates')
@ObjectType({ description: 'A reusable e-mail design.' })
export class Template {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  @Field(() => ID, { description: 'Key of the template.' })
  id: TemplateId;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name of the template.' })
  name: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'The design as MJML with Liquid variables: the one stored source.' })
  mjml: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was made.' })
  createdAt: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was last changed.' })
  updatedAt: Date;
}

@InputType({ description: 'A template to make.' })
export class CreateTemplateInput {
  @Field(() => String, { description: 'Name of the template.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'The design; an empty page if left out.' })
  mjml?: string | null;
}

@InputType({ description: 'What to change of a template.' })
export class UpdateTemplateInput {
  @Field(() => ID, { description: 'Which template.' })
  id: TemplateId;

  @Field(() => String, { nullable: true, description: 'Name of the template.' })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The design. Refused with line and name when a variable is unknown or a tag would be lost.',
  })
  mjml?: string | null;
}

@InputType({ description: 'Which template to copy, and how the copy is called.' })
export class CopyTemplateInput {
  @Field(() => ID, { description: 'Which template.' })
  id: TemplateId;

  @Field(() => String, { description: 'Name of the copy.' })
  name: string;
}
