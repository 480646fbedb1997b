import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../../start-error.js';
import { type Binaries } from './binaries.js';
import { type UnprivilegedUser } from './unprivileged-user.js';

const run = promisify(execFile);

/** A PostgreSQL cluster on the loopback, in a folder of its own. */
export interface Cluster {
  folder: string;
  binaries: Binaries;
  user: UnprivilegedUser | null;
}

export interface ClusterOptions {
  superuserPassword: string;
  /** Lines for postgresql.conf, on top of {@link SETTINGS}. */
  settings?: readonly string[];
}

const SETTINGS = [
  "listen_addresses = '127.0.0.1'",
  "unix_socket_directories = ''",
  'max_connections = 120',
  'shared_buffers = 256MB',
  'work_mem = 16MB',
  'maintenance_work_mem = 128MB',
  'effective_io_concurrency = 0',
  'random_page_cost = 1.1',
  'max_wal_size = 4GB',
  'min_wal_size = 256MB',
  'checkpoint_timeout = 15min',
  'autovacuum_naptime = 10s',
  'jit = off',
  "timezone = 'UTC'",
  "log_timezone = 'UTC'",
  "lc_messages = 'C'",
  'logging_collector = off',
];

/**
 * Makes the cluster's folder if it is not there: UTF-8, sorting and lower case by ICU, passwords by SCRAM. It is made
 * aside and renamed, so that a process killed in between leaves nothing half done.
 *
 * @throws StartError when the folder belongs to another major version of PostgreSQL.
 */
export async function initCluster(cluster: Cluster, options: ClusterOptions): Promise<void> {
  const { folder, binaries } = cluster;
  if (existsSync(join(folder, 'PG_VERSION'))) return refuseOtherVersion(cluster);

  const partial = `${folder}.new-${process.pid}`;
  const passwordFile = `${partial}.password`;
  mkdirSync(dirname(folder), { recursive: true });
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  writeFileSync(passwordFile, options.superuserPassword, { mode: 0o600 });
  if (cluster.user !== null)
    for (const path of [partial, passwordFile]) chownSync(path, cluster.user.uid, cluster.user.gid);
  try {
    const encoding = ['-E', 'UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=und'];
    const access = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
    await command(cluster, binaries.initdb, ['-D', partial, ...encoding, ...access]);
    const settings = [...SETTINGS, ...(options.settings ?? [])].join('\n');
    writeFileSync(join(partial, 'postgresql.auto.conf'), `# Written by Chasqui.\n${settings}\n`);
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(partial, { recursive: true, force: true });
  }
}

function refuseOtherVersion({ folder, binaries }: Cluster): void {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  const expected = binaries.version.split('.')[0];
  if (found !== expected)
    throw new StartError(
      `The database in ${folder} was made by PostgreSQL ${found}; this version of Chasqui brings PostgreSQL ${expected}. ` +
        `Start the version of Chasqui that made it and move the data to a new database, or set CHASQUI_DATA to a new folder.`,
    );
}

/** Starts the cluster's server on `wantedPort` or a free one, or finds it running, and returns its port. */
export async function startCluster(cluster: Cluster, wantedPort?: number): Promise<number> {
  const running = await runningPort(cluster);
  if (running !== null) return running;
  const port = wantedPort ?? (await freePort());
  const log = join(cluster.folder, 'server.log');
  const options = `-p ${port}`;
  try {
    await command(cluster, cluster.binaries.pgCtl, [
      'start',
      '-w',
      '-t',
      '60',
      '-D',
      cluster.folder,
      '-l',
      log,
      '-o',
      options,
    ]);
  } catch (error) {
    // Two starts at once: the other's server may have come up first.
    const other = await runningPort(cluster);
    if (other !== null) return other;
    throw new Error(`PostgreSQL did not start: ${lastLines(log)}`, { cause: error });
  }
  return port;
}

/**
 * Stops the server. `fast` ends open connections and writes a checkpoint; `immediate` stops as a crash would.
 */
export async function stopCluster(cluster: Cluster, mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
  if ((await runningPort(cluster)) === null) return;
  await command(cluster, cluster.binaries.pgCtl, [
    'stop',
    '-w',
    '-t',
    '60',
    '-m',
    mode,
    '-D',
    cluster.folder,
  ]);
}

/** The port of the running server by its pid file, or null when none runs. */
async function runningPort(cluster: Cluster): Promise<number | null> {
  try {
    await command(cluster, cluster.binaries.pgCtl, ['status', '-D', cluster.folder]);
  } catch {
    return null; // pg_ctl status ends with 3 when no server runs and 4 when there is no such folder.
  }
  const [, , , port] = readFileSync(join(cluster.folder, 'postmaster.pid'), 'utf8').split('\n');
  return Number(port);
}

async function command({ user }: Cluster, program: string, args: string[]): Promise<void> {
  // The working folder must be one that the other user can read; LC_ALL keeps messages in English.
  const environment = { PATH: process.env.PATH, LC_ALL: 'C', SystemRoot: process.env.SystemRoot };
  const identity = user === null ? {} : { uid: user.uid, gid: user.gid };
  await run(program, args, {
    cwd: process.platform === 'win32' ? undefined : '/',
    env: environment,
    ...identity,
  });
}

function lastLines(file: string): string {
  return existsSync(file)
    ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-5).join(' | ')
    : 'it wrote no log';
}

/** A port of the loopback that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** A password of 32 hexadecimal digits. */
export function randomPassword(): string {
  return randomBytes(16).toString('hex');
}
