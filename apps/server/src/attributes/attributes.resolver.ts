import type { AttributeId } from '@chasqui/domain';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { ID } from '../api-kit/id.js';
import type { RequestCtx } from '../api-kit/context.js';
import { Allow } from '../api-kit/operations.js';
import { Attribute, CreateAttributeInput, UpdateAttributeInput } from './attribute.js';
import { createAttribute, deleteAttribute, listAttributes, updateAttribute } from './declare-attributes.js';

@Resolver()
export class AttributesResolver {
  @Query(() => [Attribute], { description: 'The declared attributes of users.' })
  @Allow('settings:read')
  attributes(@Ctx() ctx: RequestCtx): Promise<Attribute[]> {
    return listAttributes(ctx);
  }

  @Mutation(() => Attribute, { description: 'Declares an attribute.' })
  @Allow('settings:write')
  createAttribute(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => CreateAttributeInput, { description: 'What to declare.' })
    input: CreateAttributeInput,
  ): Promise<Attribute> {
    return createAttribute(ctx, input);
  }

  @Mutation(() => Attribute, { description: 'Changes label or choices of an attribute.' })
  @Allow('settings:write')
  updateAttribute(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => UpdateAttributeInput, { description: 'What to change.' }) input: UpdateAttributeInput,
  ): Promise<Attribute> {
    return updateAttribute(ctx, input);
  }

  @Mutation(() => ID, {
    description:
      'Deletes an attribute and the values that users have of it. Refused while targets, campaigns or templates use it. Returns its id.',
  })
  @Allow('settings:write')
  async deleteAttribute(
    @Ctx() ctx: RequestCtx,
    @Arg('id', () => ID, { description: 'Which attribute.' }) id: AttributeId,
  ): Promise<AttributeId> {
    await deleteAttribute(ctx, id);
    return id;
  }
}
