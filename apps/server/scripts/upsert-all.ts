import type { ApiSession } from './api-session.js';
import type { PersonInput } from './people-file.js';

const BATCH = 500;

const UPSERT = `mutation ($input: UpsertUsersInput!) {
  upsertUsers(input: $input) { created updated refused results { index status errors { path message } } }
}`;

interface UpsertAnswer {
  upsertUsers: {
    created: number;
    updated: number;
    results: { index: number; status: string; errors: { path: string; message: string }[] }[];
  };
}

export interface Upserted {
  created: number;
  updated: number;
  refused: { person: PersonInput; errors: { path: string; message: string }[] }[];
}

/** Sends people through `upsertUsers`, batch by batch. */
export async function upsertAll(
  session: ApiSession,
  people: readonly PersonInput[],
  progress: (done: number) => void = () => undefined,
): Promise<Upserted> {
  const sum: Upserted = { created: 0, updated: 0, refused: [] };
  for (let at = 0; at < people.length; at += BATCH) {
    const batch = people.slice(at, at + BATCH);
    const { upsertUsers } = await session.ask<UpsertAnswer>(UPSERT, { input: { users: batch } });
    sum.created += upsertUsers.created;
    sum.updated += upsertUsers.updated;
    for (const { index, status, errors } of upsertUsers.results) {
      const person = batch[index];
      if (status === 'REFUSED' && person !== undefined) sum.refused.push({ person, errors });
    }
    progress(at + batch.length);
  }
  return sum;
}
