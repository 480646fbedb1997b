import type { IncomingMessage } from 'node:http';
import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { SESSION_ENDED_CHANNEL } from '../access/index.js';
import type { Principal } from '../api-kit/principal.js';
import { Refusal } from '../api-kit/refusal.js';
import type { Log } from '../log.js';
import type { RequestContexts } from './request-context.js';

/** How often every open socket must show again that it may be open: tokens end without anybody saying so. */
const RECHECK_MS = 60_000;

interface Admitted {
  request: IncomingMessage;
  params: Readonly<Record<string, unknown>>;
  principal: Principal;
}

/** Closes the WebSockets, and so the subscriptions, of sessions and tokens that have ended. */
export class SocketWatch {
  private readonly sockets = new Map<WebSocket, Admitted>();
  private timer: NodeJS.Timeout | null = null;
  private stopListening: (() => void)[] = [];

  constructor(
    private readonly contexts: RequestContexts,
    private readonly log: Log,
    private readonly recheckMs = RECHECK_MS,
  ) {}

  async start(): Promise<void> {
    const { listen } = this.contexts.process;
    this.stopListening = [
      await listen.listen(SESSION_ENDED_CHANNEL, tokenHash => this.end(tokenHash)),
      listen.reconnected(() => this.recheckAll()),
    ];
    this.timer = setInterval(() => this.recheckAll(), this.recheckMs);
    this.timer.unref();
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    for (const stop of this.stopListening) stop();
  }

  /** @returns whether the socket may stay; one that may is watched from now on. */
  async admit(
    socket: WebSocket,
    request: IncomingMessage,
    params: Readonly<Record<string, unknown>>,
  ): Promise<boolean> {
    try {
      const { principal } = await this.contexts.ofSocket(request, params);
      this.sockets.set(socket, { request, params, principal });
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }

  forget(socket: WebSocket): void {
    this.sockets.delete(socket);
  }

  private end(tokenHash: string): void {
    for (const [socket, { principal }] of this.sockets)
      if (principal.kind === 'MEMBER' && principal.tokenHash.toString('hex') === tokenHash) turnOut(socket);
  }

  private recheckAll(): void {
    for (const [socket, admitted] of this.sockets)
      this.recheck(socket, admitted).catch((error: unknown) =>
        this.log.warn(
          { error },
          'Whether a WebSocket may stay open could not be looked up; it stays for now.',
        ),
      );
  }

  private async recheck(socket: WebSocket, { request, params, principal }: Admitted): Promise<void> {
    try {
      const now = (await this.contexts.ofSocket(request, params)).principal;
      if (now.kind !== principal.kind) turnOut(socket);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      turnOut(socket);
    }
  }
}

function turnOut(socket: WebSocket): void {
  socket.close(CloseCode.Unauthorized, 'The session has ended.');
}
