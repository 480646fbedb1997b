import type { TemplateId } from '@chasqui/domain';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestCtx } from '../api-kit/context.js';
import { ID } from '../api-kit/id.js';
import { Allow } from '../api-kit/operations.js';
import { CopyTemplateInput, CreateTemplateInput, Template, UpdateTemplateInput } from './template.js';
import { copyTemplate, createTemplate, deleteTemplates, listTemplates, updateTemplate } from './templates.js';

@Resolver()
export class TemplatesResolver {
  @Query(() => [Template], { description: 'Every template, by name.' })
  @Allow('templates:read')
  templates(@Ctx() ctx: RequestCtx): Promise<Template[]> {
    return listTemplates(ctx);
  }

  @Query(() => Template, { nullable: true, description: 'One template, or null.' })
  @Allow('templates:read')
  template(
    @Ctx() ctx: RequestCtx,
    @Arg('id', () => ID, { description: 'Key of the template.' }) id: TemplateId,
  ): Promise<Template | null> {
    return ctx.db.entities.findOneBy(Template, { id });
  }

  @Mutation(() => Template, { description: 'Makes a template.' })
  @Allow('templates:write')
  createTemplate(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => CreateTemplateInput, { description: 'What to make.' }) input: CreateTemplateInput,
  ): Promise<Template> {
    return createTemplate(ctx, input);
  }

  @Mutation(() => Template, {
    description: 'Changes a template; campaigns made from it keep their own copies.',
  })
  @Allow('templates:write')
  updateTemplate(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => UpdateTemplateInput, { description: 'What to change.' }) input: UpdateTemplateInput,
  ): Promise<Template> {
    return updateTemplate(ctx, input);
  }

  @Mutation(() => Template, { description: 'Copies a template under another name.' })
  @Allow('templates:write')
  copyTemplate(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => CopyTemplateInput, { description: 'What to copy.' }) input: CopyTemplateInput,
  ): Promise<Template> {
    return copyTemplate(ctx, input);
  }

  @Mutation(() => [ID], { description: 'Deletes templates and returns the ids of those that were there.' })
  @Allow('templates:write')
  deleteTemplates(
    @Ctx() ctx: RequestCtx,
    @Arg('ids', () => [ID], { description: 'Which templates.' }) ids: TemplateId[],
  ): Promise<TemplateId[]> {
    return deleteTemplates(ctx, ids);
  }
}
