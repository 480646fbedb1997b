import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as the relay got it. */
export interface SunkMail {
  from: string;
  to: string;
  source: Buffer;
  /** When it was accepted, in milliseconds of Date.now(). */
  at: number;
}

export interface SinkOptions {
  /** Refuses an address with this reply, such as `550 5.1.1 No such user`. */
  refuse?: (address: string) => string | null;
  /** Takes the whole mail to an address, then refuses it with this reply, such as `554 5.6.0 Looks like spam`. */
  refuseData?: (address: string) => string | null;
  /** Refuses every sender with this reply, such as `550 5.7.1 Sender not allowed`. */
  refuseSender?: string | null;
  /** How long the relay takes over each mail. */
  delayMs?: number;
}

/** A real SMTP server on the loopback that keeps every mail it accepts. */
export class Sink {
  readonly mails: SunkMail[] = [];
  private readonly server: SMTPServer;

  /** May be changed while it runs. */
  readonly options: SinkOptions;

  private constructor(options: SinkOptions) {
    this.options = options;
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      authOptional: true,
      disableReverseLookup: true,
      closeTimeout: 100,
      logger: false,
      onMailFrom: (_address, _session, done) => done(refusalOf(this.options.refuseSender ?? null)),
      onRcptTo: ({ address }, _session, done) => done(refusalOf(this.options.refuse?.(address) ?? null)),
      onData: (stream, { envelope }, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
          const to = envelope.rcptTo[0]?.address ?? '';
          const refusal = refusalOf(this.options.refuseData?.(to) ?? null);
          const accept = () => {
            if (refusal === null)
              this.mails.push({ from, to, source: Buffer.concat(chunks), at: Date.now() });
            done(refusal);
          };
          if (this.options.delayMs === undefined) accept();
          else setTimeout(accept, this.options.delayMs);
        });
      },
    });
    this.server.on('error', () => undefined); // A client that goes away is part of some tests.
  }

  static async listen(options: SinkOptions = {}): Promise<Sink> {
    const sink = new Sink(options);
    await new Promise<void>(resolve => sink.server.listen(0, '127.0.0.1', () => resolve()));
    return sink;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Mails to one address, taken apart. */
  async parsed(address: string): Promise<Email[]> {
    return Promise.all(
      this.mails.filter(mail => mail.to === address).map(mail => PostalMime.parse(mail.source)),
    );
  }

  close(): Promise<void> {
    return new Promise(resolve => this.server.close(() => resolve()));
  }
}

function refusalOf(reply: string | null): Error | null {
  if (reply === null) return null;
  return Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });
}
