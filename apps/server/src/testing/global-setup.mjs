import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Once per run, whichever projects ask for it: a PostgreSQL in a process of its own, since this file cannot import TypeScript. */
export default async function globalSetup() {
  if (globalThis.chasquiTestServer !== undefined) return;
  const script = fileURLToPath(new URL('serve-database.ts', import.meta.url));
  const flags = ['--conditions=source', '--import', '@oxc-node/core/register'];
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const server = spawn(process.execPath, [...flags, script], { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
  globalThis.chasquiTestServer = server;
  const died = once(server, 'exit').then(([code]) => {
    throw new Error(`The test database ended with ${code} instead of starting.`);
  });
  const [line] = await Promise.race([once(server.stdout, 'data'), died]);
  died.catch(() => undefined);
  process.env.CHASQUI_TEST_SERVER = String(line).trim();
}
