import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import {
  USUAL_ANSWERS,
  USUAL_OFFERS,
  type Answer,
  type Moment,
  type Reaction,
  type TakenMessage,
  type Transcript,
} from './script.js';
import { TEST_CERTIFICATE } from './test-certificate.js';

const FINAL_DOT = '\r\n.\r\n';
/** How much of the content is kept to find its end in what comes next. */
const TAIL = FINAL_DOT.length - 1;

/** One connection to a scripted relay. */
export class RelaySession {
  socket: Socket;
  private input = '';
  private from: string | null = null;
  private to: string[] = [];
  private inContent = false;
  private working = false;
  private content: string[] = [];
  private octets = 0;
  private tail = '';
  private midContentDone = false;
  private taken = 0;
  /** The relay hung up. */
  private over = false;

  constructor(
    private readonly relay: Transcript,
    private readonly tcp: Socket,
  ) {
    this.socket = tcp;
    if (relay.script.implicitTls === true) this.secure();
    else this.listen(tcp);
    void this.react(this.greeting());
  }

  /** Says something that nobody asked for. */
  say(text: string): void {
    this.socket.write(`${text}\r\n`);
  }

  private greeting(): Answer {
    const { mostConnections = Infinity } = this.relay.script;
    if (this.relay.open >= mostConnections) return { say: '421 4.7.0 Too many connections', and: 'close' };
    return this.answerTo('GREETING', '');
  }

  private listen(socket: Socket): void {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      const text = chunk.toString('latin1');
      if (!this.inContent) this.relay.pieces.push(text);
      this.input += text;
      void this.work();
    });
  }

  /** One command after the other, also where an answer takes its time. */
  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    while (!this.over && (await (this.inContent ? this.takeContent() : this.takeCommand())));
    this.working = false;
  }

  /** @returns whether there was one */
  private async takeCommand(): Promise<boolean> {
    const end = this.input.indexOf('\r\n');
    if (end === -1 || this.socket.destroyed) return false;
    const line = this.input.slice(0, end);
    this.input = this.input.slice(end + 2);
    this.relay.commands.push(line);
    const answer = this.answerTo(momentOf(line), line);
    await this.react(answer);
    this.note(line, codeOf(answer));
    return true;
  }

  private note(line: string, code: number): void {
    const address = /<(.*)>/.exec(line)?.[1] ?? '';
    if (/^(?:RSET|EHLO)/i.test(line)) this.forget();
    if (code < 200 || code > 399) return;
    if (line.startsWith('MAIL')) this.from = address;
    if (line.startsWith('RCPT')) this.to.push(address);
    if (line === 'DATA' && code === 354) this.inContent = true;
    if (line === 'STARTTLS' && code === 220) this.secure();
  }

  private secure(): void {
    this.socket.removeAllListeners('data');
    this.input = '';
    this.forget();
    const { cert = TEST_CERTIFICATE.cert } = this.relay.script;
    this.socket = new TLSSocket(this.socket, { isServer: true, cert, key: TEST_CERTIFICATE.key });
    this.listen(this.socket);
  }

  /** The content ends with its final dot; what came behind it are commands. */
  private async takeContent(): Promise<boolean> {
    // A content may be nothing but its dot: the line before it ended with DATA.
    const before = this.octets === 0 ? '\r\n' : this.tail;
    const seen = before + this.input;
    const dot = seen.indexOf(FINAL_DOT);
    const length = dot === -1 ? this.input.length : dot + FINAL_DOT.length - before.length;
    this.content.push(this.input.slice(0, length));
    this.octets += length;
    this.tail = seen.slice(-TAIL);
    this.input = this.input.slice(length);
    const { midContent } = this.relay.script;
    if (midContent !== undefined && !this.midContentDone && this.octets >= midContent.octets) {
      this.midContentDone = true;
      await this.react(midContent.react);
      if (this.over || this.socket.destroyed) return false;
    }
    if (dot === -1) return false;
    await this.judge(this.content.join('').slice(0, -'.\r\n'.length).replace(/^\./gm, ''));
    return true;
  }

  private async judge(content: string): Promise<void> {
    const { from, to } = this;
    const answer = this.answerTo('CONTENT', content);
    this.inContent = false;
    this.forget();
    if (codeOf(answer) < 300 && to.length > 0) this.take({ from: from ?? '', to, content });
    await this.react(answer);
  }

  private take(message: TakenMessage): void {
    this.taken += 1;
    this.relay.messages.push(message);
  }

  private forget(): void {
    this.from = null;
    this.to = [];
    this.content = [];
    this.octets = 0;
    this.tail = '';
  }

  private answerTo(moment: Moment, line: string): Answer {
    const { answers, messagesPerConnection: most } = this.relay.script;
    if (moment === 'MAIL' && most !== undefined && this.taken >= most.count) return most.react;
    const scripted = answers?.[moment];
    const given = typeof scripted === 'function' ? scripted(line, this.to) : scripted;
    return given ?? this.usual(moment);
  }

  private usual(moment: Moment): Answer {
    if (moment === 'MAIL' && this.from !== null) return '503 5.5.1 Nested MAIL command';
    if (moment === 'RCPT' && this.from === null) return '503 5.5.1 Need MAIL first';
    if (moment === 'DATA' && this.to.length === 0) return '554 5.5.1 No valid recipients';
    return moment === 'EHLO' ? this.introduction() : USUAL_ANSWERS[moment];
  }

  private introduction(): string {
    const { offers = USUAL_OFFERS, offersAfterTls = offers, implicitTls } = this.relay.script;
    const upgraded = this.socket instanceof TLSSocket && implicitTls !== true;
    const lines = ['relay.example', ...(upgraded ? offersAfterTls : offers)];
    return lines.map((words, at) => `250${at === lines.length - 1 ? ' ' : '-'}${words}`).join('\r\n');
  }

  private async react(answer: Answer): Promise<void> {
    const { say, afterMs, and }: Reaction = typeof answer === 'string' ? { say: answer } : answer;
    if (afterMs !== undefined) await sleep(afterMs);
    if (say !== undefined) await this.send(`${say}\r\n`);
    // What still arrives is taken no more.
    this.over ||= and === 'close' || and === 'reset';
    if (and === 'close') this.socket.destroySoon();
    // TLS knows no reset: it is the connection below that has one.
    if (and === 'reset') this.tcp.resetAndDestroy();
    if (and === 'stop reading') this.socket.pause();
    if (and === 'fall silent') this.socket.removeAllListeners('data');
    if (and !== undefined) this.input = '';
  }

  private async send(text: string): Promise<void> {
    if (this.relay.script.trickle !== true) {
      this.socket.write(text, 'latin1');
      return;
    }
    for (const octet of text) {
      this.socket.write(octet, 'latin1');
      await sleep(0);
    }
  }
}

/** @returns the code that an answer begins with; 999 when it says none */
function codeOf(answer: Answer): number {
  const said = typeof answer === 'string' ? answer : (answer.say ?? '');
  return Number(/^\d{3}/.exec(said)?.[0] ?? 999);
}

/** A line that is no command belongs to AUTH: it answers a 334. */
function momentOf(line: string): Moment {
  const verb = line.split(' ')[0]?.toUpperCase() ?? '';
  return verb in USUAL_ANSWERS ? (verb as Moment) : 'AUTH';
}
