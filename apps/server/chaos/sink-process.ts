import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeClose } from '../bench/lab/closing.js';
import type { FromSink, ToSink } from './sink.js';

const SCRIPT = fileURLToPath(new URL('sink.ts', import.meta.url));

/** The sink as seen from the test: where it listens, how it stands, and what it is told. */
export class SinkProcess {
  /** Messages accepted since it was told to forget. */
  accepted = 0;
  /** Connections open now, and the most that were open at a time. */
  open = 0;
  peak = 0;
  private reported: ((copies: Map<string, number>) => void) | null = null;

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {
    child.on('message', message => this.hear(message as FromSink));
  }

  static async start(): Promise<SinkProcess> {
    const child = spawn(process.execPath, [...process.execArgv, SCRIPT], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    beforeClose(() => child.kill('SIGKILL'));
    const port = await new Promise<number>((resolve, reject) => {
      child.once('exit', code => reject(new Error(`The sink ended with ${code} instead of starting.`)));
      child.on('message', message => {
        const heard = message as FromSink;
        if (heard.kind === 'READY') resolve(heard.port);
      });
    });
    return new SinkProcess(child, port);
  }

  /** @param perSecond messages that it takes a second at most; null: as fast as they come. */
  setPace(perSecond: number | null): void {
    this.tell({ kind: 'PACE', perSecond });
  }

  cutConnections(): void {
    this.tell({ kind: 'CUT' });
  }

  forget(): void {
    this.tell({ kind: 'FORGET' });
    this.accepted = 0;
    this.peak = 0;
  }

  /** How often it accepted each Message-ID. */
  copies(): Promise<Map<string, number>> {
    return new Promise(resolve => {
      this.reported = resolve;
      this.tell({ kind: 'REPORT' });
    });
  }

  private tell(order: ToSink): void {
    this.child.send(order);
  }

  private hear(message: FromSink): void {
    if (message.kind === 'COPIES') this.reported?.(new Map(message.copies));
    if (message.kind !== 'STANDS') return;
    this.accepted = message.accepted;
    this.open = message.open;
    this.peak = Math.max(this.peak, message.peak);
  }
}
