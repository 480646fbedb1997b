import { createHash } from 'node:crypto';
import { chownSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { Log } from '../../log.js';
import { StartError } from '../../start-error.js';
import { ADVISORY_LOCKS } from '../advisory-locks.js';
import { SHARED_FOLDER, findBinaries } from './binaries.js';
import { type Cluster, initCluster, startCluster, stopCluster } from './cluster.js';
import { type UnprivilegedUser, canReach, unprivilegedUser } from './unprivileged-user.js';

/** Passwords of the embedded server; the caller keeps them where only the owner reads. */
export interface EmbeddedPasswords {
  postgres: string;
  chasqui: string;
}

export interface EmbeddedDatabase {
  /** For the program: the role `chasqui`, which owns its database and nothing else. */
  url: string;
  cluster: Cluster;
  /** Releases the data folder and stops the server. */
  stop(): Promise<void>;
}

/** Another Chasqui runs on the same data folder. */
export class DataFolderInUse extends StartError {}

const ROLE = 'chasqui';
const RESTART_PAUSE_MS = 500;

/**
 * Brings up the embedded PostgreSQL in `dataFolder` and takes it for this process alone. A server that a killed
 * process left behind is used on; one that dies later is started again on the same port.
 *
 * @throws DataFolderInUse when another Chasqui has it.
 */
export async function startEmbeddedDatabase(
  dataFolder: string,
  passwords: EmbeddedPasswords,
  log: Log,
): Promise<EmbeddedDatabase> {
  const user = unprivilegedUser();
  const cluster: Cluster = { folder: clusterFolder(dataFolder, user), binaries: findBinaries(user), user };
  await initCluster(cluster, { superuserPassword: passwords.postgres });
  const port = await startCluster(cluster);
  const admin = `postgresql://postgres:${passwords.postgres}@127.0.0.1:${port}/postgres`;
  const hold = new DataFolderHold(admin, dataFolder, () => startCluster(cluster, port), log);
  const client = await hold.take();
  await createRoleAndDatabase(client, passwords.chasqui);
  return {
    url: `postgresql://${ROLE}:${passwords.chasqui}@127.0.0.1:${port}/${ROLE}`,
    cluster,
    async stop() {
      await hold.release();
      await stopCluster(cluster);
    },
  };
}

/**
 * Holds the data folder through an advisory lock on a connection of its own. The connection's end means that the
 * server died or was restarted: then the server is brought up again and the folder taken anew.
 */
class DataFolderHold {
  private client: pg.Client | null = null;
  private released = false;

  constructor(
    private readonly admin: string,
    private readonly dataFolder: string,
    private readonly startServer: () => Promise<number>,
    private readonly log: Log,
  ) {}

  async take(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.admin,
      application_name: 'chasqui instance',
      keepAlive: true,
    });
    client.on('error', error =>
      this.log.warn({ error: error.message }, 'The connection that holds the data folder broke.'),
    );
    await client.connect();
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      ADVISORY_LOCKS.dataFolder,
    ]);
    if (rows[0]?.taken !== true) {
      await client.end();
      const folder = resolve(this.dataFolder);
      throw new DataFolderInUse(
        `Another Chasqui is running on the data folder ${folder}. Stop it, or set CHASQUI_DATA to another folder.`,
      );
    }
    this.client = client;
    client.once('end', () => void this.retake());
    return client;
  }

  async release(): Promise<void> {
    this.released = true;
    await this.client?.end();
  }

  private async retake(): Promise<void> {
    while (!this.released) {
      try {
        await this.startServer();
        await this.take();
        this.log.info('The embedded PostgreSQL is up again.');
        return;
      } catch (error) {
        this.log.error(
          { error: (error as Error).message },
          'The embedded PostgreSQL is down; trying to start it again.',
        );
        await new Promise(done => setTimeout(done, RESTART_PAUSE_MS));
      }
    }
  }
}

/** Where the cluster lives: in the data folder, unless PostgreSQL's user cannot reach that. */
function clusterFolder(dataFolder: string, user: UnprivilegedUser | null): string {
  const folder = resolve(dataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  if (user === null) return join(folder, 'postgres');
  if (canReach(folder, user)) {
    const own = join(folder, 'postgresql');
    mkdirSync(own, { recursive: true, mode: 0o700 });
    chownSync(own, user.uid, user.gid);
    return join(own, 'data');
  }
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  const own = join(SHARED_FOLDER, `data-${name}`);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  chownSync(own, user.uid, user.gid);
  return join(own, 'data');
}

async function createRoleAndDatabase(client: pg.Client, password: string): Promise<void> {
  const roles = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [ROLE]);
  const secret = pg.escapeLiteral(password);
  if (roles.rowCount === 0)
    await client.query(`CREATE ROLE ${ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${secret}`);
  const databases = await client.query('SELECT FROM pg_database WHERE datname = $1', [ROLE]);
  if (databases.rowCount === 0) await client.query(`CREATE DATABASE ${ROLE} OWNER ${ROLE}`);
}
