import { resolve } from 'node:path';

/** A path as it was given: `pnpm --filter` runs scripts in their package and leaves where it was called from in INIT_CWD. */
export function givenPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
