import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeClose } from '../bench/lab/closing.js';

const PROGRAM = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** The built Chasqui in a process group of its own, so that it can be killed with everything it started. */
export class Program {
  /** Resolves with how it ended. */
  readonly ended: Promise<number | NodeJS.Signals>;
  private readonly child: ChildProcess;

  /** @param log the file that what it says is added to. */
  constructor(role: 'all' | 'worker', environment: Readonly<Record<string, string>>, log: string) {
    const said = openSync(log, 'a');
    this.child = spawn(process.execPath, [PROGRAM], {
      env: { ...process.env, ...environment, CHASQUI_ROLE: role },
      stdio: ['ignore', said, said],
      detached: true,
    });
    this.ended = new Promise(resolve =>
      this.child.once('exit', (code, signal) => resolve(signal ?? code ?? 0)),
    );
    beforeClose(() => this.killAll());
  }

  get pid(): number {
    return this.child.pid as number;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** `kill -9` of it and of everything that it started. */
  async killAll(): Promise<void> {
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    await this.ended;
  }

  /** Tells it to end and waits until it has. */
  async stop(): Promise<number | NodeJS.Signals> {
    if (this.running) process.kill(this.pid, 'SIGTERM');
    return this.ended;
  }
}
