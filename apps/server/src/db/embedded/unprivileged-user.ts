import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StartError } from '../../start-error.js';

/** The user as whom PostgreSQL runs when Chasqui was started as root, which PostgreSQL refuses. */
export interface UnprivilegedUser {
  name: string;
  uid: number;
  gid: number;
}

/** @returns null when this process is not root: then PostgreSQL runs as the same user. */
export function unprivilegedUser(): UnprivilegedUser | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const user = users.find(([name]) => name === wanted);
    if (user !== undefined) return { name: wanted, uid: Number(user[2]), gid: Number(user[3]) };
  }
  throw new StartError(
    'PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody". Start Chasqui as another user or set DATABASE_URL.',
  );
}

/** Whether `user` may enter `folder` and each folder above it, judged by owner, group and mode. */
export function canReach(folder: string, user: UnprivilegedUser): boolean {
  for (let path = resolve(folder); ; path = dirname(path)) {
    const { mode, uid, gid } = statSync(path);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (path === dirname(path)) return true;
  }
}
