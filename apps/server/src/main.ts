import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { type Config, ConfigError, readConfig } from './config.js';
import { createLog } from './log.js';
import { runRole } from './roles/run-child.js';
import { type Greeting, supervise } from './roles/supervise.js';
import { StartError } from './start-error.js';

await main();

async function main(): Promise<void> {
  try {
    const config = readConfig(process.env);
    const role = process.env.CHASQUI_CHILD ?? config.role;
    if (role === 'all') await runAll(config);
    else await runRole(config, role, createLog(config.logLevel, role));
  } catch (error) {
    const forPeople = error instanceof ConfigError || error instanceof StartError;
    process.stderr.write(`${forPeople ? error.message : ((error as Error).stack ?? String(error))}\n`);
    process.exit(1);
  }
}

async function runAll(config: Config): Promise<void> {
  const log = createLog(config.logLevel, 'chasqui');
  let signals = 0;
  // A signal that comes while everything is being brought up is heard when it is up.
  let stop: (code: number) => void = () => undefined;
  const onSignal = () => {
    if (++signals === 1) stop(0);
    else if (signals === 3) process.exit(130);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const supervised = await supervise(config, fileURLToPath(import.meta.url), log, () => stop(1));
  stop = code => {
    stop = () => undefined;
    process.stdout.write('\nStopping: messages on their way are finished first.\n');
    supervised.stop().then(
      () => process.exit(code),
      (error: unknown) => {
        log.error({ err: error }, 'Stopping failed.');
        process.exit(1);
      },
    );
  };
  if (signals > 0) stop(0);
  else greet(supervised.greeting);
}

function greet({ url, owner, mailbox }: Greeting): void {
  const lines = [
    '',
    '  Chasqui is running.',
    '',
    `  Admin      ${url}`,
    ...(owner === null ? [] : [`  Sign in    ${owner.email}`]),
    ...(owner?.password ? [`  Password   ${owner.password}`] : []),
    ...(mailbox ? [`  Sent mail  ${url}/mailbox  (it stays on this machine)`] : []),
    '',
    '  Ctrl+C stops it; start it again to go on with the same data.',
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
