import { LIMITS, type UserId } from '@chasqui/domain';
import { In } from 'typeorm';
import { audit } from '../api-kit/audit.js';
import { type Ctx, type TxCtx, inTransaction } from '../api-kit/context.js';
import { type BadField, badField } from '../api-kit/refusal.js';
import { listAttributes } from '../attributes/index.js';
import { LinkedNames } from './linked-names.js';
import { type UserRow, parseUser } from './parse-user.js';
import {
  type UpsertUserInput,
  type UpsertUserResult,
  type UpsertUsersResult,
  UpsertStatus,
} from './user-input.js';
import { User } from './user.js';
import { type FoundUser, findByKeys, insertUsers, lockUpserts, updateUsers } from './users.sql.js';

type Outcome = { status: 'CREATED' | 'UPDATED'; id: UserId } | { status: 'REFUSED'; errors: BadField[] };

/** A row that names several users by one address. */
const SEVERAL = Symbol('several users');

interface PlacedRow {
  index: number;
  row: UserRow;
}

/**
 * Inserts or updates users, all in one transaction. A row is found by its external id, else by its address; a row with a
 * new external id takes over the one user who has its address and no external id. Bad rows are refused one by one, the
 * others go in. Rows about the same user take effect in their order.
 */
export async function upsertUsers(ctx: Ctx, inputs: readonly UpsertUserInput[]): Promise<UpsertUsersResult> {
  if (inputs.length > LIMITS.upsertRows)
    throw badField('users', `At most ${LIMITS.upsertRows} users at a time.`);
  const declarations = new Map((await listAttributes(ctx)).map(attribute => [attribute.key, attribute]));
  const outcomes = Array<Outcome | undefined>(inputs.length);
  const good: PlacedRow[] = [];
  inputs.forEach((input, index) => {
    const parsed = parseUser(input, declarations, ctx.now());
    if (parsed.ok) good.push({ index, row: parsed.row });
    else outcomes[index] = { status: 'REFUSED', errors: parsed.errors };
  });
  await inTransaction(ctx, async tx => {
    await tx.db.execute(lockUpserts());
    let users = await usersNamedBy(tx, good);
    for (const [turn, round] of intoRounds(good, users).entries()) {
      if (turn > 0) users = await usersNamedBy(tx, round);
      await upsertRound(tx, round, users, outcomes);
    }
    await audit(tx, { action: 'users.upsert', detail: count(outcomes) });
  });
  return toResult(ctx, outcomes);
}

/**
 * Splits rows so that within a round no two can be about the same user. Rows are linked by a key or an address that they
 * share, directly or through a user who has both; linked rows take their turns in their order, one a round.
 */
function intoRounds(rows: readonly PlacedRow[], users: readonly FoundUser[]): PlacedRow[][] {
  const links = new LinkedNames();
  for (const user of users) links.link(namesOf(user));
  for (const { row } of rows) links.link(namesOf(row));
  const rounds: PlacedRow[][] = [];
  const turns = new Map<string, number>();
  for (const placed of rows) {
    const group = links.groupOf(namesOf(placed.row)[0] ?? '');
    const turn = turns.get(group) ?? 0;
    turns.set(group, turn + 1);
    (rounds[turn] ??= []).push(placed);
  }
  return rounds;
}

/** The names under which a row is looked for, or a user found; a row has at least one. */
function namesOf({ external_id: externalId, email_key: emailKey }: Partial<FoundUser>): string[] {
  return [
    ...(typeof externalId === 'string' ? [`id ${externalId}`] : []),
    ...(typeof emailKey === 'string' ? [`mail ${emailKey}`] : []),
  ];
}

/** The users that rows may be about, as they are now. */
function usersNamedBy(tx: TxCtx, rows: readonly PlacedRow[]): Promise<FoundUser[]> {
  const externalIds = rows.flatMap(({ row }) => (row.external_id === undefined ? [] : [row.external_id]));
  const emailKeys = rows.flatMap(({ row }) => (typeof row.email_key === 'string' ? [row.email_key] : []));
  return tx.db.rows<FoundUser>(findByKeys(externalIds, emailKeys));
}

async function upsertRound(
  tx: TxCtx,
  round: readonly PlacedRow[],
  users: readonly FoundUser[],
  outcomes: (Outcome | undefined)[],
): Promise<void> {
  const find = directoryOf(users);
  const inserts: PlacedRow[] = [];
  const updates: { index: number; id: string; row: UserRow }[] = [];
  for (const { index, row } of round) {
    const found = find(row);
    if (found === SEVERAL)
      outcomes[index] = {
        status: 'REFUSED',
        errors: [
          { path: 'email', message: 'Several users have this address; say which one by its externalId.' },
        ],
      };
    else if (found === null) inserts.push({ index, row });
    else updates.push({ index, id: found, row });
  }
  if (inserts.length > 0) {
    const made = await tx.db.rows<{ id: UserId }>(insertUsers(inserts.map(insert => insert.row)));
    inserts.forEach(
      ({ index }, i) => (outcomes[index] = { status: 'CREATED', id: (made[i] as { id: UserId }).id }),
    );
  }
  if (updates.length > 0) {
    await tx.db.execute(updateUsers(updates.map(({ id, row }) => ({ id, row }))));
    for (const { index, id } of updates) outcomes[index] = { status: 'UPDATED', id: id as UserId };
  }
}

/** The rule by which a row finds its user among these. */
function directoryOf(users: readonly FoundUser[]): (row: UserRow) => string | typeof SEVERAL | null {
  const byExternalId = new Map(
    users.flatMap(user => (user.external_id === null ? [] : [[user.external_id, user.id] as const])),
  );
  const byEmail = new Map<string, FoundUser[]>();
  for (const user of users)
    if (user.email_key !== null) byEmail.set(user.email_key, [...(byEmail.get(user.email_key) ?? []), user]);
  return row => {
    const sameAddress = typeof row.email_key === 'string' ? (byEmail.get(row.email_key) ?? []) : [];
    if (row.external_id !== undefined) {
      const nameless = sameAddress.filter(user => user.external_id === null);
      return byExternalId.get(row.external_id) ?? (nameless.length === 1 ? (nameless[0]?.id ?? null) : null);
    }
    return sameAddress.length > 1 ? SEVERAL : (sameAddress[0]?.id ?? null);
  };
}

function count(outcomes: readonly (Outcome | undefined)[]): {
  created: number;
  updated: number;
  refused: number;
} {
  const of = (status: UpsertStatus) => outcomes.filter(outcome => outcome?.status === status).length;
  return { created: of('CREATED'), updated: of('UPDATED'), refused: of('REFUSED') };
}

async function toResult(ctx: Ctx, outcomes: readonly (Outcome | undefined)[]): Promise<UpsertUsersResult> {
  const ids = outcomes.flatMap(outcome =>
    outcome !== undefined && outcome.status !== 'REFUSED' ? [outcome.id] : [],
  );
  const users = new Map((await ctx.db.entities.findBy(User, { id: In(ids) })).map(user => [user.id, user]));
  const results = outcomes.map((outcome, index): UpsertUserResult => {
    if (outcome === undefined) throw new Error('Every row has an outcome.');
    if (outcome.status === 'REFUSED')
      return { index, status: UpsertStatus.REFUSED, user: null, errors: outcome.errors };
    return { index, status: outcome.status, user: users.get(outcome.id) ?? null, errors: [] };
  });
  return { ...count(outcomes), results };
}
