import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Ctx } from '../api-kit/context.js';
import { type CaughtMail, dropOldestMails, insertMails } from './mailbox.sql.js';
import { readHeaders } from './read-mail.js';

export interface MailboxServer {
  port: number;
  stop(): Promise<void>;
}

const LARGEST_MAIL_BYTES = 10 * 1024 * 1024;
const LARGEST_GROUP = 200;
const DROP_EVERY_MS = 60_000;

/**
 * The built-in mailbox: an SMTP server on the loopback that keeps what it is sent, so that a new installation can send
 * mail that goes nowhere. It says 250 when the mail is committed, as a relay does.
 *
 * @param port where to listen; 0 for any.
 */
export async function startMailbox(
  ctx: Pick<Ctx, 'db' | 'log' | 'now'>,
  port: number,
): Promise<MailboxServer> {
  const keeper = new MailKeeper(ctx);
  const server = new SMTPServer({
    name: 'mailbox.chasqui',
    banner: 'Chasqui built-in mailbox',
    size: LARGEST_MAIL_BYTES,
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 1_000,
    logger: false,
    onData(stream, session, done) {
      readAll(stream)
        .then(source => keeper.keep(toMail(source, session, ctx.now())))
        .then(() => done(), done);
    },
  });
  server.on('error', error => ctx.log.warn({ error: error.message }, 'The mailbox reports an error.'));
  const listening = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port));
  });
  const sweeper = setInterval(() => void keeper.sweep(), DROP_EVERY_MS);
  return {
    port: listening,
    async stop() {
      clearInterval(sweeper);
      await new Promise<void>(resolve => server.close(() => resolve()));
    },
  };
}

async function readAll(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  if (!stream.sizeExceeded) return Buffer.concat(chunks);
  throw Object.assign(new Error('The mail is larger than the mailbox takes.'), { responseCode: 552 });
}

function toMail(source: Buffer, { envelope }: SMTPServerSession, receivedAt: Date): CaughtMail {
  const headers = readHeaders(source);
  return {
    receivedAt,
    mailFrom: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
    rcptTo: envelope.rcptTo.map(({ address }) => address).join(', '),
    fromHeader: headers.from,
    subject: headers.subject,
    source,
  };
}

/** Keeps mails in groups: those that arrive while one group is being written make up the next. */
class MailKeeper {
  private waiting: { mail: CaughtMail; kept: () => void; failed: (error: unknown) => void }[] = [];
  private running = false;

  constructor(private readonly ctx: Pick<Ctx, 'db' | 'log'>) {}

  keep(mail: CaughtMail): Promise<void> {
    return new Promise((kept, failed) => {
      this.waiting.push({ mail, kept, failed });
      if (!this.running) void this.run();
    });
  }

  async sweep(): Promise<void> {
    try {
      await this.ctx.db.execute(dropOldestMails());
    } catch (error) {
      this.ctx.log.warn(
        { error: (error as Error).message },
        'The oldest mails of the mailbox could not be dropped.',
      );
    }
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, LARGEST_GROUP);
      try {
        await this.ctx.db.execute(insertMails(group.map(({ mail }) => mail)));
        for (const { kept } of group) kept();
      } catch (error) {
        for (const { failed } of group)
          failed(
            Object.assign(new Error('The mailbox cannot keep this now.', { cause: error }), {
              responseCode: 451,
            }),
          );
      }
    }
    this.running = false;
  }
}
