// `pnpm test:chaos [options]`: builds what is stale and runs the kill test; see apps/server/chaos/main.ts.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, runTurbo } from './turbo.mjs';

if (!runTurbo(['build'])) process.exit(1);
const flags = ['--conditions=source', '--import', '@oxc-node/core/register'];
const run = spawnSync(process.execPath, [...flags, 'chaos/main.ts', ...process.argv.slice(2)], {
  cwd: join(root, 'apps/server'),
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
