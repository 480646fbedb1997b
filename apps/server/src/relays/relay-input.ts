import type { RelayId } from '@chasqui/domain';
import { Field, InputType, Int } from 'type-graphql';
import { ID } from '../api-kit/id.js';
import { RelayAuth, RelaySecurity } from './relay.js';

@InputType({ description: 'How fast a relay may go to the recipients of one domain.' })
export class DomainPaceInput {
  @Field(() => String, { description: 'The domain of the addresses, such as `example.com`.' })
  domain: string;

  @Field(() => Int, { description: 'The most messages a second, 1 or more.' })
  perSecond: number;
}

/** Who Chasqui is to a relay. */
@InputType()
abstract class RelaySignInInput {
  @Field(() => String, {
    nullable: true,
    description: 'Who Chasqui is to the relay. Null: it does not sign in, and the password goes too.',
  })
  username?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The password, or with XOAUTH2 the access token. Never shown again. Left out, the stored one stays; null clears it.',
  })
  password?: string | null;

  @Field(() => RelayAuth, { nullable: true, description: 'How to sign in; PASSWORD unless given.' })
  auth?: RelayAuth | null;
}

/** How much a relay may be used. */
@InputType()
abstract class RelayUseInput extends RelaySignInInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The most connections at a time, of all workers together: 1 to 1,000; 20 unless given.',
  })
  maxConnections?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The most messages a second, of all workers together. Null: no limit.',
  })
  maxPerSecond?: number | null;

  @Field(() => [DomainPaceInput], {
    nullable: true,
    description: 'All limits for the recipients of single domains, each domain once.',
  })
  domainPaces?: DomainPaceInput[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether mail is handed to it; true unless given.' })
  enabled?: boolean | null;
}

@InputType({ description: 'A relay to add. It comes last in the order of preference.' })
export class CreateRelayInput extends RelayUseInput {
  @Field(() => String, { description: 'Name for people.' })
  name: string;

  @Field(() => String, { description: 'Name or address of the server.' })
  host: string;

  @Field(() => Int, { description: '25, 465, 587 or 2525, unless the setting RELAY_PORTS allows others.' })
  port: number;

  @Field(() => RelaySecurity, {
    description: 'How the connection is protected. With NONE a password is taken for this machine only.',
  })
  security: RelaySecurity;
}

@InputType({
  description:
    'What to change of a relay; fields that are left out stay as they are. Of the built-in mailbox only `enabled` can be changed.',
})
export class UpdateRelayInput extends RelayUseInput {
  @Field(() => ID, { description: 'Which relay.' })
  id: RelayId;

  @Field(() => String, { nullable: true, description: 'Name for people.' })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name or address of the server. With another one the password must be given anew.',
  })
  host?: string | null;

  @Field(() => Int, { nullable: true, description: 'Port.' })
  port?: number | null;

  @Field(() => RelaySecurity, { nullable: true, description: 'How the connection is protected.' })
  security?: RelaySecurity | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Its place in the order of preference, 0 for the first; the others make room.',
  })
  position?: number | null;
}

@InputType({
  description:
    'What to try out: a relay as it is stored, or as it would be with the other fields changed; without `id` one that is not stored.',
})
export class TestRelayInput extends RelaySignInInput {
  @Field(() => ID, { nullable: true, description: 'A stored relay.' })
  id?: RelayId | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name or address of the server; needed without `id`.',
  })
  host?: string | null;

  @Field(() => Int, { nullable: true, description: 'Port; needed without `id`.' })
  port?: number | null;

  @Field(() => RelaySecurity, {
    nullable: true,
    description: 'How the connection is protected; needed without `id`.',
  })
  security?: RelaySecurity | null;
}
