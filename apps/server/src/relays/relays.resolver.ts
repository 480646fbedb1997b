import type { RelayId } from '@chasqui/domain';
import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { RequestCtx } from '../api-kit/context.js';
import { ID } from '../api-kit/id.js';
import { Allow } from '../api-kit/operations.js';
import { createRelay, deleteRelay, listAllRelays, updateRelay } from './keep-relays.js';
import { CreateRelayInput, TestRelayInput, UpdateRelayInput } from './relay-input.js';
import { RelayTest } from './relay-test.js';
import { Relay } from './relay.js';
import { testRelay } from './test-relay.js';

@ObjectType({ description: 'Why a relay takes no mail. Chasqui keeps trying.' })
class RelayTroubleNote {
  @Field(() => String, { description: 'What it said, or what happened.' })
  words: string;

  @Field(() => Date, { description: 'Since when.' })
  since: Date;
}

@Resolver(() => Relay)
export class RelaysResolver {
  @Query(() => [Relay], {
    description: 'The relays, in order of preference; the built-in mailbox, where there is one, last.',
  })
  @Allow('relays:read')
  relays(@Ctx() ctx: RequestCtx): Promise<Relay[]> {
    return listAllRelays(ctx);
  }

  @Mutation(() => Relay, {
    description:
      'Adds a relay, last in the order of preference. Workers use it within seconds; the built-in mailbox is switched off.',
  })
  @Allow('relays:write')
  createRelay(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => CreateRelayInput, { description: 'The relay.' }) input: CreateRelayInput,
  ): Promise<Relay> {
    return createRelay(ctx, input);
  }

  @Mutation(() => Relay, { description: 'Changes a relay. Workers go by it within seconds.' })
  @Allow('relays:write')
  updateRelay(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => UpdateRelayInput, { description: 'What to change.' }) input: UpdateRelayInput,
  ): Promise<Relay> {
    return updateRelay(ctx, input);
  }

  @Mutation(() => ID, {
    description:
      'Deletes a relay; without any that is on, mail waits. The built-in mailbox cannot be deleted. Returns its id.',
  })
  @Allow('relays:write')
  async deleteRelay(
    @Ctx() ctx: RequestCtx,
    @Arg('id', () => ID, { description: 'Which relay.' }) id: RelayId,
  ): Promise<RelayId> {
    await deleteRelay(ctx, id);
    return id;
  }

  @Mutation(() => RelayTest, {
    description:
      'Tries out a relay: connects and signs in as a worker would, and sends nothing. Takes up to 20 seconds; limited per member.',
  })
  @Allow('relays:write')
  testRelay(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => TestRelayInput, { description: 'Which relay.' }) input: TestRelayInput,
  ): Promise<RelayTest> {
    return testRelay(ctx, input);
  }

  @FieldResolver(() => Boolean, { description: 'Whether a password or an access token is stored.' })
  hasPassword(@Root() relay: Relay): boolean {
    return relay.passwordSealed !== null;
  }

  @FieldResolver(() => RelayTroubleNote, {
    nullable: true,
    description: 'Why it takes no mail at present; null: it does.',
  })
  trouble(@Root() { trouble: words, troubleSince: since }: Relay): RelayTroubleNote | null {
    return words === null || since === null ? null : { words, since };
  }
}
