import { type UserId, isId } from '@chasqui/domain';
import { SignJWT, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { Ctx } from '../api-kit/context.js';
import type { Keys } from '../api-kit/keys.js';
import { ANONYMOUS, type Principal } from '../api-kit/principal.js';
import { unauthenticated } from '../api-kit/refusal.js';
import { type SessionRow, useSession } from './sessions.sql.js';
import { hashToken } from './sign-in.js';

const AUDIENCE = 'chasqui:user';
export const MAX_TOKEN_SECONDS = 24 * 3_600;

/** What a request brings to say who it is. */
export interface Credentials {
  sessionToken: string | null;
  /** The `Authorization` header, or what a WebSocket client put into its connection parameters. */
  authorization: string | null;
}

/**
 * Finds out on whose behalf a request comes. A bearer token wins over a cookie.
 *
 * @throws Refusal UNAUTHENTICATED for a bearer token that is wrong or has ended; a dead session cookie is just nobody.
 */
export async function authenticate(
  ctx: Pick<Ctx, 'db' | 'keys' | 'now'>,
  credentials: Credentials,
): Promise<Principal> {
  if (credentials.authorization !== null) return userOfToken(ctx, credentials.authorization);
  if (credentials.sessionToken === null) return ANONYMOUS;
  const tokenHash = hashToken(credentials.sessionToken);
  const session = await ctx.db.row<SessionRow>(useSession(tokenHash));
  return session === null ? ANONYMOUS : { kind: 'MEMBER', ...session, tokenHash };
}

/** Signs a token (JWT, HS256, RFC 7519) with which a widget acts for one user, for at most a day. */
export function signUserToken(keys: Keys, userId: UserId, now: Date, ttlSeconds: number): Promise<string> {
  const key = keys.signing('user-token');
  const issued = Math.floor(now.getTime() / 1_000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', kid: String(key.id) })
    .setSubject(userId)
    .setAudience(AUDIENCE)
    .setIssuedAt(issued)
    .setExpirationTime(issued + Math.min(ttlSeconds, MAX_TOKEN_SECONDS))
    .sign(key.bytes);
}

async function userOfToken(ctx: Pick<Ctx, 'keys' | 'now'>, authorization: string): Promise<Principal> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1];
  if (token === undefined) throw unauthenticated('The authorization is not a bearer token.');
  try {
    const key = ctx.keys.verifying('user-token', Number(decodeProtectedHeader(token).kid));
    if (key === null) throw unauthenticated('The token is signed under a key that is not known here.');
    const { payload } = await jwtVerify(token, key.bytes, {
      algorithms: ['HS256'],
      audience: AUDIENCE,
      maxTokenAge: MAX_TOKEN_SECONDS,
      currentDate: ctx.now(),
      requiredClaims: ['exp', 'iat', 'sub'],
    });
    if (payload.sub === undefined || !isId(payload.sub)) throw unauthenticated('The token names no user.');
    return { kind: 'USER', userId: payload.sub as UserId };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError)
      throw unauthenticated('The token is wrong or has ended.');
    throw error;
  }
}
