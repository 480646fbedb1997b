import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eventually } from '../../src/testing/eventually.js';
import { beforeClose } from './closing.js';

/** A built program of Chasqui that runs by itself, as in an installation of several processes. */
export interface RunningChild {
  child: ChildProcess;
  pid: number;
  stop(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const START_MS = 60_000;

/** Starts the role `api`; resolves when it is ready. `flags` are Node's, such as `--cpu-prof`. */
export async function startApi(
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<RunningChild> {
  const running = startRole('api', environment, flags);
  await eventually(() => isReady(running, `http://127.0.0.1:${environment.PORT}/readyz`), Boolean, START_MS);
  return running;
}

/** Starts the role `worker`, which says nothing when it is ready: its first work shows it. */
export function startWorker(
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): RunningChild {
  return startRole('worker', environment, flags);
}

function startRole(
  role: 'api' | 'worker',
  environment: Readonly<Record<string, string>>,
  flags: readonly string[],
): RunningChild {
  return startChild(`The role ${role}`, [...flags, PROGRAM], { ...environment, CHASQUI_ROLE: role });
}

/** Runs a script of Node's in a process of its own; one that ends unasked and badly fails the benchmark. */
export function startChild(
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): RunningChild {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let stopping = false;
  child.once('exit', (code, signal) => {
    if (!stopping && code !== 0) throw new Error(`${name} ended: ${signal ?? code}`);
  });
  const stop = async () => {
    stopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  beforeClose(stop);
  return { child, pid: child.pid as number, stop };
}

async function isReady({ child }: RunningChild, url: string): Promise<boolean> {
  if (child.exitCode !== null) throw new Error('The API did not start.');
  return fetch(url).then(
    answer => answer.ok,
    () => false,
  );
}
