import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from '../start-error.js';

const kept = z.object({
  secret: z.string(),
  postgres: z.string(),
  chasqui: z.string(),
  owner: z.object({ email: z.string(), password: z.string() }),
});

/** What the data folder keeps beside the database: secrets that nobody had to choose. */
export type KeptSecrets = z.infer<typeof kept>;

const FILE = 'secrets.json';

/** Reads the secrets of the data folder; makes them the first time. Only the owner of the file can read it. */
export function readKeptSecrets(dataFolder: string): KeptSecrets {
  const file = join(dataFolder, FILE);
  if (existsSync(file)) return kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  makeFolder(resolve(dataFolder), 0o711);
  const secrets: KeptSecrets = {
    secret: randomBytes(32).toString('hex'),
    postgres: randomBytes(16).toString('hex'),
    chasqui: randomBytes(16).toString('hex'),
    owner: { email: 'owner@example.com', password: readablePassword() },
  };
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, file);
  return secrets;
}

/**
 * Makes a folder and those above it, one by one: where the kernel refuses without a reason that Node knows (as in
 * /proc), Node's own way of making them all tries for ever.
 *
 * @throws StartError when it cannot be made.
 */
function makeFolder(folder: string, mode: number): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder), mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    throw new StartError(`The folder ${folder} cannot be made (${code}). Set CHASQUI_DATA to one that can.`);
  }
}

/** 80 bits in letters and digits that cannot be mistaken for one another, in groups that can be typed. */
function readablePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789x';
  const letters = [...randomBytes(16)].map(byte => alphabet[byte % 32]).join('');
  return letters.match(/.{4}/g)?.join('-') ?? letters;
}
