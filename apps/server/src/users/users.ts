import { type UserId, isStorableText, parseEmailAddress } from '@chasqui/domain';
import { isGiven } from '../api-kit/parse-input.js';
import type { Ctx } from '../api-kit/context.js';
import { badInput, conflict } from '../api-kit/refusal.js';
import { User } from './user.js';

/** How a user is named from outside: by exactly one of these. */
export interface UserReference {
  id?: UserId | null;
  externalId?: string | null;
  email?: string | null;
}

/**
 * @returns the user, or null.
 * @throws Refusal BAD_USER_INPUT when not exactly one of the three is given; CONFLICT when several users share the address.
 */
export async function findUser(
  ctx: Pick<Ctx, 'db'>,
  { id, externalId, email }: UserReference,
): Promise<User | null> {
  const given = [id, externalId, email].filter(isGiven);
  if (given.length !== 1)
    throw badInput([{ path: 'id', message: 'Give exactly one of id, externalId and email.' }]);
  const { entities } = ctx.db;
  if (isGiven(id)) return entities.findOneBy(User, { id });
  if (isGiven(externalId))
    return isStorableText(externalId) ? entities.findOneBy(User, { externalId }) : null;
  const parsed = parseEmailAddress(email ?? '');
  if (!parsed.ok) throw badInput([{ path: 'email', message: parsed.message }]);
  const users = await entities.find(User, {
    where: { emailKey: parsed.address.key },
    take: 2,
    order: { id: 'ASC' },
  });
  if (users.length > 1) throw conflict('Several users have this address; ask by id or externalId.');
  return users[0] ?? null;
}
