import { parseEmailAddress } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import { Member } from './member.js';
import { hashPassword, verifyPassword } from './password.js';

/**
 * Makes the first member, an owner. Where members exist already nothing happens: the environment does not overrule
 * what was changed since.
 *
 * @returns whether the given password signs the given owner in.
 */
export async function ensureOwner(ctx: Ctx, owner: { email: string; password: string }): Promise<boolean> {
  const parsed = parseEmailAddress(owner.email);
  if (!parsed.ok) throw new Error(`The owner's e-mail address: ${parsed.message}`);
  const { key, display } = parsed.address;
  const { entities } = ctx.db;
  if ((await entities.count(Member)) === 0) {
    const passwordHash = await hashPassword(owner.password);
    await entities.insert(Member, { email: display, emailKey: key, name: '', role: 'OWNER', passwordHash });
    return true;
  }
  const member = await entities.findOneBy(Member, { emailKey: key });
  return member !== null && (await verifyPassword(member.passwordHash, owner.password));
}
