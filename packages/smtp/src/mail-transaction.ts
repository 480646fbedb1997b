import { assertNever } from '@chasqui/domain';
import { classifyRefusal } from './classify-refusal.js';
import { ContentBuffer } from './content-buffer.js';
import {
  type CommandStep,
  type Letter,
  type OutgoingMessage,
  commandOf,
  envelopeOf,
  letterFor,
} from './letter.js';
import type { Timeouts } from './relay-endpoint.js';
import type { RelayOffers } from './relay-offers.js';
import { LossCause, type Refused, type SendOutcome } from './send-outcome.js';
import { SmtpStep } from './smtp-step.js';
import type { Wire, WireListener } from './wire.js';

/** What a transaction needs of the wire. */
export type MailWire = Pick<Wire, 'over' | 'unsent' | 'reply' | 'write' | 'arm' | 'disarm' | 'lose'>;

/** HELD: the relay is ready for the content, which has not been cleared yet. */
type TransactionStep = CommandStep | 'HELD' | 'CONTENT';

const HELD = 'HELD';

/** The step as others know it: what is held is content. */
const stepOf = (step: TransactionStep): SmtpStep => (step === HELD ? SmtpStep.CONTENT : step);

/** The content is handed to the kernel in pieces of this size, each of which has its time. Octets. */
const BLOCK = 65_536;

/** A message on its way, and who is waiting for what becomes of it. */
interface OnItsWay extends Letter {
  clearance: Promise<boolean> | null;
  settle: (outcome: SendOutcome) => void;
}

/**
 * The conversation about one message after another (RFC 5321 3.3). One object serves all messages of a connection.
 *
 * Where the relay offers PIPELINING (RFC 2920), the whole envelope goes out in one write: RSET where the last message
 * left something behind, MAIL, RCPT, DATA. The replies come in that order, and all of them are read, whatever the first
 * ones say, so that the connection stays of use. Elsewhere each command waits for the reply to the one before.
 *
 * A second message may be given while one is on its way. Its envelope goes out behind the first one's content, in the
 * same write (RFC 2920 3.1 allows content to be the first of a group of commands), or when it is that message's turn.
 */
export class MailTransaction implements WireListener {
  /** Messages begun, whatever became of them. */
  begun = 0;
  /** Messages that the relay judged and went on after. */
  served = 0;

  private current: OnItsWay | null = null;
  /** The message after it. */
  private upcoming: OnItsWay | null = null;
  /** The envelope of the upcoming message went out behind the content. */
  private saidAhead = false;
  /** The step whose reply is awaited; null between messages. */
  private step: TransactionStep | null = null;
  /** The first refusal of this message. It is what counts; those after it follow from it. */
  private refusal: Refused | null = null;
  private recipientAccepted = false;
  /** The relay may still hold an envelope that no content has ended. */
  private needsReset = false;
  /** Octets of the content that the socket was given. */
  private handed = 0;
  /** The kernel has taken all of the content. */
  private flushed = false;
  private writeFailed = false;
  private loss: { cause: LossCause; detail: string } | null = null;
  /** In turns: one is on the wire while the other is made ready. */
  private readonly contents: [ContentBuffer, ContentBuffer] = [new ContentBuffer(), new ContentBuffer()];

  /** @param closed is called once, when the connection is over */
  constructor(
    private readonly wire: MailWire,
    private readonly offers: RelayOffers,
    private readonly timeouts: Timeouts,
    private readonly closed: () => void,
  ) {}

  get busy(): boolean {
    return this.current !== null;
  }

  /** See `SmtpConnection.send`. */
  send(message: OutgoingMessage, clearance: Promise<boolean> | null = null): Promise<SendOutcome> {
    if (this.upcoming !== null)
      return Promise.reject(new Error('Two messages are on their way on this connection already.'));
    return new Promise(settle => this.take(message, clearance, settle));
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
    const { current, upcoming, step } = this;
    this.current = null;
    this.upcoming = null;
    this.step = null;
    this.wire.disarm();
    if (current !== null && step !== null) {
      const accepted = step === SmtpStep.CONTENT && this.dotMayHaveArrived(current, cause) ? 'UNKNOWN' : 'NO';
      current.settle(this.refusal ?? { kind: 'lost', step: stepOf(step), cause, detail, accepted });
    }
    upcoming?.settle({ kind: 'withheld' });
    this.closed();
  }

  private take(
    message: OutgoingMessage,
    clearance: Promise<boolean> | null,
    settle: (outcome: SendOutcome) => void,
  ): void {
    const made = letterFor(message, this.contents[0], this.offers);
    if (this.loss !== null)
      return settle({ kind: 'lost', step: SmtpStep.MAIL, ...this.loss, accepted: 'NO' });
    if (made.kind === 'unsupported') return settle(made);
    const letter = { ...made, clearance, settle };
    this.contents.reverse();
    if (this.current === null) this.begin(letter);
    else this.upcoming = letter;
  }

  private begin(letter: OnItsWay): void {
    this.enter(letter);
    if (this.offers.pipelining) this.wire.write(`${this.needsReset ? 'RSET\r\n' : ''}${envelopeOf(letter)}`);
    this.await(this.needsReset ? SmtpStep.RESET : SmtpStep.MAIL);
  }

  private enter(letter: OnItsWay): void {
    this.current = letter;
    this.begun += 1;
    this.refusal = null;
    this.recipientAccepted = false;
  }

  /** Waits for the reply to a command, and says the command where that was not done ahead. */
  private await(step: CommandStep): void {
    this.step = step;
    this.wire.arm(step === SmtpStep.DATA ? this.timeouts.dataStart : this.timeouts.command);
    if (!this.offers.pipelining) this.wire.write(commandOf(this.letter, step));
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
    const { clearance } = this.letter;
    if (clearance === null) return this.sendContent();
    this.step = HELD;
    this.wire.disarm();
    const go = (cleared: boolean): void => {
      if (this.step !== HELD) return; // Lost meanwhile.
      if (cleared) return this.sendContent();
      this.withhold();
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
    const { handed } = this;
    const { wire: octets } = this.letter.content;
    this.handed = Math.min(handed + BLOCK, octets.length);
    this.wire.arm(this.timeouts.dataBlock);
    const last = this.handed === octets.length ? this.withEnvelopeAhead(handed) : null;
    this.wire.write(last ?? octets.subarray(handed, this.handed), this.onWritten);
  }

  /** The last block together with the envelope of the upcoming message; null where that is not said ahead. */
  private withEnvelopeAhead(from: number): Buffer | null {
    const { upcoming, offers } = this;
    if (upcoming === null || !offers.pipelining) return null;
    const block = this.letter.content.wireFrom(from, envelopeOf(upcoming));
    this.saidAhead = block !== null;
    return block;
  }

  private readonly onWritten = (error?: Error | null): void => {
    if (error) {
      this.writeFailed = true; // The wire notices by itself and ends the connection.
      return;
    }
    if (this.step !== SmtpStep.CONTENT || this.wire.over) return;
    if (this.handed < this.letter.content.wire.length) return this.handBlock();
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
    this.handed = this.letter.content.wire.length;
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

  /** The relay waits for content that it is not to have: hanging up is all that is left, for the message after it too. */
  private withhold(): void {
    const { letter } = this;
    this.current = null;
    letter.settle({ kind: 'withheld' });
    this.wire.lose(LossCause.CLOSED, 'The connection was ended in place of a message that was held back.');
  }

  /** The relay has judged the message: on to the next. */
  private finish(outcome: SendOutcome): void {
    const { letter, upcoming } = this;
    this.served += 1;
    this.current = null;
    this.upcoming = null;
    this.step = null;
    this.wire.disarm();
    letter.settle(outcome);
    if (upcoming === null) return;
    if (!this.saidAhead) return this.begin(upcoming);
    this.saidAhead = false;
    this.enter(upcoming);
    this.await(SmtpStep.MAIL);
  }

  /** The message that is being spoken about. */
  private get letter(): OnItsWay {
    if (this.current === null) throw new Error('No message is on its way.');
    return this.current;
  }

  /** With TLS the word that the kernel has taken the octets can come after the relay's reply to them. */
  private wholeContentTaken(): boolean {
    return this.handed === this.letter.content.wire.length && (this.flushed || this.offers.tls !== null);
  }

  /** Called when the connection is lost in the content: whether its end may have left this machine. */
  private dotMayHaveArrived(letter: Letter, cause: LossCause): boolean {
    if (this.handed < letter.content.wire.length || this.writeFailed) return false;
    if (this.flushed) return true;
    if (cause === LossCause.TIMEOUT) return false;
    return this.offers.tls !== null || this.wire.unsent === 0;
  }
}
