import type { RelayId } from '@chasqui/domain';
import type { SmtpConnection } from '@chasqui/smtp';
import type { Claimed } from './claimed.js';
import { type Lane, MESSAGES_PER_CONNECTION } from './lane.js';

/** A connection to a relay, in the hands of one sender. */
export class Way {
  /** Whether it was said that the connection will be given back. */
  private leaving = false;

  constructor(
    readonly connection: SmtpConnection,
    private readonly lane: Lane,
    /** Whether there is a relay now that is preferred to this one. */
    private readonly outdone: () => boolean,
  ) {}

  get relayId(): RelayId {
    return this.lane.relay.id;
  }

  /** Whether messages wait here for their time: then none is to be taken before it has come. */
  get paced(): boolean {
    return this.lane.pace.limited;
  }

  /** Milliseconds that a message has to wait for the turn of its domain; 0: it may go now. @see DomainPaces.waitFor */
  waitFor(message: Claimed, mayWait: boolean): number {
    return this.lane.domainPaces.waitFor(message, mayWait);
  }

  /** Waits until the pace of the relay allows another message; false when the connection is to be given back. */
  async next(signal: AbortSignal): Promise<boolean> {
    if (!this.goesOn()) return false;
    await this.lane.pace.wait(signal);
    return this.goesOn();
  }

  /** Gives the connection back; unless `next` asked for it, because there is nothing to send. */
  release(): void {
    if (!this.leaving && this.connection.usable) this.lane.starve();
    this.lane.release(this.connection, this.leaving);
  }

  /** Whether the relay refused this sender again and again. */
  dislikes(sender: string): boolean {
    return this.lane.unwanted.has(sender);
  }

  /** The relay refused this sender for good; it goes on with others. */
  refused(sender: string): void {
    this.lane.unwanted.refuse(sender);
  }

  /** The relay took mail from this sender. */
  took(sender: string): void {
    this.lane.unwanted.take(sender);
  }

  /** The relay hung up on a message that it had begun to take. @returns whether that counts as a try of the message. */
  hungUpOn({ id }: Claimed): boolean {
    return this.lane.hangUps.note(id);
  }

  /** The relay is in trouble: it rests a while, longer each time. */
  trouble(detail: string): void {
    this.lane.rest(detail);
  }

  /** The relay gave its verdict on a message. */
  success(): void {
    this.lane.succeed();
  }

  private goesOn(): boolean {
    if (this.leaving) return false;
    const good =
      this.connection.usable &&
      this.connection.sent < MESSAGES_PER_CONNECTION &&
      this.lane.mayGoOn &&
      !this.outdone();
    if (good) return true;
    this.leaving = true;
    this.lane.leave();
    return false;
  }
}
