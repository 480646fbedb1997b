import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chmodSync } from 'node:fs';
import { findBinaries } from '../db/embedded/binaries.js';
import {
  type Cluster,
  initCluster,
  randomPassword,
  startCluster,
  stopCluster,
} from '../db/embedded/cluster.js';
import { unprivilegedUser } from '../db/embedded/unprivileged-user.js';

/** A PostgreSQL for one test run: TEST_DATABASE_URL, or an embedded one in the temporary folder. */
export interface TestServer {
  /** As a role that may create databases. */
  adminUrl: string;
  stop(): Promise<void>;
}

/** What may be lost when the machine dies costs time in tests that only kill processes. */
const UNSAFE_BUT_FAST = [
  'fsync = off',
  'full_page_writes = off',
  'synchronous_commit = off',
  'max_connections = 200',
];

export async function startTestServer(options: { durable?: boolean } = {}): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') return { adminUrl: given, stop: () => Promise.resolve() };
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(tmpdir(), 'chasqui-test-'));
  chmodSync(folder, 0o777);
  const cluster: Cluster = { folder: join(folder, 'data'), binaries: findBinaries(user), user };
  const superuserPassword = randomPassword();
  await initCluster(cluster, {
    superuserPassword,
    settings: options.durable === true ? [] : UNSAFE_BUT_FAST,
  });
  const port = await startCluster(cluster);
  return {
    adminUrl: `postgresql://postgres:${superuserPassword}@127.0.0.1:${port}/postgres`,
    async stop() {
      await stopCluster(cluster, 'immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
