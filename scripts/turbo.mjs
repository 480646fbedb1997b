// Runs turbo tasks quietly; prints what a failing one said.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @returns whether every task succeeded. */
export function runTurbo(tasks, ...options) {
  const turbo = createRequire(import.meta.url).resolve('turbo/bin/turbo');
  const environment = {
    ...process.env,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
  };
  const args = [turbo, 'run', ...tasks, '--output-logs=errors-only', '--log-prefix=task', ...options];
  return (
    spawnSync(process.execPath, args, {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit'],
    }).status === 0
  );
}
