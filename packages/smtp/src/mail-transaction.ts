import { assertNever } from '@chasqui/domain';
import { classifyRefusal } from './classify-refusal.js';
import { ContentBuffer } from './content-buffer.js';
import { checkAddress, mailCommand, needsSmtpUtf8, rcptCommand } from './envelope.js';
import type { MessageContent } from './message-content.js';
import type { Timeouts } from './relay-endpoint.js';
import type { RelayOffers } from './relay-offers.js';
import { LossCause, type Refused, type SendOutcome } from './send-outcome.js';
import { SmtpStep } from './smtp-step.js';
import { unsupported } from './unsupported.js';
import type { Wire, WireListener } from './wire.js';

/** One message to one address. */
export interface OutgoingMessage {
  /** The envelope's sender, to whom bounces go; '' for none (RFC 5321 4.5.5). */
  from: string;
  /** The envelope's recipient. */
  to: string;
  content: MessageContent;
}

type Settle = (outcome: SendOutcome) => void;
/** What a transaction needs of the wire. */
export type MailWire = Pick<Wire, 'over' | 'unsent' | 'reply' | 'write' | 'arm' | 'disarm' | 'lose'>;

/** HELD: the relay is ready for the content, which has not been cleared yet. */
type TransactionStep = 'RESET' | 'MAIL' | 'RCPT' | 'DATA' | 'HELD' | 'CONTENT';
type CommandStep = Exclude<TransactionStep, 'HELD' | 'CONTENT'>;

const HELD = 'HELD';

/** The step as others know it: what is held is content. */
const stepOf = (step: TransactionStep): SmtpStep => (step === HELD ? SmtpStep.CONTENT : step);

/** The content is handed to the kernel in pieces of this size, each of which has its time. Octets. */
const BLOCK = 65_536;

/**
 * The conversation about one message after another (RFC 5321 3.3). One object serves all messages of a connection.
 *
 * Where the relay offers PIPELINING (RFC 2920), the whole envelope goes out in one write: RSET where the last message
 * left something behind, MAIL, RCPT, DATA. The replies come in that order, and all of them are read, whatever the first
 * ones say, so that the connection stays of use. Elsewhere each command waits for the reply to the one before.
 */
export class MailTransaction implements WireListener {
  /** Messages begun, whatever became of them. */
  begun = 0;
  /** How long the relay waited for the last message's content to be cleared, in milliseconds. */
  heldMs = 0;

  private readonly content = new ContentBuffer();
  private settle: Settle | null = null;
  private clearance: Promise<boolean> | null = null;
  /** The step whose reply is awaited; null between messages. */
  private step: TransactionStep | null = null;
  /** The first refusal of this message. It is what counts; those after it follow from it. */
  private refusal: Refused | null = null;
  private recipientAccepted = false;
  /** The relay may still hold an envelope that no content has ended. */
  private needsReset = false;
  private mail = '';
  private rcpt = '';
  /** Octets of the content that the socket was given. */
  private handed = 0;
  /** The kernel has taken all of the content. */
  private flushed = false;
  private writeFailed = false;
  private loss: { cause: LossCause; detail: string } | null = null;

  /** @param closed is called once, when the connection is over */
  constructor(
    private readonly wire: MailWire,
    private readonly offers: RelayOffers,
    private readonly timeouts: Timeouts,
    private readonly closed: () => void,
  ) {}

  get busy(): boolean {
    return this.step !== null;
  }

  /** See `SmtpConnection.send`. */
  send(message: OutgoingMessage, clearance: Promise<boolean> | null = null): Promise<SendOutcome> {
    if (this.step !== null)
      return Promise.reject(new Error('A message is still on its way on this connection.'));
    return new Promise(settle => this.begin(message, clearance, settle));
  }

  onReply(code: number): void {
    const { step, wire } = this;
    if (step === null) return wire.lose(LossCause.CLOSED, `The relay spoke unasked: ${wire.reply().text}`);
    if (code >= 400) return this.refused(step, code);
    if (step === HELD)
      return wire.lose(LossCause.PROTOCOL, `The relay spoke before it had the content: ${wire.reply().text}`);
    if (code >= 300 !== (step === SmtpStep.DATA))
      return wire.lose(LossCause.PROTOCOL, `The relay answered ${step} with ${wire.reply().text}`);
    this.agreed(step);
  }

  onLost(cause: LossCause, detail: string): void {
    this.loss = { cause, detail };
    const { step } = this;
    if (step !== null) {
      const accepted = step === SmtpStep.CONTENT && this.dotMayHaveArrived(cause) ? 'UNKNOWN' : 'NO';
      this.finish(this.refusal ?? { kind: 'lost', step: stepOf(step), cause, detail, accepted });
    }
    this.closed();
  }

  private begin(message: OutgoingMessage, clearance: Promise<boolean> | null, settle: Settle): void {
    const { wire, content, offers } = this;
    const { from, to } = message;
    if (from !== '') checkAddress(from);
    checkAddress(to);
    content.load(message.content);
    const smtpUtf8 = needsSmtpUtf8(from) || needsSmtpUtf8(to);

    if (this.loss !== null)
      return settle({ kind: 'lost', step: SmtpStep.MAIL, ...this.loss, accepted: 'NO' });
    const missing = unsupported(offers, content, smtpUtf8);
    if (missing !== null) return settle(missing);

    this.begun += 1;
    this.heldMs = 0;
    this.settle = settle;
    this.clearance = clearance;
    this.refusal = null;
    this.recipientAccepted = false;
    this.mail = mailCommand(from, offers.size === null ? null : content.size, content.eightBit, smtpUtf8);
    this.rcpt = rcptCommand(to);
    if (offers.pipelining) wire.write(`${this.needsReset ? 'RSET\r\n' : ''}${this.mail}${this.rcpt}DATA\r\n`);
    this.await(this.needsReset ? SmtpStep.RESET : SmtpStep.MAIL);
  }

  /** Waits for the reply to a command, and says the command where that was not done ahead. */
  private await(step: CommandStep): void {
    this.step = step;
    this.wire.arm(step === SmtpStep.DATA ? this.timeouts.dataStart : this.timeouts.command);
    if (!this.offers.pipelining) this.wire.write(this.command(step));
  }

  private command(step: CommandStep): string {
    switch (step) {
      case SmtpStep.RESET:
        return 'RSET\r\n';
      case SmtpStep.MAIL:
        return this.mail;
      case SmtpStep.RCPT:
        return this.rcpt;
      case SmtpStep.DATA:
        return 'DATA\r\n';
      default:
        return assertNever(step);
    }
  }

  private agreed(step: Exclude<TransactionStep, 'HELD'>): void {
    switch (step) {
      case SmtpStep.RESET:
        this.needsReset = false;
        return this.await(SmtpStep.MAIL);
      case SmtpStep.MAIL:
        this.needsReset = true;
        return this.await(SmtpStep.RCPT);
      case SmtpStep.RCPT:
        this.needsReset = true;
        this.recipientAccepted = true;
        return this.await(SmtpStep.DATA);
      case SmtpStep.DATA:
        return this.refusal === null ? this.holdContent() : this.endWithoutContent();
      case SmtpStep.CONTENT:
        return this.accepted();
      default:
        return assertNever(step);
    }
  }

  private refused(step: TransactionStep, code: number): void {
    this.refusal ??= classifyRefusal(stepOf(step), this.wire.reply());
    const midContent = step === HELD || (step === SmtpStep.CONTENT && !this.wholeContentTaken());
    if (code === 421 || step === SmtpStep.RESET || midContent) return this.abandon();
    if (this.offers.pipelining && step === SmtpStep.MAIL) return this.await(SmtpStep.RCPT);
    if (this.offers.pipelining && step === SmtpStep.RCPT) return this.await(SmtpStep.DATA);
    if (step === SmtpStep.CONTENT) this.needsReset = false;
    this.finish(this.refusal);
  }

  /** What the relay has agreed to is sent once it is cleared. Before the final dot no relay takes a message. */
  private holdContent(): void {
    const { clearance } = this;
    if (clearance === null) return this.sendContent();
    const since = performance.now();
    this.step = HELD;
    this.wire.disarm();
    const go = (cleared: boolean): void => {
      if (this.step !== HELD) return; // Lost meanwhile.
      this.heldMs = performance.now() - since;
      if (cleared) return this.sendContent();
      this.finish({ kind: 'withheld' });
      this.wire.lose(LossCause.CLOSED, 'The connection was ended in place of a message that was held back.');
    };
    clearance.then(go, () => go(false));
  }

  private sendContent(): void {
    this.step = SmtpStep.CONTENT;
    this.handed = 0;
    this.flushed = false;
    this.writeFailed = false;
    this.handBlock();
  }

  private handBlock(): void {
    const { handed, content } = this;
    this.handed = Math.min(handed + BLOCK, content.wire.length);
    this.wire.arm(this.timeouts.dataBlock);
    this.wire.write(content.wire.subarray(handed, this.handed), this.onWritten);
  }

  private readonly onWritten = (error?: Error | null): void => {
    if (error) {
      this.writeFailed = true; // The wire notices by itself and ends the connection.
      return;
    }
    if (this.step !== SmtpStep.CONTENT || this.wire.over) return;
    if (this.handed < this.content.wire.length) return this.handBlock();
    this.flushed = true;
    this.wire.arm(this.timeouts.dataEnd);
  };

  /**
   * The relay asks for the content of a message that it has refused, as RFC 2920 3.1 warns. A dot alone ends it: without
   * a recipient nothing is delivered. With one, an empty message would be, so then only hanging up is left.
   */
  private endWithoutContent(): void {
    if (this.recipientAccepted) return this.abandon();
    this.step = SmtpStep.CONTENT;
    this.handed = this.content.wire.length;
    this.flushed = true;
    this.wire.arm(this.timeouts.dataEnd);
    this.wire.write('.\r\n');
  }

  private accepted(): void {
    if (this.refusal !== null) return this.finish(this.refusal);
    if (!this.wholeContentTaken())
      return this.wire.lose(LossCause.PROTOCOL, 'The relay accepted the message before it had all of it.');
    this.needsReset = false;
    this.finish({ kind: 'accepted', reply: this.wire.reply() });
  }

  /** Settles with the refusal and hangs up, since what the relay expects next cannot be known or given. */
  private abandon(): void {
    this.wire.lose(LossCause.CLOSED, `The connection was ended after ${this.refusal?.reply.text}`);
  }

  private finish(outcome: SendOutcome): void {
    const { settle } = this;
    this.step = null;
    this.settle = null;
    this.wire.disarm();
    settle?.(outcome);
  }

  /** With TLS the word that the kernel has taken the octets can come after the relay's reply to them. */
  private wholeContentTaken(): boolean {
    return this.handed === this.content.wire.length && (this.flushed || this.offers.tls !== null);
  }

  /** Called when the connection is lost in the content: whether its end may have left this machine. */
  private dotMayHaveArrived(cause: LossCause): boolean {
    if (this.handed < this.content.wire.length || this.writeFailed) return false;
    if (this.flushed) return true;
    if (cause === LossCause.TIMEOUT) return false;
    return this.offers.tls !== null || this.wire.unsent === 0;
  }
}
