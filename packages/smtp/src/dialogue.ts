import { TLSSocket } from 'node:tls';
import { printable } from './printable.js';
import { RelayError, RelayErrorKind } from './relay-error.js';
import type { RelayEndpoint, Timeouts } from './relay-endpoint.js';
import { LossCause } from './send-outcome.js';
import { smtpReply, type SmtpReply } from './smtp-reply.js';
import { SmtpStep } from './smtp-step.js';
import { Wire, type WireListener } from './wire.js';

interface Question {
  answer: (reply: SmtpReply) => void;
  fail: (error: RelayError) => void;
  /** Runs on a 2xx reply before anything that came with it is read. */
  atOnce: (() => void) | undefined;
}

/** The handshake with a relay: one command, one reply. Speed does not matter here, so it is written with promises. */
export class Dialogue implements WireListener {
  readonly wire: Wire;

  private step: SmtpStep = SmtpStep.CONNECT;
  private question: Question | null = null;
  private failure: RelayError | null = null;
  private secrets: readonly string[] = [];

  constructor(
    private readonly endpoint: RelayEndpoint,
    private readonly timeouts: Timeouts,
  ) {
    this.wire = new Wire(endpoint, this);
  }

  /** Waits for the open connection, for TLS where that comes first, and for the greeting. */
  greeting(): Promise<SmtpReply> {
    const { socket } = this.wire;
    const { connect, tls, greeting } = this.timeouts;
    // The relay may speak in the same moment in which the connection is there, so the question is asked before.
    this.enter(SmtpStep.CONNECT, connect);
    socket.once('connect', () =>
      socket instanceof TLSSocket ? this.enter(SmtpStep.TLS, tls) : this.enter(SmtpStep.GREETING, greeting),
    );
    socket.once('secureConnect', () => this.enter(SmtpStep.GREETING, greeting));
    return this.answer();
  }

  /** Sends one command line and waits for its reply, whatever it says. */
  ask(step: SmtpStep, line: string, atOnce?: () => void): Promise<SmtpReply> {
    if (this.failure !== null) return Promise.reject(this.failure);
    this.enter(step, this.timeouts.command);
    this.wire.write(`${line}\r\n`);
    return this.answer(atOnce);
  }

  /** Asks for STARTTLS and shakes hands (RFC 3207). */
  async startTls(): Promise<void> {
    const reply = await this.ask(SmtpStep.TLS, 'STARTTLS', () => this.wire.startTls());
    if (reply.code !== 220) throw this.refused(SmtpStep.TLS, reply);
    this.enter(SmtpStep.TLS, this.timeouts.tls);
    await new Promise<void>((resolve, reject) => {
      if (this.failure !== null) return reject(this.failure);
      this.question = { answer: () => reject(this.unasked()), fail: reject, atOnce: undefined };
      this.wire.socket.once('secureConnect', () => {
        this.question = null;
        resolve();
      });
    });
  }

  /** From now on these texts are masked in whatever the relay says: some repeat what they do not understand. */
  conceal(secrets: readonly string[]): void {
    this.secrets = secrets.flatMap(secret => [secret, printable(secret)]);
  }

  /** Ends the handshake, since the caller does not want the connection any more. */
  cancel(): void {
    this.fail(this.error(this.step, RelayErrorKind.CANCELED, 'The attempt was given up.'));
  }

  /** @throws RelayError when the connection has been lost since the last answer */
  mustBeOpen(): void {
    if (this.failure !== null) throw this.failure;
  }

  refused(step: SmtpStep, reply: SmtpReply): RelayError {
    return this.error(step, RelayErrorKind.REFUSED, `The relay refused: ${reply.text}`, reply);
  }

  error(step: SmtpStep, kind: RelayErrorKind, detail: string, reply: SmtpReply | null = null): RelayError {
    const { host, port } = this.endpoint;
    return new RelayError(step, kind, detail, reply, `${host}:${port}`);
  }

  onReply(code: number): void {
    const reply = this.masked(this.wire.reply());
    const { question } = this;
    if (question === null) return this.fail(code === 421 ? this.refused(this.step, reply) : this.unasked());
    this.question = null;
    this.wire.disarm();
    if (code < 300) question.atOnce?.();
    question.answer(reply);
  }

  onLost(cause: LossCause, detail: string): void {
    this.failure ??= this.error(this.step, this.kindOf(cause), detail);
    this.question?.fail(this.failure);
    this.question = null;
  }

  private fail(error: RelayError): void {
    this.failure ??= error;
    this.wire.lose(LossCause.CLOSED, error.message);
  }

  private enter(step: SmtpStep, ms: number): void {
    this.step = step;
    if (!this.wire.over) this.wire.arm(ms);
  }

  private answer(atOnce?: () => void): Promise<SmtpReply> {
    if (this.failure !== null) return Promise.reject(this.failure);
    return new Promise((answer, fail) => {
      this.question = { answer, fail, atOnce };
    });
  }

  private unasked(): RelayError {
    return this.error(this.step, RelayErrorKind.PROTOCOL, 'The relay spoke without being asked.');
  }

  private masked(reply: SmtpReply): SmtpReply {
    if (this.secrets.length === 0) return reply;
    const mask = (line: string): string =>
      this.secrets.reduce((text, secret) => text.replaceAll(secret, '***'), line);
    return smtpReply(reply.code, reply.lines.map(mask));
  }

  private kindOf(cause: LossCause): RelayErrorKind {
    const { socket } = this.wire;
    if (this.step !== SmtpStep.TLS || cause !== LossCause.NETWORK) return cause;
    const untrusted = socket instanceof TLSSocket && Boolean(socket.authorizationError);
    return untrusted ? RelayErrorKind.CERTIFICATE : RelayErrorKind.TLS;
  }
}
