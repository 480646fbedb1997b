import { GraphQLJSONObject } from 'graphql-scalars';
import { LIMITS } from '@chasqui/domain';
import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { User } from './user.js';

@InputType({
  description:
    'A user as your systems know it. A field that is left out stays as it is; null clears it. Identified by `externalId`, or by `email` where there is none.',
})
export class UpsertUserInput {
  @Field(() => String, { nullable: true, description: 'Key of the user in your own systems.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'First name.' })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: 'Last name.' })
  lastName?: string | null;

  @Field(() => String, { nullable: true, description: 'Language tag (RFC 5646), such as `pt-BR`.' })
  language?: string | null;

  @Field(() => String, { nullable: true, description: 'Country code (ISO 3166-1 alpha-2).' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'IANA name of the time zone.' })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: '`female`, `male` or `other`.' })
  gender?: string | null;

  @Field(() => String, { nullable: true, description: 'Date of birth, `1990-02-28`.' })
  birthDate?: string | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description:
      'Values of declared attributes, by key; null takes a value away, keys that are left out stay.',
  })
  attributes?: Record<string, unknown> | null;

  @Field(() => [String], { nullable: true, description: 'All tags of the user.' })
  tags?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'When the user registered: a date or a date and time with its zone, from 1970 until tomorrow.',
  })
  registeredAt?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'When the user was last seen: a date or a date and time with its zone, from 1970 until tomorrow.',
  })
  lastSeenAt?: string | null;
}

@InputType({ description: 'Users to insert or update.' })
export class UpsertUsersInput {
  @Field(() => [UpsertUserInput], {
    description: `Up to ${LIMITS.upsertRows} users; a later row about the same user updates what the earlier one wrote.`,
  })
  users: UpsertUserInput[];
}

/** What became of a row. */
export const UpsertStatus = { CREATED: 'CREATED', UPDATED: 'UPDATED', REFUSED: 'REFUSED' } as const;
export type UpsertStatus = (typeof UpsertStatus)[keyof typeof UpsertStatus];

registerEnumType(UpsertStatus, {
  name: 'UpsertStatus',
  description: 'What became of a row.',
  valuesConfig: {
    CREATED: { description: 'A user was made.' },
    UPDATED: { description: 'The user was there and was updated.' },
    REFUSED: { description: 'Nothing was written; see the errors.' },
  },
});

@ObjectType({ description: 'What is wrong with one field.' })
export class FieldError {
  @Field(() => String, { description: 'Where, such as `email` or `attributes.plan`.' })
  path: string;

  @Field(() => String, { description: 'What is wrong and what to do.' })
  message: string;
}

@ObjectType({ description: 'What became of one row.' })
export class UpsertUserResult {
  @Field(() => Int, { description: 'Place of the row in the input, from 0.' })
  index: number;

  @Field(() => UpsertStatus, { description: 'What became of it.' })
  status: UpsertStatus;

  @Field(() => User, { nullable: true, description: 'The user; null when the row was refused.' })
  user: User | null;

  @Field(() => [FieldError], { description: 'What is wrong with the row; empty when it went in.' })
  errors: FieldError[];
}

@ObjectType({ description: 'What became of the rows.' })
export class UpsertUsersResult {
  @Field(() => Int, { description: 'Users made.' })
  created: number;

  @Field(() => Int, { description: 'Users updated.' })
  updated: number;

  @Field(() => Int, { description: 'Rows refused.' })
  refused: number;

  @Field(() => [UpsertUserResult], { description: 'One entry a row, in the order of the input.' })
  results: UpsertUserResult[];
}
