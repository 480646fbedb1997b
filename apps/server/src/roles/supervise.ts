import { createServer } from 'node:net';
import { Keys } from '../api-kit/keys.js';
import type { Config } from '../config.js';
import { freePort } from '../db/embedded/cluster.js';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../db/embedded/embedded-database.js';
import type { Log } from '../log.js';
import { StartError } from '../start-error.js';
import { bringUp } from './bring-up.js';
import { Child } from './child.js';
import { type KeptSecrets, readKeptSecrets } from './data-folder.js';
import { WORKER_FLAGS } from './worker-flags.js';

/** What is printed when everything is up. */
export interface Greeting {
  url: string;
  /** How to sign in; the password only where it is the one that was generated and still holds. */
  owner: { email: string; password: string | null } | null;
  mailbox: boolean;
}

export interface Supervised {
  greeting: Greeting;
  stop(): Promise<void>;
}

export interface SuperviseOptions {
  /** The program that the processes run. */
  script: string;
  log: Log;
  /** Ends the start where it is. */
  signal: AbortSignal;
  /** A process that ran cannot run any more: everything is to be stopped. */
  failed: () => void;
}

/**
 * The role `all`: brings up the database (unless one is given), migrates, sees to owner, relay and demo, and runs the
 * other roles as processes of their own, each started again when it dies.
 *
 * @throws StartError that says what to do when it cannot be started; what the signal was aborted with, if it was.
 */
export async function supervise(config: Config, options: SuperviseOptions): Promise<Supervised> {
  await refuseTakenPort(config);
  const kept = config.databaseUrl === null ? readKeptSecrets(config.dataFolder) : null;
  const embedded = kept === null ? null : await startEmbeddedDatabase(config.dataFolder, kept, options.log);
  try {
    options.signal.throwIfAborted();
    return await superviseOn(config, { ...options, kept, embedded });
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

interface Surroundings extends SuperviseOptions {
  kept: KeptSecrets | null;
  embedded: EmbeddedDatabase | null;
}

async function superviseOn(
  config: Config,
  { script, log, signal, failed, kept, embedded }: Surroundings,
): Promise<Supervised> {
  const databaseUrl = embedded?.url ?? config.databaseUrl;
  if (databaseUrl === null) throw new StartError('Neither an embedded database nor DATABASE_URL.');
  const secrets = config.secrets.length > 0 ? config.secrets : kept === null ? [] : [kept.secret];
  const mailboxPort = embedded !== null && config.smtpUrl === null ? await freePort() : null;
  const owner = config.owner ?? kept?.owner ?? null;
  const { ownerHolds, demoFilled } = await bringUp(config, databaseUrl, new Keys(secrets), log, {
    owner,
    mailboxPort,
  });
  signal.throwIfAborted();

  const environment = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    CHASQUI_SECRET: secrets.join(','),
    PUBLIC_URL: config.publicUrl,
    ...(mailboxPort === null
      ? {}
      : { CHASQUI_MAILBOX_PORT: String(mailboxPort), CHASQUI_DEMO_READERS: demoFilled ? '1' : '0' }),
  };
  const names = [...(mailboxPort === null ? [] : ['mailbox']), 'api', 'worker'];
  const children = names.map(
    name => new Child({ name, script, flags: flagsOf(name), log, environment, hopeless: failed }),
  );
  await startAll(children, signal);
  return {
    greeting: {
      url: config.publicUrl,
      owner: ownerToShow(config, owner, ownerHolds),
      mailbox: mailboxPort !== null,
    },
    async stop() {
      for (const child of children) child.expectEnd();
      // The mailbox goes last, since the worker's last messages may be on their way to it.
      const [mailbox, others] =
        mailboxPort === null ? [[], children] : [children.slice(0, 1), children.slice(1)];
      await Promise.all(others.map(child => child.stop()));
      await Promise.all(mailbox.map(child => child.stop()));
      await embedded?.stop();
    },
  };
}

const flagsOf = (name: string): readonly string[] => (name === 'worker' ? WORKER_FLAGS : []);

/** Starts them all, or none: when one cannot run or the signal says so, the others are stopped. */
async function startAll(children: readonly Child[], signal: AbortSignal): Promise<void> {
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );
  try {
    await Promise.race([Promise.all(children.map(child => child.start())), aborted]);
  } catch (error) {
    await Promise.all(children.map(child => child.stop()));
    throw error;
  }
}

/** The password is shown as long as it is the generated one; one from the environment is known to whoever set it. */
function ownerToShow(config: Config, owner: KeptSecrets['owner'] | null, holds: boolean): Greeting['owner'] {
  if (owner === null) return null;
  return { email: owner.email, password: config.owner === null && holds ? owner.password : null };
}

function refuseTakenPort({ port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? 'is taken by another program. Stop that, or set PORT to another'
          : `cannot be used (${error.code}). Check HOST and PORT`;
      reject(new StartError(`Port ${port} on ${host} ${why}.`));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
