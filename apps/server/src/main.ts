import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { type Config, ConfigError, readConfig } from './config.js';
import { createLog } from './log.js';
import { runRole } from './roles/run-child.js';
import { type Greeting, type Supervised, supervise } from './roles/supervise.js';
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
  const starting = new AbortController();
  let stop = (_code: number) => starting.abort();
  let signals = 0;
  const onSignal = () => {
    signals += 1;
    if (signals === 1) process.stdout.write('\nStopping: messages on their way are finished first.\n');
    if (signals === 1) stop(0);
    else if (signals === 3) process.exit(130);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const options = {
    script: fileURLToPath(import.meta.url),
    log,
    signal: starting.signal,
    failed: () => stop(1),
  };
  let supervised: Supervised;
  try {
    supervised = await supervise(config, options);
  } catch (error) {
    if (starting.signal.aborted) process.exit(0);
    throw error;
  }
  stop = code => {
    stop = () => undefined;
    supervised.stop().then(
      () => process.exit(code),
      (error: unknown) => {
        log.error({ err: error }, 'Stopping failed.');
        process.exit(1);
      },
    );
  };
  if (starting.signal.aborted) stop(0);
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
