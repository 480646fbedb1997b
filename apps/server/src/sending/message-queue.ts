import type { ShipmentId } from '@chasqui/domain';
import type { Claimed } from './claimed.js';

/** Whose messages: a shipment's, or null for those without shipment. */
export type QueueKey = ShipmentId | null;

/**
 * The messages that this worker has claimed and not begun, by shipment. Messages without shipment go first, then the
 * shipments take turns, so that a small one beside a large one is not kept waiting.
 */
export class MessageQueue {
  private readonly direct: Line = { messages: [], at: 0 };
  private readonly lines = new Map<ShipmentId, Line>();
  /** Every shipment that has messages here, once. */
  private turns: ShipmentId[] = [];
  private readonly waiting: (() => void)[] = [];

  /** Puts claimed messages in line and wakes as many of those who wait. */
  add(key: QueueKey, messages: readonly Claimed[]): void {
    if (messages.length === 0) return;
    const line = this.lineOf(key);
    line.messages = [...line.messages.slice(line.at), ...messages];
    line.at = 0;
    this.wake(messages.length);
  }

  /** Puts back a message that was taken and not begun: it is the next of its shipment. */
  putBack(message: Claimed): void {
    const line = this.lineOf(message.shipmentId);
    line.messages = [message, ...line.messages.slice(line.at)];
    line.at = 0;
    this.wake(1);
  }

  /** Resolves when there may be a message, or when `signal` aborts. */
  ready(signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.turns.length > 0 || lengthOf(this.direct) > 0) return Promise.resolve();
    return new Promise(resolve => {
      const wake = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(wake), 1);
        resolve();
      };
      signal.addEventListener('abort', leave, { once: true });
      this.waiting.push(wake);
    });
  }

  /** The next message, or null when there is none. */
  next(): Claimed | null {
    const direct = pop(this.direct);
    if (direct !== null) return direct;
    const key = this.turns.shift();
    const line = key === undefined ? undefined : this.lines.get(key);
    if (key === undefined || line === undefined) return null;
    const message = pop(line);
    if (lengthOf(line) > 0) this.turns.push(key);
    else this.lines.delete(key);
    return message;
  }

  /** How many messages of a shipment wait here. */
  length(key: QueueKey): number {
    const line = key === null ? this.direct : this.lines.get(key);
    return line === undefined ? 0 : lengthOf(line);
  }

  /** Takes out everything of a shipment, or everything there is. */
  drop(key?: ShipmentId): Claimed[] {
    if (key !== undefined) return this.dropLine(key);
    const direct = this.direct.messages.slice(this.direct.at);
    this.direct.messages = [];
    this.direct.at = 0;
    return [...direct, ...[...this.lines.keys()].flatMap(each => this.dropLine(each))];
  }

  private dropLine(key: ShipmentId): Claimed[] {
    const line = this.lines.get(key);
    this.lines.delete(key);
    this.turns = this.turns.filter(each => each !== key);
    return line === undefined ? [] : line.messages.slice(line.at);
  }

  private lineOf(key: QueueKey): Line {
    if (key === null) return this.direct;
    const known = this.lines.get(key);
    if (known !== undefined) return known;
    const line = { messages: [], at: 0 };
    this.lines.set(key, line);
    this.turns.push(key);
    return line;
  }

  private wake(count: number): void {
    for (const wake of this.waiting.splice(0, count)) wake();
  }
}

/** Messages in order, those before `at` taken. */
interface Line {
  messages: Claimed[];
  at: number;
}

const lengthOf = (line: Line): number => line.messages.length - line.at;

function pop(line: Line): Claimed | null {
  const message = line.messages[line.at] ?? null;
  if (message !== null) line.at += 1;
  return message;
}
