import { ensureOwner } from '../access/index.js';
import type { Ctx } from '../api-kit/context.js';
import { fillDemo } from '../demo/fill-demo.js';
import { removeMailboxRelay, ensureMailboxRelay, ensureRelay } from '../relays/index.js';

export interface Installation {
  /** The first member, from the environment or generated. */
  owner: { email: string; password: string } | null;
  /** Where the built-in mailbox listens, if there is one. */
  mailboxPort: number | null;
}

export interface Prepared {
  /** Whether the owner's given password signs in. */
  ownerHolds: boolean;
  /** Whether the demo was filled in just now. */
  demoFilled: boolean;
}

/**
 * Sees to what must be there before anybody looks: owner, relay, demo. Each is made once; what was changed since stays.
 */
export async function prepareInstallation(ctx: Ctx, { owner, mailboxPort }: Installation): Promise<Prepared> {
  const { smtpUrl, demo } = ctx.config;
  const holds = owner === null ? false : await ensureOwner(ctx, owner);
  if (smtpUrl !== null) await ensureRelay(ctx, smtpUrl);
  if (mailboxPort === null) await removeMailboxRelay(ctx);
  else await ensureMailboxRelay(ctx, mailboxPort);
  const demoFilled = demo && (await fillDemo(ctx));
  return { ownerHolds: holds, demoFilled };
}
