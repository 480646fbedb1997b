import type { Keys } from '../api-kit/keys.js';
import type { Config } from '../config.js';
import { DemoReaders } from '../demo/readers.js';
import type { Log } from '../log.js';
import { startMailbox } from '../mailbox/index.js';
import { openProcessContext } from '../process-context.js';
import type { RunningRole } from './api.js';

export interface MailboxOptions {
  port: number;
  /** Where the API listens, such as `http://127.0.0.1:4000`. */
  api: string;
  /** Whether the demo's people read what arrives. */
  withReaders: boolean;
}

/** The built-in mailbox in a process of its own, so that catching mail slows neither sending nor screens. */
export async function runMailbox(
  config: Config,
  databaseUrl: string,
  keys: Keys,
  log: Log,
  options: MailboxOptions,
): Promise<RunningRole> {
  const ctx = await openProcessContext({ config, databaseUrl, keys, log, role: 'api', poolSize: 2 });
  const readers = new DemoReaders(ctx, options.api);
  // Before the first mail can come: whatever comes is new to them.
  if (options.withReaders) await readers.start();
  const server = await startMailbox(ctx, options.port);
  return {
    async stop() {
      readers.stop();
      await server.stop();
      await ctx.close();
    },
  };
}
