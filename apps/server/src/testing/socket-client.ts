import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { GraphqlError } from './api-client.js';
import { eventually } from './eventually.js';

export interface SocketOptions {
  /** What a browser says about the page that opens the socket. */
  origin?: string;
  cookie?: string | null;
  /** What a widget puts into its connection parameters. */
  authorization?: string;
}

export interface SocketAnswer {
  data?: Record<string, unknown> | null;
  errors?: GraphqlError[];
}

/** One operation under way over a socket. */
export interface SocketOperation {
  answers: SocketAnswer[];
  /** What refused it before it began. */
  refusals: GraphqlError[];
  ended: boolean;
}

/** A client of `/graphql` that speaks graphql-transport-ws by hand, so that tests see codes and every message. */
export class SocketClient {
  private readonly operations = new Map<string, SocketOperation>();
  private acknowledged = false;
  /** Code with which the server closed the socket; null while it is open. */
  closedWith: number | null = null;
  /** HTTP status with which the upgrade was refused; null when it was not. */
  refusedWith: number | null = null;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.hear(JSON.parse(data.toString()) as Message));
    socket.on('close', code => {
      this.closedWith = code;
    });
    socket.on('unexpected-response', (request, response) => {
      this.refusedWith = response.statusCode ?? 0;
      request.destroy();
    });
    socket.on('error', () => undefined);
  }

  /** Opens a socket and waits until it is acknowledged, closed or refused. */
  static async open(api: string, options: SocketOptions = {}): Promise<SocketClient> {
    const socket = new WebSocket(`${api.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      ...(options.origin === undefined ? {} : { origin: options.origin }),
      headers: options.cookie ? { cookie: options.cookie } : {},
    });
    const client = new SocketClient(socket);
    await Promise.race([
      once(socket, 'open'),
      once(socket, 'close'),
      once(socket, 'unexpected-response'),
    ]).catch(() => undefined);
    if (client.refusedWith !== null) return client;
    const { authorization } = options;
    client.send({ type: 'connection_init', payload: authorization === undefined ? {} : { authorization } });
    await eventually(
      () => client.acknowledged || client.closedWith !== null,
      done => done,
    );
    return client;
  }

  /** Begins an operation; what it answers gathers in what is returned. */
  begin(query: string, variables: Record<string, unknown> = {}): SocketOperation {
    const id = String(this.operations.size + 1);
    const operation: SocketOperation = { answers: [], refusals: [], ended: false };
    this.operations.set(id, operation);
    this.send({ type: 'subscribe', id, payload: { query, variables } });
    return operation;
  }

  /** Begins an operation and waits until it has answered once, was refused, or the socket was closed. */
  async ask(query: string, variables: Record<string, unknown> = {}): Promise<SocketAnswer> {
    const operation = this.begin(query, variables);
    await eventually(
      () => operation.answers.length > 0 || operation.refusals.length > 0 || this.closedWith !== null,
      done => done,
    );
    return operation.answers[0] ?? { errors: operation.refusals };
  }

  close(): void {
    this.socket.close();
  }

  private send(message: Message): void {
    this.socket.send(JSON.stringify(message));
  }

  private hear({ type, id, payload }: Message): void {
    if (type === 'connection_ack') this.acknowledged = true;
    const operation = this.operations.get(id ?? '');
    if (operation === undefined) return;
    if (type === 'next') operation.answers.push(payload as SocketAnswer);
    if (type === 'error') operation.refusals.push(...(payload as GraphqlError[]));
    if (type === 'error' || type === 'complete') operation.ended = true;
  }
}

interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}
