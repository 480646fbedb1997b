import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { type Connection, PageArgs, connectionType } from '../api-kit/connection.js';
import type { RequestCtx } from '../api-kit/context.js';
import { ID } from '../api-kit/id.js';
import { readList } from '../api-kit/list.js';
import { loaderOf } from '../api-kit/loader.js';
import { Allow } from '../api-kit/operations.js';
import { hasMailbox } from '../relays/index.js';
import { Settings } from '../settings/index.js';
import {
  NEWEST_FIRST,
  type SourceRow,
  countMails,
  deleteMails,
  listMails,
  mailsMatching,
  markSeen,
  selectMail,
  selectSources,
} from './mailbox.sql.js';
import { type ParsedMail, decodeHeader, parseMail } from './read-mail.js';

@ObjectType({ description: 'A header line of a mail.' })
class MailHeader {
  @Field(() => String, { description: 'Name.' })
  name: string;

  @Field(() => String, { description: 'Value, decoded.' })
  value: string;
}

@ObjectType({ description: 'A mail that the built-in mailbox caught.' })
class MailboxMessage {
  @Field(() => ID, { description: 'Key of the mail.' })
  id: string;

  @Field(() => Date, { description: 'When it came.' })
  receivedAt: Date;

  @Field(() => String, { description: 'Envelope sender.' })
  mailFrom: string;

  @Field(() => String, { description: 'Envelope recipient.' })
  to: string;

  @Field(() => String, { description: 'The From header, decoded.' })
  from: string;

  @Field(() => String, { description: 'The subject, decoded.' })
  subject: string;

  @Field(() => Int, { description: 'Size in octets.' })
  size: number;

  @Field(() => Boolean, { description: 'Whether somebody looked at it.' })
  seen: boolean;
}

/** Characters of a header that are shown. */
const LONGEST_HEADER = 10_000;

const MailboxMessageConnection = connectionType(MailboxMessage, 'MailboxMessage');
const SOURCES = Symbol('sources of mails');
const PARSED = Symbol('mails taken apart');

@Resolver(() => MailboxMessage)
export class MailboxResolver {
  @Query(() => MailboxMessageConnection, {
    description: 'Mails that the built-in mailbox caught, the newest first.',
  })
  @Allow('mailbox:read')
  mailboxMessages(
    @Ctx() ctx: RequestCtx,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('search', () => String, { nullable: true, description: 'Part of the recipient, sender or subject.' })
    search?: string,
  ): Promise<Connection<MailboxMessage>> {
    const condition = mailsMatching(search ?? '');
    return readList(ctx, MailboxMessageConnection, page, {
      order: NEWEST_FIRST,
      page: clauses => listMails(condition, clauses),
      count: () => countMails(condition),
      toNode: toMessage,
    });
  }

  @Query(() => MailboxMessage, {
    nullable: true,
    description: 'One mail of the built-in mailbox. Its HTML is served at `/mailbox/<id>/body`.',
  })
  @Allow('mailbox:read')
  async mailboxMessage(
    @Ctx() ctx: RequestCtx,
    @Arg('id', () => ID, { description: 'Key of the mail.' }) id: string,
  ): Promise<MailboxMessage | null> {
    return messageOrNull(await ctx.db.row<MailboxMessage>(selectMail(id)));
  }

  @Mutation(() => MailboxMessage, {
    nullable: true,
    description: 'Notes that somebody looked at a mail; null when it is gone.',
  })
  @Allow('mailbox:write')
  async markMailSeen(
    @Ctx() ctx: RequestCtx,
    @Arg('id', () => ID, { description: 'Which mail.' }) id: string,
  ): Promise<MailboxMessage | null> {
    return messageOrNull(await ctx.db.row<MailboxMessage>(markSeen(id)));
  }

  @Mutation(() => Int, { description: 'Empties the built-in mailbox; returns how many mails went.' })
  @Allow('mailbox:write')
  clearMailbox(@Ctx() ctx: RequestCtx): Promise<number> {
    return ctx.db.execute(deleteMails());
  }

  @FieldResolver(() => String, { description: 'The mail as it came over the wire.' })
  async source(@Ctx() ctx: RequestCtx, @Root() message: MailboxMessage): Promise<string> {
    return (await loadSource(ctx, message.id)).toString('utf8');
  }

  @FieldResolver(() => String, { description: 'Its text part.' })
  async text(@Ctx() ctx: RequestCtx, @Root() message: MailboxMessage): Promise<string> {
    return (await loadParsed(ctx, message.id)).text ?? '';
  }

  @FieldResolver(() => [MailHeader], { description: 'Its headers in order, decoded.' })
  async headers(@Ctx() ctx: RequestCtx, @Root() message: MailboxMessage): Promise<MailHeader[]> {
    const { headers } = await loadParsed(ctx, message.id);
    return headers.map(({ originalKey, value }) => ({
      name: originalKey,
      value: decodeHeader(value, LONGEST_HEADER),
    }));
  }
}

@Resolver(() => Settings)
export class MailboxSettingsResolver {
  @FieldResolver(() => Boolean, {
    description: 'Whether mail goes to the built-in mailbox, where owners can read it.',
  })
  mailbox(@Ctx() ctx: RequestCtx): Promise<boolean> {
    return hasMailbox(ctx);
  }
}

function toMessage(row: MailboxMessage): MailboxMessage {
  return Object.assign(new MailboxMessage(), row);
}

function messageOrNull(row: MailboxMessage | null): MailboxMessage | null {
  return row === null ? null : toMessage(row);
}

/** The source of a mail, read once per request whatever is asked of it; empty when the mail is gone. */
function loadSource(ctx: RequestCtx, id: string): Promise<Buffer> {
  return loaderOf(ctx, SOURCES, async (ids: readonly string[]) => {
    const rows = await ctx.db.rows<SourceRow>(selectSources(ids));
    return ids.map(each => rows.find(row => row.id === each)?.source ?? Buffer.alloc(0));
  }).load(id);
}

function loadParsed(ctx: RequestCtx, id: string): Promise<ParsedMail> {
  return loaderOf(ctx, PARSED, (ids: readonly string[]) =>
    Promise.all(ids.map(async each => parseMail(await loadSource(ctx, each)))),
  ).load(id);
}
