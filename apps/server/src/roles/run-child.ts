import type { Logger } from 'pino';
import { Keys } from '../api-kit/keys.js';
import type { Config } from '../config.js';
import { type RunningRole, runApi } from './api.js';
import { bringUp } from './bring-up.js';
import { apiOrigin } from './api-origin.js';
import { HOPELESS } from './child.js';
import { runMailbox } from './mailbox.js';
import { runWorker } from './worker.js';

/** Runs one role in this process until it is told to stop. */
export async function runRole(config: Config, role: string, log: Logger): Promise<void> {
  const running = await startRole(config, role, log).catch((error: unknown) => endOnStart(error, log));
  // The supervisor says so itself, in words, when all are ready.
  if (process.send === undefined) log.info(`The role ${role} is running.`);
  process.send?.('ready');
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'Stopping failed.');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  // In a terminal Ctrl+C reaches every process; a supervised one waits for its supervisor's word.
  process.on('SIGINT', () => process.send === undefined && stop());
  process.on('disconnect', stop);
}

async function startRole(config: Config, role: string, log: Logger): Promise<RunningRole> {
  const url = config.databaseUrl;
  if (url === null) throw new Error(`The role ${role} needs DATABASE_URL.`);
  const keys = new Keys(config.secrets);
  // On its own, without a supervisor, a role sees to its installation itself.
  if (process.send === undefined)
    await bringUp(config, url, keys, log, { owner: config.owner, mailboxPort: null });
  switch (role) {
    case 'api':
      return runApi(config, url, keys, log);
    case 'worker':
      return runWorker(config, url, keys, log);
    case 'mailbox':
      return runMailbox(config, url, keys, log, {
        port: Number(process.env.CHASQUI_MAILBOX_PORT),
        api: apiOrigin(config),
        withReaders: process.env.CHASQUI_DEMO_READERS === '1',
      });
    default:
      throw new Error(`There is no role ${role}.`);
  }
}

function endOnStart(error: unknown, log: Logger): never {
  const { code, message, address, port } = error as NodeJS.ErrnoException & {
    address?: string;
    port?: number;
  };
  if (code === 'EADDRINUSE') {
    process.stderr.write(
      `Port ${port} on ${address} is taken by another program. Stop that, or set PORT to another.\n`,
    );
    process.exit(HOPELESS);
  }
  log.error({ err: error }, `Could not start: ${message}`);
  process.exit(1);
}
