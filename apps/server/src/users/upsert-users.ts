import { LIMITS, type UserId } from '@chasqui/domain';
import { In } from 'typeorm';
import { audit } from '../api-kit/audit.js';
import { type Ctx, type TxCtx, inTransaction } from '../api-kit/context.js';
import { type BadField, badField } from '../api-kit/refusal.js';
import { listAttributes } from '../attributes/index.js';
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
    for (const round of intoRounds(good)) await upsertRound(tx, round, outcomes);
    await audit(tx, { action: 'users.upsert', detail: count(outcomes) });
  });
  return toResult(ctx, outcomes);
}

/** Splits rows so that within a round no two can be about the same user; later rows of a user come in later rounds. */
function intoRounds(rows: readonly PlacedRow[]): PlacedRow[][] {
  const rounds: PlacedRow[][] = [];
  const nextRound = new Map<string, number>();
  for (const placed of rows) {
    const { external_id: externalId, email_key: emailKey } = placed.row;
    const names = [
      ...(externalId === undefined ? [] : [`id ${externalId}`]),
      ...(typeof emailKey === 'string' ? [`mail ${emailKey}`] : []),
    ];
    const round = Math.max(0, ...names.map(name => nextRound.get(name) ?? 0));
    for (const name of names) nextRound.set(name, round + 1);
    (rounds[round] ??= []).push(placed);
  }
  return rounds;
}

async function upsertRound(
  tx: TxCtx,
  round: readonly PlacedRow[],
  outcomes: (Outcome | undefined)[],
): Promise<void> {
  const find = await directoryOf(tx, round);
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

/** Reads the users that a round may be about, and returns the rule by which a row finds its user. */
async function directoryOf(
  tx: TxCtx,
  round: readonly PlacedRow[],
): Promise<(row: UserRow) => string | typeof SEVERAL | null> {
  const externalIds = round.flatMap(({ row }) => (row.external_id === undefined ? [] : [row.external_id]));
  const emailKeys = round.flatMap(({ row }) => (typeof row.email_key === 'string' ? [row.email_key] : []));
  const users = await tx.db.rows<FoundUser>(findByKeys(externalIds, emailKeys));
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
