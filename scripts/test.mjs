// `pnpm test`: builds what the browser tests need, then runs jest as native ES modules on whichever Node runs this
// script. Arguments are jest's own; with any, nothing is built first.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root, runTurbo } from './turbo.mjs';

const args = process.argv.slice(2);
if (args.length === 0 && !runTurbo(['build'])) process.exit(1);

const jest = join(dirname(createRequire(import.meta.url).resolve('jest/package.json')), 'bin/jest.js');
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const results = process.env.CHASQUI_TEST_RESULTS;
const report = results === undefined ? [] : ['--json', `--outputFile=${results}`];
const run = spawnSync(process.execPath, [...flags, jest, ...report, ...args], {
  cwd: root,
  stdio: ['inherit', results === undefined ? 'inherit' : 'ignore', 'inherit'],
});
process.exit(run.status ?? 1);
