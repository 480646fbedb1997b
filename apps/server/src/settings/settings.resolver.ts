import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestCtx } from '../api-kit/context.js';
import { Allow } from '../api-kit/operations.js';
import { UpdateSettingsInput } from './settings-input.js';
import { Sender, Settings } from './settings.js';
import { listSenders, readSettings, updateSettings } from './update-settings.js';

@Resolver(() => Settings)
export class SettingsResolver {
  @Query(() => Settings, { description: 'What holds for the whole installation.' })
  @Allow('settings:read')
  settings(@Ctx() ctx: RequestCtx): Promise<Settings> {
    return readSettings(ctx);
  }

  @Mutation(() => Settings, { description: 'Changes the settings.' })
  @Allow('settings:write')
  updateSettings(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => UpdateSettingsInput, { description: 'What to change.' }) input: UpdateSettingsInput,
  ): Promise<Settings> {
    return updateSettings(ctx, input);
  }

  @FieldResolver(() => [Sender], {
    description: 'Names and addresses that campaigns may be sent from; the default first.',
  })
  senders(@Ctx() ctx: RequestCtx): Promise<Sender[]> {
    return listSenders(ctx);
  }
}
