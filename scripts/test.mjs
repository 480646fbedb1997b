// `pnpm test`: runs jest as native ES modules on whichever Node runs this script. Arguments are jest's own. What the chosen
// tests need built or generated is made first if it is stale: see `globalSetup` in jest.config.mjs.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from './turbo.mjs';

const args = process.argv.slice(2);
const jest = join(dirname(createRequire(import.meta.url).resolve('jest/package.json')), 'bin/jest.js');
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
/** Where `pnpm check` and .ci/run want the counts. */
const results = process.env.CHASQUI_TEST_RESULTS;
const report = results === undefined ? [] : ['--json', `--outputFile=${results}`];
const run = spawnSync(process.execPath, [...flags, jest, ...report, ...args], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
