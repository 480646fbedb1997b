import { createHash, randomBytes } from 'node:crypto';
import { parseEmailAddress } from '@chasqui/domain';
import { audit } from '../api-kit/audit.js';
import type { RequestCtx } from '../api-kit/context.js';
import { forbidden, limitExceeded, unauthenticated } from '../api-kit/refusal.js';
import { Member } from './member.js';
import { verifyAgainstNobody, verifyPassword } from './password.js';
import {
  countSignInAttempt,
  deleteExpiredSessions,
  deleteSession,
  forgetSignInAttempts,
  insertSession,
} from './sessions.sql.js';

const SESSION_DAYS = 30;
export const ATTEMPTS_WINDOW_MS = 15 * 60_000;
/**
 * Attempts in a window: for one address of mail from one of the network, from one of the network, and for one of mail.
 * The last is far apart from the first, since it also keeps its member out: who guesses from one place reaches the
 * first, and counts no further.
 */
const ATTEMPTS_PER_EMAIL_AND_IP = 10;
const ATTEMPTS_PER_IP = 50;
const ATTEMPTS_PER_EMAIL = 100;

/**
 * Signs a member in and sets the session cookie.
 *
 * @throws Refusal UNAUTHENTICATED when address or password are wrong, without saying which; LIMIT_EXCEEDED after too many attempts;
 *   FORBIDDEN over a WebSocket.
 */
export async function signIn(ctx: RequestCtx, email: string, password: string): Promise<Member> {
  if (ctx.request.setSession === null)
    throw forbidden('Sign in over HTTP: a WebSocket cannot carry the cookie back.');
  const address = parseEmailAddress(email);
  // What is no address is no member's, and is not written down anywhere.
  const key = address.ok ? address.address.key : null;
  const byEmail = `email ${key}`;
  const byEmailAndIp = `${byEmail} ip ${ctx.request.ip}`;
  if (key !== null) await countAttempt(ctx, byEmailAndIp, ATTEMPTS_PER_EMAIL_AND_IP);
  await countAttempt(ctx, `ip ${ctx.request.ip}`, ATTEMPTS_PER_IP);
  if (key !== null) await countAttempt(ctx, byEmail, ATTEMPTS_PER_EMAIL);

  const member = key === null ? null : await ctx.db.entities.findOneBy(Member, { emailKey: key });
  const right =
    member === null
      ? await verifyAgainstNobody(password)
      : await verifyPassword(member.passwordHash, password);
  if (member === null || !right) throw unauthenticated('The e-mail address or the password is not right.');

  const token = randomBytes(32).toString('base64url');
  const expires = new Date(ctx.now().getTime() + SESSION_DAYS * 86_400_000);
  const as = {
    ...ctx,
    principal: {
      kind: 'MEMBER',
      memberId: member.id,
      email: member.email,
      role: member.role,
      tokenHash: hashToken(token),
    } as const,
  };
  await ctx.db.transaction(async db => {
    await db.execute(insertSession(hashToken(token), member.id, expires, ctx.request.userAgent));
    await db.execute(deleteExpiredSessions());
    await db.execute(
      forgetSignInAttempts([byEmailAndIp, byEmail], new Date(ctx.now().getTime() - ATTEMPTS_WINDOW_MS)),
    );
    await audit({ ...as, db }, { action: 'member.signIn', subject: { kind: 'Member', id: member.id } });
  });
  ctx.request.setSession(token, expires);
  return member;
}

/** Ends the session that the request came with. */
export async function signOut(ctx: RequestCtx): Promise<void> {
  if (ctx.principal.kind === 'MEMBER') await ctx.db.execute(deleteSession(ctx.principal.tokenHash));
  ctx.request.setSession?.(null, new Date(0));
}

/** Sessions are kept by the hash of their token only. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

async function countAttempt(ctx: RequestCtx, subject: string, allowed: number): Promise<void> {
  const windowStart = new Date(Math.floor(ctx.now().getTime() / ATTEMPTS_WINDOW_MS) * ATTEMPTS_WINDOW_MS);
  const counted = await ctx.db.row<{ attempts: number }>(countSignInAttempt(subject, windowStart));
  if ((counted?.attempts ?? 0) <= allowed) return;
  const seconds = Math.ceil((windowStart.getTime() + ATTEMPTS_WINDOW_MS - ctx.now().getTime()) / 1_000);
  throw limitExceeded(
    `Too many attempts to sign in. Try again in ${Math.ceil(seconds / 60)} minutes.`,
    seconds,
  );
}
