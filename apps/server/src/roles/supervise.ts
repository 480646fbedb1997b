import { createServer } from 'node:net';
import type { Logger } from 'pino';
import { Keys } from '../api-kit/keys.js';
import type { Config } from '../config.js';
import { freePort } from '../db/embedded/cluster.js';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../db/embedded/embedded-database.js';
import { migrate } from '../db/migrate.js';
import { openProcessContext } from '../process-context.js';
import { StartError } from '../start-error.js';
import { Child } from './child.js';
import { type KeptSecrets, readKeptSecrets } from './data-folder.js';
import { prepareInstallation } from './prepare-installation.js';

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

/**
 * The role `all`: brings up the database (unless one is given), migrates, sees to owner, relay and demo, and runs the
 * other roles as processes of their own, each started again when it dies.
 *
 * @param script the program that the processes run.
 */
export async function supervise(
  config: Config,
  script: string,
  log: Logger,
  failed: () => void,
): Promise<Supervised> {
  await refuseTakenPort(config);
  const kept = config.databaseUrl === null ? readKeptSecrets(config.dataFolder) : null;
  const embedded = kept === null ? null : await startEmbeddedDatabase(config.dataFolder, kept, log);
  try {
    return await superviseOn(config, { script, log, failed, kept, embedded });
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

interface Surroundings {
  script: string;
  log: Logger;
  failed: () => void;
  kept: KeptSecrets | null;
  embedded: EmbeddedDatabase | null;
}

async function superviseOn(
  config: Config,
  { script, log, failed, kept, embedded }: Surroundings,
): Promise<Supervised> {
  const databaseUrl = embedded?.url ?? config.databaseUrl;
  if (databaseUrl === null) throw new StartError('Neither an embedded database nor DATABASE_URL.');
  const secrets = config.secrets.length > 0 ? config.secrets : kept === null ? [] : [kept.secret];
  const mailboxPort = embedded !== null && config.smtpUrl === null ? await freePort() : null;
  await migrate(databaseUrl);

  const keys = new Keys(secrets);
  const ctx = await openProcessContext({ config, databaseUrl, keys, log, role: 'api', poolSize: 4 });
  const owner = config.owner ?? kept?.owner ?? null;
  const { ownerHolds, demoFilled } = await prepareInstallation(ctx, { owner, mailboxPort });
  await ctx.close();

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
  const children = names.map(name => new Child({ name, script, log, environment, hopeless: failed }));
  await Promise.all(children.map(child => child.start()));
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
