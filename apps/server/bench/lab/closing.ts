/** What a benchmark started, to be ended when it ends: newest first, also when it fails or is told to stop. */
type Ending = () => unknown;

const endings: Ending[] = [];
let closing: Promise<void> | null = null;

/** Runs a benchmark; when it is over, or a signal ends it, nothing that it started is left. */
export async function runBench(work: () => Promise<void>): Promise<void> {
  closeOnSignal();
  try {
    await work();
  } finally {
    await close();
  }
}

/** Has something done before the benchmark ends; at once, and with an error, when it is ending already. */
export function beforeClose(ending: Ending): void {
  if (closing === null) {
    endings.push(ending);
    return;
  }
  void end(ending);
  throw new Error('The benchmark is ending.');
}

function closeOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (closing === null) void close().then(() => process.exit(130));
    });
}

function close(): Promise<void> {
  closing ??= (async () => {
    for (const ending of endings.toReversed()) await end(ending);
  })();
  return closing;
}

async function end(ending: Ending): Promise<void> {
  try {
    await ending();
  } catch (error) {
    console.error('Ending a part of the benchmark failed:', error);
    process.exitCode = 1;
  }
}
