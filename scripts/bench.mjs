// `pnpm bench NAME [options]`: builds what is stale and runs one benchmark. Each says what it measures and against what;
// docs/benchmarks.md has the results.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, runTurbo } from './turbo.mjs';

const BENCHES = {
  start: 'apps/server/bench/start.ts',
  prepare: 'apps/server/bench/prepare.ts',
  notify: 'apps/server/bench/notify.ts',
  api: 'apps/server/bench/api.ts',
  send: 'apps/server/bench/send.ts',
  track: 'apps/server/bench/track.ts',
  render: 'packages/rendering/bench/render.ts',
  smtp: 'packages/smtp/bench/send.ts',
};

const [name, ...args] = process.argv.slice(2);
const script = BENCHES[name];
if (script === undefined) {
  process.stderr.write(`Usage: pnpm bench ${Object.keys(BENCHES).join(' | ')} [options]\n`);
  process.exit(2);
}
if (!runTurbo(['build'])) process.exit(1);
const flags = name === 'smtp' ? [] : ['--conditions=source', '--import', '@oxc-node/core/register'];
const [folder] = script.split('/bench/');
const run = spawnSync(process.execPath, [...flags, join(root, script), ...args], {
  cwd: join(root, folder),
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
