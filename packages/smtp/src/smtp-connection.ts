import type { OutgoingMessage } from './letter.js';
import { MailTransaction } from './mail-transaction.js';
import { openRelay } from './open-relay.js';
import { timeoutsOf, type RelayEndpoint, type Timeouts } from './relay-endpoint.js';
import type { RelayOffers } from './relay-offers.js';
import { LossCause, type SendOutcome } from './send-outcome.js';
import type { Wire } from './wire.js';

/** An open connection to a relay, over which one message after another can be sent. */
export class SmtpConnection {
  private readonly transaction: MailTransaction;
  private readonly closeListeners: (() => void)[] = [];
  private farewell: Promise<void> | null = null;

  private constructor(
    private readonly wire: Wire,
    /** What the relay offers on this connection. */
    readonly offers: RelayOffers,
    private readonly timeouts: Timeouts,
  ) {
    this.transaction = new MailTransaction(wire, offers, timeouts, () => this.tellClosed());
    wire.listener = this.transaction;
  }

  /**
   * Connects: greeting, EHLO (HELO where the relay knows nothing newer), TLS and EHLO again, sign-in.
   *
   * @param signal gives the attempt up; without effect once the connection is open
   * @throws RelayError with the step and the kind of failure; TypeError when the endpoint makes no sense
   */
  static async open(endpoint: RelayEndpoint, signal?: AbortSignal): Promise<SmtpConnection> {
    const { wire, offers } = await openRelay(endpoint, signal);
    return new SmtpConnection(wire, offers, timeoutsOf(endpoint));
  }

  /** Whether the connection is open and not about to be closed. */
  get usable(): boolean {
    return !this.wire.over && this.farewell === null;
  }

  /** Whether a message is on its way. */
  get busy(): boolean {
    return this.transaction.busy;
  }

  /** Messages begun on this connection, whatever became of them. */
  get sent(): number {
    return this.transaction.begun;
  }

  /** Messages that the relay judged and went on after: how long the connection has been of use. */
  get served(): number {
    return this.transaction.served;
  }

  /**
   * Hands one message to the relay. Whatever relay and network do is an outcome; on a connection that is over it is
   * `lost` with nothing sent. A second message may be handed over before the outcome of the first: its envelope goes out
   * behind the content of that one where the relay offers PIPELINING (RFC 2920 3.1), and in its turn elsewhere. When the
   * connection ends with the first, the second is `withheld`.
   *
   * @param clearance the envelope goes out at once, the content only when this resolves to true. Until its final dot
   *   (RFC 5321 4.1.1.4) no relay takes a message, so what must not happen before something else has, can be begun
   *   before. False, or a rejection: the message is `withheld`, and so is the one after it
   * @throws UnsendableMessage (as a rejection, before anything is sent) for an address that would break its command, and for
   *   content that is empty, has a CR or LF on its own or characters above U+00FF. Error when two messages are on their
   *   way
   */
  send(message: OutgoingMessage, clearance: Promise<boolean> | null = null): Promise<SendOutcome> {
    return this.transaction.send(message, clearance);
  }

  /** The listener is called once, when the connection is over for whatever reason, also while idle. */
  onClose(listener: () => void): void {
    if (this.wire.over) listener();
    else this.closeListeners.push(listener);
  }

  /**
   * Takes leave with QUIT and closes; waits a few seconds for the reply at most (`timeouts.quit`).
   *
   * @throws Error when a message is on its way
   */
  quit(): Promise<void> {
    if (this.busy) return Promise.reject(new Error('A message is still on its way on this connection.'));
    if (this.wire.over) return Promise.resolve();
    this.farewell ??= this.sayQuit();
    return this.farewell;
  }

  /** Closes at once. A message on its way is `lost`. */
  destroy(): void {
    this.wire.lose(LossCause.CLOSED, 'The connection was closed by us.');
  }

  private sayQuit(): Promise<void> {
    const { wire, transaction } = this;
    return new Promise(resolve => {
      wire.listener = {
        onReply: () => wire.lose(LossCause.CLOSED, 'The connection was closed by QUIT.'),
        onLost: (cause, detail) => {
          transaction.onLost(cause, detail);
          resolve();
        },
      };
      wire.arm(this.timeouts.quit);
      wire.write('QUIT\r\n');
    });
  }

  private tellClosed(): void {
    for (const listener of this.closeListeners.splice(0)) listener();
  }
}
