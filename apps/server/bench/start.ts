import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { freePort } from '../src/db/embedded/cluster.js';

// From the start of the built product to /readyz: on a new embedded database with the demo, and again on the same data.
//
//   pnpm bench start [--runs 5]
const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
// As `pnpm start` has it.
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/compiled', import.meta.url));
const PROGRAM = fileURLToPath(new URL('../dist/main.js', import.meta.url));

const first: number[] = [];
const again: number[] = [];
for (let run = 0; run < Number(values.runs); run += 1) {
  const folder = mkdtempSync(join(tmpdir(), 'chasqui-start-'));
  first.push(await timeStart(folder));
  again.push(await timeStart(folder));
  rmSync(folder, { recursive: true, force: true });
}
console.log(`to /readyz, median of ${values.runs} (range)`);
console.log(`  new database, with the demo  ${words(first)}`);
console.log(`  on the same data             ${words(again)}`);

async function timeStart(folder: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: CACHE,
      PORT: String(port),
      CHASQUI_DATA: join(folder, 'data'),
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error('Chasqui did not start.');
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  const seconds = (performance.now() - began) / 1_000;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  return seconds;
}

function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    answer => answer.ok,
    () => false,
  );
}

function words(seconds: readonly number[]): string {
  const sorted = seconds.toSorted((a, b) => a - b);
  const show = (value: number | undefined) => `${value?.toFixed(1)} s`;
  return `${show(sorted[Math.floor(sorted.length / 2)])} (${show(sorted[0])} to ${show(sorted.at(-1))})`;
}
