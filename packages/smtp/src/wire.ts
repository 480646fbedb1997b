import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, createSecureContext, TLSSocket, type ConnectionOptions } from 'node:tls';
import { printable } from './printable.js';
import { RelaySecurity, type RelayEndpoint } from './relay-endpoint.js';
import { Reading, ReplyReader } from './reply-reader.js';
import { LossCause } from './send-outcome.js';
import type { SmtpReply } from './smtp-reply.js';

/** Who has the say on a connection at present: first the handshake, then the messages, at last QUIT. */
export interface WireListener {
  /** One whole reply has come. Its words can be had from `reply()` until this returns. */
  onReply(code: number): void;
  /** The connection is over. Called once; nothing follows. `detail` is one printable line. */
  onLost(cause: LossCause, detail: string): void;
}

/** Replies are short; a longer one comes in several reads. Octets. */
const READ_ROOM = 4_096;

/** The longest wait that `setTimeout` knows; the rest is waited for after it. Milliseconds. */
const LONGEST_TIMER = 2_147_483_647;

/** Node gives each address of a host 250 ms, too few for a far relay that has both IPv4 and IPv6. */
const ADDRESS_ATTEMPT_MS = 2_000;

/**
 * The socket to a relay: octets out, replies in, and one deadline.
 *
 * Without TLS the socket reads into memory of its own again and again and passes no streams; with TLS it emits buffers.
 */
export class Wire {
  listener: WireListener;
  socket: Socket;
  /** Nothing will come or go any more. */
  over = false;

  /** All that is kept of the endpoint: credentials have no place in here. */
  private readonly tlsOptions: ConnectionOptions;
  private readonly reader = new ReplyReader();
  private deadline = Infinity;
  private timer: NodeJS.Timeout | undefined;
  private timerDue = Infinity;

  /** Begins to connect, with TLS where that comes first. The socket's `connect` and `secureConnect` tell how it goes. */
  constructor(endpoint: RelayEndpoint, listener: WireListener) {
    const { host, port, security } = endpoint;
    const target = { host, port, autoSelectFamilyAttemptTimeout: ADDRESS_ATTEMPT_MS };
    this.listener = listener;
    this.tlsOptions = tlsOptionsOf(endpoint);
    if (security === RelaySecurity.TLS) this.socket = connectTls({ ...target, ...this.tlsOptions });
    else if (security === RelaySecurity.STARTTLS) this.socket = connectTcp(target);
    else this.socket = connectTcp({ ...target, onread: this.readingInPlace() });
    this.socket.setNoDelay(true);
    this.watch(this.socket);
    if (security !== RelaySecurity.NONE) this.socket.on('data', this.onData);
  }

  /** How the connection is encrypted, or null. */
  get tls(): { protocol: string; cipher: string } | null {
    if (!(this.socket instanceof TLSSocket)) return null;
    return { protocol: this.socket.getProtocol() ?? '', cipher: this.socket.getCipher().name };
  }

  /** Octets that the kernel has not taken yet. */
  get unsent(): number {
    return this.socket.writableLength;
  }

  /** The reply whose code was just passed to the listener. */
  reply(): SmtpReply {
    return this.reader.reply();
  }

  /** @param data octets, or text in which each character is one octet */
  write(data: string | Buffer, written?: (error?: Error | null) => void): void {
    this.socket.write(data, 'latin1', written);
  }

  /** The connection is lost unless the deadline is moved within `ms` milliseconds. */
  arm(ms: number): void {
    const now = performance.now();
    this.deadline = now + ms;
    // The timer is not moved with each reply: it fires, sees that the deadline has moved, and waits for the rest.
    if (this.timerDue > this.deadline) this.setTimer(now);
  }

  /** Nothing is awaited. */
  disarm(): void {
    this.deadline = Infinity;
  }

  /**
   * Begins TLS on the connection that was plain so far. What came before and was not read is forgotten: it was not
   * protected, and somebody else may have put it there (RFC 3207 5, CVE-2011-0411).
   */
  startTls(): void {
    const plain = this.socket;
    plain.off('data', this.onData).off('end', this.onEnd).off('close', this.onClose);
    this.reader.discard();
    this.socket = connectTls({ socket: plain, ...this.tlsOptions });
    this.watch(this.socket);
    this.socket.on('data', this.onData);
  }

  /** Ends the connection at once and tells the listener why. */
  lose(cause: LossCause, detail: string): void {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.timer);
    // What waits to be sent is looked at by the listener, so the socket goes after.
    this.listener.onLost(cause, printable(detail));
    this.socket.destroy();
  }

  private readingInPlace(): { buffer: Buffer; callback: (length: number) => boolean } {
    const buffer = Buffer.allocUnsafeSlow(READ_ROOM);
    return {
      buffer,
      callback: length => {
        this.read(buffer, length);
        return true;
      },
    };
  }

  private watch(socket: Socket): void {
    socket.on('error', this.onError).on('end', this.onEnd).on('close', this.onClose);
  }

  private readonly onData = (chunk: Buffer): void => this.read(chunk, chunk.length);
  private readonly onError = (error: Error): void => this.lose(causeOf(error), wordsOf(error));
  private readonly onEnd = (): void => this.lose(LossCause.CLOSED, 'The relay closed the connection.');
  private readonly onClose = (): void => this.lose(LossCause.CLOSED, 'The connection was closed.');

  private read(chunk: Buffer, length: number): void {
    if (this.over) return;
    const { reader } = this;
    reader.feed(chunk, length);
    for (let code = reader.next(); code !== Reading.INCOMPLETE; code = reader.next()) {
      if (code === Reading.BROKEN) return this.lose(LossCause.PROTOCOL, reader.complaint);
      this.listener.onReply(code);
      if (this.over) return;
    }
    reader.keep();
  }

  private setTimer(now: number): void {
    clearTimeout(this.timer);
    this.timerDue = this.deadline;
    this.timer = setTimeout(this.onTimer, Math.min(LONGEST_TIMER, Math.ceil(this.deadline - now)));
  }

  private readonly onTimer = (): void => {
    const now = performance.now();
    this.timerDue = Infinity;
    if (this.deadline === Infinity) return;
    if (this.deadline > now) return this.setTimer(now);
    // This process may have been held up, with the reply lying there unread: sockets are looked at once more before.
    setImmediate(this.onLate);
  };

  private readonly onLate = (): void => {
    if (performance.now() >= this.deadline) this.lose(LossCause.TIMEOUT, 'The relay did not answer in time.');
  };
}

/** What can be wrong with certificates is found here, and not in the middle of the handshake. */
function tlsOptionsOf({ host, security, tls = {} }: RelayEndpoint): ConnectionOptions {
  if (security === RelaySecurity.NONE) return {};
  const { ca, servername = isIP(host) === 0 ? host : undefined, rejectUnauthorized = true } = tls;
  return {
    host,
    rejectUnauthorized,
    secureContext: createSecureContext(ca === undefined ? {} : { ca }),
    ...(servername === undefined ? {} : { servername }),
  };
}

const CLOSED_BY_RELAY: ReadonlySet<string | undefined> = new Set(['ECONNRESET', 'EPIPE']);

const causeOf = (error: NodeJS.ErrnoException): LossCause =>
  CLOSED_BY_RELAY.has(error.code) ? LossCause.CLOSED : LossCause.NETWORK;

/** Where several addresses of a host were tried, Node's error has no words of its own but one error for each. */
function wordsOf(error: NodeJS.ErrnoException & { errors?: unknown }): string {
  if (Array.isArray(error.errors)) return error.errors.map(each => String(each.message)).join('; ');
  return error.message || (error.code ?? error.name);
}
