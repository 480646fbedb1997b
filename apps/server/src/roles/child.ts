import { type ChildProcess, fork } from 'node:child_process';
import type { Log } from '../log.js';
import { StartError } from '../start-error.js';

/** A process of the supervisor, started again when it dies. */
export interface ChildOptions {
  name: string;
  script: string;
  /** Node's own flags. */
  flags?: readonly string[];
  environment: NodeJS.ProcessEnv;
  log: Log;
  /** The child ran before and cannot run at all any more: its place is taken. */
  hopeless: () => void;
}

/** Exit code of a child that would fail again just so. */
export const HOPELESS = 78;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
const STEADY_MS = 30_000;
const STOP_MS = 25_000;
/** So many times in a row a child may end before it was ever ready. */
const FIRST_TRIES = 5;

export class Child {
  private process: ChildProcess | null = null;
  private pauseMs = FIRST_PAUSE_MS;
  private stopping = false;
  private restart: NodeJS.Timeout | null = null;
  private starting: { resolve: () => void; reject: (error: Error) => void; triesLeft: number } | null = null;

  constructor(private readonly options: ChildOptions) {}

  /**
   * Starts the process; resolves when it says that it is ready for the first time.
   *
   * @throws StartError when it cannot run, or ends several times before it was ready. It said why itself.
   */
  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.starting = { resolve, reject, triesLeft: FIRST_TRIES };
      this.spawn();
    });
    this.starting = null;
  }

  /** From now on an end of the process is no surprise. */
  expectEnd(): void {
    this.stopping = true;
    if (this.restart !== null) clearTimeout(this.restart);
  }

  /** Asks the process to end, and makes it end when it takes too long. */
  async stop(): Promise<void> {
    this.expectEnd();
    const child = this.process;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(force);
  }

  private spawn(): void {
    const { name, script, flags = [], environment, log } = this.options;
    const started = Date.now();
    const child = fork(script, [], {
      env: { ...environment, CHASQUI_CHILD: name },
      execArgv: [...process.execArgv, ...flags],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.process = child;
    child.on('message', message => message === 'ready' && this.starting?.resolve());
    child.on('exit', (code, signal) => {
      if (this.stopping) return;
      if (this.starting !== null && (code === HOPELESS || --this.starting.triesLeft === 0))
        return this.starting.reject(
          new StartError(`Chasqui could not start: its process "${name}" cannot run.`),
        );
      if (code === HOPELESS) return this.options.hopeless();
      if (Date.now() - started > STEADY_MS) this.pauseMs = FIRST_PAUSE_MS;
      log.warn({ child: name, code, signal, againInMs: this.pauseMs }, 'A process ended; starting it again.');
      this.restart = setTimeout(() => this.spawn(), this.pauseMs);
      this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
    });
  }
}
