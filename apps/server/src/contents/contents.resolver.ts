import type { CampaignId, TemplateId, UserId } from '@chasqui/domain';
import { Arg, Ctx, Field, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestCtx } from '../api-kit/context.js';
import { IssueSeverity } from '../api-kit/enums.js';
import { ID } from '../api-kit/id.js';
import { Allow } from '../api-kit/operations.js';
import { User } from '../users/index.js';
import { type Preview, renderPreview } from './preview.js';

@InputType({
  description:
    'What to render: a draft by its source, a template, or a campaign (with a source: the campaign as it would be with it).',
})
class RenderPreviewInput {
  @Field(() => String, { nullable: true, description: 'MJML of a mail.' })
  mjml?: string | null;

  @Field(() => String, { nullable: true, description: 'HTML of a notification.' })
  html?: string | null;

  @Field(() => ID, { nullable: true, description: 'A template.' })
  templateId?: TemplateId | null;

  @Field(() => ID, { nullable: true, description: 'A campaign.' })
  campaignId?: CampaignId | null;

  @Field(() => String, { nullable: true, description: 'Subject or title, instead of the stored one.' })
  subject?: string | null;

  @Field(() => String, { nullable: true, description: 'Preheader, instead of the stored one.' })
  preheader?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where a notification leads, instead of the stored one.',
  })
  actionUrl?: string | null;

  @Field(() => ID, { nullable: true, description: 'For whom; the newest user if left out.' })
  userId?: UserId | null;
}

@ObjectType({ description: 'Something that is wrong or doubtful in a source.' })
class RenderIssue {
  @Field(() => IssueSeverity, { description: 'Whether it refuses the save.' })
  severity: IssueSeverity;

  @Field(() => String, { description: '`SUBJECT`, `PREHEADER`, `BODY` or `ACTION_URL`.' })
  place: string;

  @Field(() => Int, { nullable: true, description: 'Line of the source, from 1.' })
  line: number | null;

  @Field(() => Int, { nullable: true, description: 'Column of the line, from 1.' })
  column?: number | null;

  @Field(() => String, { nullable: true, description: 'The variable, tag or element that it is about.' })
  name: string | null;

  @Field(() => String, { description: 'What is wrong and what to do.' })
  message: string;
}

@ObjectType({ description: 'A message as one user would get it.' })
class RenderedPreview {
  @Field(() => String, { description: 'Subject or title.' })
  subject: string;

  @Field(() => String, {
    description: 'The HTML; empty when an issue is an error. Show it in a sandboxed frame only.',
  })
  html: string;

  @Field(() => String, { description: 'The text part.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'Where a notification leads.' })
  actionUrl: string | null;

  @Field(() => [RenderIssue], { description: 'What is wrong or doubtful.' })
  issues: readonly RenderIssue[];

  @Field(() => [String], {
    description:
      'Variables that print nothing: this user has no value, and the source neither default nor condition.',
  })
  missing: readonly string[];

  @Field(() => User, {
    nullable: true,
    description: 'For whom it was rendered; null when there are no users.',
  })
  user: User | null;
}

@Resolver()
export class ContentsResolver {
  @Query(() => RenderedPreview, { description: 'Renders a message for one user. Its links lead nowhere.' })
  @Allow('templates:read')
  renderPreview(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => RenderPreviewInput, { description: 'What to render.' }) input: RenderPreviewInput,
  ): Promise<Preview> {
    return renderPreview(ctx, input);
  }
}
