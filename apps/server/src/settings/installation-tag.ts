import type { Ctx } from '../api-kit/context.js';
import type { Queryable } from '../db/database.js';
import { selectInstallationTag } from './settings.sql.js';

/** It never changes, so each process asks its database once. */
const tags = new WeakMap<Queryable, string>();

/** Tells the Message-IDs of one installation from those of another with the same sender: ten hexadecimal digits. */
export async function installationTag({ db }: Pick<Ctx, 'db'>): Promise<string> {
  const known = tags.get(db);
  if (known !== undefined) return known;
  const row = await db.row<{ tag: string }>(selectInstallationTag());
  if (row === null) throw new Error('The settings are gone.');
  tags.set(db, row.tag);
  return row.tag;
}
