import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findBinaries } from '../../src/db/embedded/binaries.js';
import {
  type Cluster,
  initCluster,
  randomPassword,
  startCluster,
  stopCluster,
} from '../../src/db/embedded/cluster.js';
import { unprivilegedUser } from '../../src/db/embedded/unprivileged-user.js';
import { migrate } from '../../src/db/migrate.js';
import { beforeClose } from './closing.js';

/** A PostgreSQL of the benchmark's own, set as the product sets its embedded one: fsync on. */
export interface DatabaseServer {
  /** As superuser, to the migrated database. */
  url: string;
  cluster: Cluster;
  /** Of the postmaster, whose children are the backends. */
  pid: number;
}

/** @param settings lines for postgresql.conf. */
export async function startDatabaseServer(settings: readonly string[] = []): Promise<DatabaseServer> {
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(tmpdir(), 'chasqui-bench-'));
  beforeClose(() => rmSync(folder, { recursive: true, force: true }));
  // PostgreSQL's own user must reach it where the benchmark runs as root.
  chmodSync(folder, 0o777);
  const cluster: Cluster = { folder: join(folder, 'data'), binaries: findBinaries(user), user };
  const superuserPassword = randomPassword();
  await initCluster(cluster, { superuserPassword, settings });
  const port = await startCluster(cluster);
  beforeClose(() => stopCluster(cluster, 'immediate'));
  const server = `postgresql://postgres:${superuserPassword}@127.0.0.1:${port}`;
  await createDatabase(`${server}/postgres`);
  const url = `${server}/chasqui`;
  await migrate(url);
  const [pid] = readFileSync(join(cluster.folder, 'postmaster.pid'), 'utf8').split('\n');
  return { url, cluster, pid: Number(pid) };
}

async function createDatabase(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query('CREATE DATABASE chasqui');
  await admin.end();
}
