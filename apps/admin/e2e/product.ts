import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = join(dirname(fileURLToPath(import.meta.url)), '../../server/dist/main.js');
const COMPILED = join(dirname(PROGRAM), '../../../node_modules/.cache/compiled');
const START_MS = 90_000;

/** The whole product as a newcomer has it: built, on an embedded database of its own, with the demo and the mailbox. */
export interface Product {
  url: string;
  owner: { email: string; password: string };
  stop(): Promise<void>;
}

export async function startProduct(environment: NodeJS.ProcessEnv = {}): Promise<Product> {
  if (!existsSync(PROGRAM)) throw new Error('The server is not built: run "pnpm run build" first.');
  const folder = mkdtempSync(join(tmpdir(), 'chasqui-e2e-'));
  const port = await freePort();
  const owner = { email: 'ana@example.com', password: 'a password for the browser' };
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_COMPILE_CACHE: COMPILED,
      PORT: String(port),
      CHASQUI_DATA: join(folder, 'data'),
      CHASQUI_OWNER_EMAIL: owner.email,
      CHASQUI_OWNER_PASSWORD: owner.password,
      LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await saysThatItRuns(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://localhost:${port}`, owner, stop };
}

function saysThatItRuns(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`It did not start in time. It said: ${said}`)), START_MS);
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes('Ctrl+C stops it')) return;
      clearTimeout(late);
      resolve();
    });
    child.once('exit', code => {
      clearTimeout(late);
      reject(new Error(`It ended with ${code} instead of starting. It said: ${said}`));
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
